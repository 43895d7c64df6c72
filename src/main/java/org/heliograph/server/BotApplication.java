package org.heliograph.server;

import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotFold;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotLimits;
import org.heliograph.bots.Bots;
import org.heliograph.bots.BotsState;
import org.heliograph.bots.History;
import org.heliograph.bots.Watchers;
import org.heliograph.bots.Work;
import org.heliograph.bots.files.TaskFiles;
import org.heliograph.bots.web.BotConsoleEndpoint;
import org.heliograph.bots.web.BotDoor;
import org.heliograph.bots.web.BotStreams;
import org.heliograph.bots.web.BotTimelineEndpoint;
import org.heliograph.bots.web.WaitingWorkers;
import org.heliograph.core.Folded;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogHealth;
import org.heliograph.server.settings.BotSettings;
import org.heliograph.wire.JsonEventCodec;
import org.heliograph.wire.Ping;
import org.heliograph.wire.Queries;
import org.heliograph.wire.streams.LongPolls;
import org.heliograph.wire.streams.Stream;

/** The bots, wired: one log, one timeline, the doors. */
final class BotApplication implements Served {
    private static final int ID_BYTES = 12;

    private final EventLog log;
    private final Timeline<BotEvent> timeline;
    private final Folded<BotsState> state;
    private final EventLog.Following folding;
    private final BotDoor door;
    private final TaskFiles files;
    private final Executor executor;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** @param executor where work goes on that may read the log */
    BotApplication(EventLog log, Spine spine, LongPolls longPolls, Executor executor, Clock clock) {
        this.log = log;
        this.executor = executor;
        JsonEventCodec<BotEvent> codec = new JsonEventCodec<>(spine.json(), BotEvent.class);
        this.timeline = spine.timeline(log, codec);
        this.state = new Folded<>(
                log,
                "bots",
                new BotFold(codec, spine.json()::write, json -> spine.json().read(json, BotsState.Kept.class)));
        this.folding = state.follow(spine.sockets().senders());
        BotSettings settings = spine.settings().bot();
        BotLimits limits = new BotLimits(settings.lease(), settings.queue());
        Watchers watchers = new Watchers();
        Bots bots = new Bots(timeline, state, limits, executor);
        Work work = new Work(bots, limits, clock, spine.sockets().nanoTime(), newIds(), watchers);
        Instant started = clock.instant();
        this.door = new BotDoor(
                bots,
                work,
                new History(bots),
                watchers,
                new WaitingWorkers(bots, work, longPolls, executor, spine.json()),
                newIds(),
                () -> Duration.between(started, clock.instant()),
                spine.sockets(),
                pulse(spine),
                spine.json());
        this.files =
                new TaskFiles(spine.settings().listen().dataDirectory().resolve("tasks"), bots, spine.json(), clock);
    }

    private static Pulse pulse(Spine spine) {
        var beats = spine.settings().heartbeats().bot();
        return Pulse.ofFrames(spine.sockets().frame(new Ping()), beats.ping(), beats.stale());
    }

    private static Supplier<String> newIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }

    BotDoor door() {
        return door;
    }

    @Override
    public LogHealth health() {
        return log.health();
    }

    @Override
    public String name() {
        return BotId.KIND;
    }

    @Override
    public List<String> sockets() {
        return List.of(BotId.KIND, "bot-console");
    }

    @Override
    public Set<String> filters() {
        return BotStreams.FILTERS;
    }

    @Override
    public Stream<?> open(String id, Caller caller, Queries.Parameters query) {
        caller.require(Role.VIEWER);
        return BotStreams.open(door, id, query);
    }

    @Override
    public void offerTo(ServletContext context) {
        context.setAttribute(BotDoor.class.getName(), door);
        context.setAttribute(Work.class.getName(), door.work());
    }

    @Override
    public Map<Class<?>, Supplier<?>> endpoints() {
        return Map.of(
                BotTimelineEndpoint.class, () -> new BotTimelineEndpoint(door),
                BotConsoleEndpoint.class, () -> new BotConsoleEndpoint(door));
    }

    @Override
    public void sweep() {
        door.work().sweep();
        // The sweeps must not wait for files.
        if (looking.compareAndSet(false, true)) {
            executor.execute(this::lookForFiles);
        }
    }

    private void lookForFiles() {
        try {
            files.look();
        } finally {
            looking.set(false);
        }
    }

    @Override
    public void tidy() {
        log.trim();
        door.bots().forgetTrimmed();
        state.keep();
    }

    @Override
    public void close() {
        // A snapshot that cannot be kept must not keep the log locked.
        try (log) {
            timeline.close();
            folding.close();
            state.keep();
        }
    }
}
