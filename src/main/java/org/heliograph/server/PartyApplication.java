package org.heliograph.server;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.heliograph.access.Caller;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.log.LogHealth;
import org.heliograph.party.Parties;
import org.heliograph.party.PartyId;
import org.heliograph.party.campaign.Campaigns;
import org.heliograph.party.tokens.PartyTokens;
import org.heliograph.party.web.Bases;
import org.heliograph.party.web.PartyDoor;
import org.heliograph.party.web.PartyEndpoint;
import org.heliograph.party.web.PartyStreams;
import org.heliograph.party.web.mcp.Visits;
import org.heliograph.wire.Ping;
import org.heliograph.wire.Queries;
import org.heliograph.wire.streams.LongPolls;
import org.heliograph.wire.streams.Stream;

/** The parties, wired: two logs each, opened when somebody comes. */
final class PartyApplication implements Served {
    private static final int ID_BYTES = 6;
    private static final String ARCHIVE = "archive";

    private final Parties parties;
    private final PartyDoor door;
    private final Visits visits;
    private final Path folder;

    /**
     * Where the server is, and since when.
     *
     * @param isLauncher whether it listens by itself
     */
    record Home(boolean isLauncher, Clock clock) {}

    /** @param executor where those go on who waited */
    PartyApplication(
            Spine spine, JsonlLogs logs, PartyTokens tokens, LongPolls longPolls, Executor executor, Home home) {
        this.folder = spine.settings().listen().dataDirectory().resolve(PartyId.KIND);
        PartyOpener opener = new PartyOpener(spine, logs, folder, executor);
        this.parties = new Parties(tokens, opener::open, this::archive, newIds());
        this.door = new PartyDoor(
                parties,
                tokens,
                new Campaigns(spine.settings().listen().dataDirectory().resolve("campaigns")),
                spine.sockets(),
                pulse(spine),
                spine.settings().party().history(),
                longPolls,
                executor,
                spine.json(),
                new Bases(
                        spine.settings().listen().publicUrl(),
                        home.isLauncher() ? spine.settings().listen().host() : "0.0.0.0"),
                home.clock().instant(),
                Version.current());
        this.visits = new Visits(
                new Visits.Limits(
                        spine.settings().limits().socketsPerToken(),
                        spine.settings().limits().body(),
                        spine.settings().party().grace()),
                tokens::isGood,
                executor,
                spine.sockets().nanoTime());
    }

    private static Supplier<PartyId> newIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return new PartyId("party-" + HexFormat.of().formatHex(bytes));
        };
    }

    private static Pulse pulse(Spine spine) {
        var beats = spine.settings().heartbeats().party();
        return Pulse.ofFrames(spine.sockets().frame(new Ping()), beats.ping(), beats.stale());
    }

    private void archive(PartyId party) {
        try {
            Path archive = Files.createDirectories(folder.resolve(ARCHIVE));
            Files.move(folder.resolve(party.value()), archive.resolve(party.value()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put the party " + party + " into the archive", e);
        }
    }

    @Override
    public String name() {
        return PartyId.KIND;
    }

    @Override
    public LogHealth health() {
        List<LogHealth> all = parties.open().stream()
                .flatMap(party -> party.health().stream())
                .toList();
        return new LogHealth(
                all.stream().mapToLong(LogHealth::damagedLines).sum(),
                all.stream().allMatch(LogHealth::writable),
                all.stream()
                        .map(LogHealth::problem)
                        .filter(problem -> !problem.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    @Override
    public Stream<?> open(String id, Caller caller, Queries.Parameters query) {
        return PartyStreams.open(door, id, caller);
    }

    @Override
    public void offerTo(ServletContext context) {
        context.setAttribute(PartyDoor.class.getName(), door);
        visits.offerTo(context);
    }

    @Override
    public Map<Class<?>, Supplier<?>> endpoints() {
        return Map.of(PartyEndpoint.class, () -> new PartyEndpoint(door));
    }

    @Override
    public void sweep() {
        parties.sweep();
        visits.sweep();
    }

    @Override
    public void tidy() {
        parties.tidy();
    }

    @Override
    public void close() {
        visits.close();
        parties.close();
    }
}
