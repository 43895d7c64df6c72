package org.heliograph.server;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotId;
import org.heliograph.channels.ChannelId;
import org.heliograph.core.Cursors;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Connections;
import org.heliograph.core.connection.Heartbeats;
import org.heliograph.core.hub.Hub;
import org.heliograph.party.PartyId;
import org.heliograph.party.tokens.PartyToken;
import org.heliograph.party.tokens.PartyTokens;
import org.heliograph.party.tokens.TokenEnd;
import org.heliograph.party.web.PartyDoor;
import org.heliograph.plans.PlanId;
import org.heliograph.server.access.AccessControl;
import org.heliograph.server.access.OperationsTokens;
import org.heliograph.server.health.Health;
import org.heliograph.server.metrics.Metrics;
import org.heliograph.server.settings.Settings;
import org.heliograph.wire.EndpointConfigurator;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.HttpErrors;
import org.heliograph.wire.Json;
import org.heliograph.wire.Problem;
import org.heliograph.wire.SocketLimits;
import org.heliograph.wire.Sockets;
import org.heliograph.wire.streams.LongPolls;
import org.heliograph.wire.streams.StreamDoor;

/**
 * One server, wired: the composition root. Everything else is given what it needs; here it is made, and ended in the
 * opposite order.
 */
public final class HeliographServer implements AutoCloseable, EndpointConfigurator.Endpoints {
    private static final Duration SSE_COMMENT = Duration.ofSeconds(15);
    private static final Duration TIDY = Duration.ofMinutes(1);
    private static final Duration SLOWEST_SWEEP = Duration.ofSeconds(1);
    private static final int SMALLEST_WINDOW = 32 * 1024;

    private final Settings settings;
    private final Clock clock;
    private final Json json = new Json();
    private final Threads threads = new Threads();
    private final Metrics metrics = new Metrics();
    private final Health health;
    private final Connections connections;
    private final LongPolls longPolls;
    private final AccessControl access;
    private final Sockets sockets;
    private final Hub hub;
    private final ChannelApplication channels;
    private final BotApplication bots;
    private final PlanApplication plans;
    private final PartyApplication parties;
    private final List<Served> applications;
    private final StreamDoor streams;
    private final Map<Class<?>, Supplier<?>> endpoints = new HashMap<>();
    private final PartyTokens partyTokens;
    private final Drain drain;

    private HeliographServer(
            Settings settings,
            OperationsTokens tokens,
            PartyTokens partyTokens,
            byte[] cursorKey,
            boolean launcher,
            Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.connections = new Connections(settings.limits().sockets());
        this.longPolls = new LongPolls(settings.limits().socketsPerToken());
        this.access =
                AccessControl.of(settings, tokens, secret -> PartyDoor.callerWith(partyTokens, secret), json, launcher);
        this.partyTokens = partyTokens;
        this.sockets = sockets();
        this.hub = new Hub(threads.senders());
        Spine spine = new Spine(settings, json, sockets, hub, new Cursors(cursorKey), new Readings(metrics, clock));
        JsonlLogs logs = new JsonlLogs(settings, metrics, clock, System::nanoTime);
        this.channels = new ChannelApplication(logs.open(ChannelId.KIND), spine);
        this.bots = new BotApplication(logs.open(BotId.KIND), spine, longPolls, threads.listeners(), clock);
        this.plans = new PlanApplication(logs.open(PlanId.KIND), spine, cursorKey, threads.listeners());
        this.parties = new PartyApplication(
                spine, logs, partyTokens, longPolls, threads.listeners(), new PartyApplication.Home(launcher, clock));
        this.applications = List.of(channels, bots, plans, parties);
        this.streams = new StreamDoor(List.copyOf(applications), sockets, SSE_COMMENT, longPolls, new HttpErrors(json));
        applications.forEach(application -> endpoints.putAll(application.endpoints()));
        this.drain = new Drain(connections, longPolls, settings.drain(), System::nanoTime);
        this.health = health();
        observe();
        tokens.onEnd(this::revoked);
        partyTokens.onEnd(this::ended);
        sweep();
    }

    /**
     * Starts a server.
     *
     * @param launcher whether it listens by itself, not inside somebody's container
     * @throws StartException if it cannot, with one line that says why
     */
    public static HeliographServer start(Settings settings, boolean launcher) {
        return start(settings, launcher, Clock.systemUTC());
    }

    /**
     * The same, with another time of day.
     *
     * @param clock may be set back or forward while the server runs
     * @throws StartException as the other
     */
    public static HeliographServer start(Settings settings, boolean launcher, Clock clock) {
        Path data = settings.listen().dataDirectory();
        try {
            Files.createDirectories(data);
            OperationsTokens tokens = OperationsTokens.open(data, clock);
            PartyTokens partyTokens = PartyTokens.open(data.resolve(PartyId.KIND), clock);
            return new HeliographServer(settings, tokens, partyTokens, new CursorKey(data).key(), launcher, clock);
        } catch (IOException e) {
            throw new StartException("Cannot use the data directory " + data + ": " + e.getMessage(), e);
        }
    }

    /** What it was started with. */
    public Settings settings() {
        return settings;
    }

    /** Hands everything that a container makes to the context where it looks for it. */
    public void offerTo(ServletContext context) {
        access.offerTo(context);
        metrics.offerTo(context);
        health.offerTo(context);
        context.setAttribute(HeliographServer.class.getName(), this);
        context.setAttribute(
                Heliograph.class.getName(),
                new JavaDoor(channels.door().channels(), bots.door(), plans.door(), threads.listeners()));
        applications.forEach(application -> application.offerTo(context));
        context.setAttribute(StreamDoor.class.getName(), streams);
        EndpointConfigurator.register(this);
    }

    /** Tells all clients that the server is stopping and waits for them to go. Idempotent; new ones are turned away. */
    public void drain() {
        drain.run();
    }

    @Override
    public void close() {
        drain();
        EndpointConfigurator.unregister();
        threads.close();
        applications.forEach(Served::close);
        metrics.close();
    }

    @Override
    public <T> T make(Class<T> type) throws InstantiationException {
        Supplier<?> supplier = endpoints.get(type);
        if (supplier == null) {
            throw new InstantiationException("No such endpoint: " + type.getName());
        }
        return type.cast(supplier.get());
    }

    @Override
    public EndpointConfigurator.Inbound inbound() {
        return new EndpointConfigurator.Inbound(settings.limits().frame(), json);
    }

    private Sockets sockets() {
        FrameEncoder encoder = new FrameEncoder(json);
        int largest = Math.max(SMALLEST_WINDOW, settings.sendWindow());
        return new Sockets(
                connections,
                push -> {
                    metrics.encoded();
                    return encoder.encode(push);
                },
                threads.senders(),
                threads.closers(),
                clock,
                System::nanoTime,
                new SocketLimits(
                        settings.limits().frame(), settings.limits().framesPerSecond(), SMALLEST_WINDOW, largest),
                settings.access().authTimeout(),
                access.callers()::withToken,
                id -> access.tokens().isGood(id) || partyTokens.isGood(id),
                (endpoint, code) -> metrics.closed(code));
    }

    private Health health() {
        Instant started = clock.instant();
        return new Health(
                Version.current(),
                () -> Duration.between(started, clock.instant()),
                drain::hasBegun,
                () -> applications.stream().collect(Collectors.toMap(Served::name, Served::health)));
    }

    private void observe() {
        metrics.connections("sse", () -> connections.countAt("sse"));
        metrics.connections("long-poll", longPolls::size);
        applications.forEach(this::observe);
    }

    private void observe(Served application) {
        for (String endpoint : application.sockets()) {
            metrics.connections(endpoint, () -> connections.countAt(endpoint));
        }
        metrics.subscriptions(application.name(), () -> hub.countOfKind(application.name()));
        metrics.damagedLines(application.name(), () -> application.health().damagedLines());
    }

    private void sweep() {
        Heartbeats heartbeats = new Heartbeats(connections, settings.sendStall(), System::nanoTime);
        threads.every(shortestSweep(), heartbeats::sweep);
        threads.every(SLOWEST_SWEEP, access.tokens()::sweep);
        for (Served application : applications) {
            threads.every(SLOWEST_SWEEP, application::sweep);
            threads.every(TIDY, application::tidy);
        }
    }

    /** A quarter of the shortest interval, so that none is missed by much. */
    private Duration shortestSweep() {
        var beats = settings.heartbeats();
        return Stream.of(
                        beats.party().ping(),
                        beats.bot().ping(),
                        beats.planPing(),
                        beats.channelPing(),
                        settings.sendStall(),
                        settings.access().authTimeout())
                .map(interval -> interval.dividedBy(4))
                .reduce(SLOWEST_SWEEP, (a, b) -> a.compareTo(b) < 0 ? a : b);
    }

    private void revoked(String tokenId) {
        hangUp(tokenId, "The token is no longer valid", CloseCause.denied("Token revoked"));
    }

    private void ended(PartyToken token, TokenEnd reason) {
        switch (reason) {
            case REPLACED -> hangUp(token.id(), "Token replaced", CloseCause.denied("Token replaced"));
            case REVOKED -> hangUp(token.id(), "Kicked by host", CloseCause.denied("Kicked by host"));
            case PARTY_OVER -> {
                connections.close(client -> client.owner().equals(token.id()), CloseCause.PARTY_OVER);
                longPolls.revoke(
                        caller -> caller.tokenId().filter(token.id()::equals).isPresent());
            }
        }
    }

    private void hangUp(String tokenId, String sentence, CloseCause cause) {
        connections.close(client -> client.owner().equals(tokenId), sockets.frame(new Problem(sentence, 401)), cause);
        longPolls.revoke(caller -> caller.tokenId().filter(tokenId::equals).isPresent());
    }
}
