package org.heliograph.bots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.core.Cursors;
import org.heliograph.core.Folded;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Recorded;
import org.heliograph.core.Timeline;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;

/** Bots in memory, by a clock that a test sets. */
public final class Workshop {
    static final BotId BOT = new BotId("BOT-002");
    static final BotLimits LIMITS = new BotLimits(Duration.ofSeconds(300), 100);

    final ManualClock clock;
    final EventLog log;
    final Json json = new Json();
    final JsonEventCodec<BotEvent> codec = new JsonEventCodec<>(json, BotEvent.class);
    final Timeline<BotEvent> timeline;
    final Bots bots;
    final Work work;
    final Watchers watchers = new Watchers();
    private final AtomicInteger leases = new AtomicInteger();

    /** One of its own. */
    public Workshop() {
        this(new ManualClock(Instant.parse("2026-11-21T12:00:00Z")));
    }

    private Workshop(ManualClock clock) {
        this(clock, new InMemoryEventLog(clock), Runnable::run);
    }

    /** Over a log that others may use too; the executor is where work goes on that the log must not do. */
    Workshop(ManualClock clock, EventLog log, Executor executor) {
        this.clock = clock;
        this.log = log;
        this.timeline = new Timeline<>(
                log,
                codec,
                new FrameEncoder(json),
                new Cursors(new byte[Cursors.KEY_BYTES]),
                new Hub(Runnable::run),
                1 << 20,
                new Deaf());
        this.bots = new Bots(timeline, folded("bots"), LIMITS, executor);
        this.work = new Work(bots, LIMITS, clock, clock::nanoTime, () -> "lease-" + leases.incrementAndGet(), watchers);
    }

    /** The bots' state, folded anew. */
    Folded<BotsState> folded(String name) {
        return new Folded<>(log, name, fold());
    }

    BotFold fold() {
        return new BotFold(codec, json::write, text -> json.read(text, BotsState.Kept.class));
    }

    /** The bots. */
    public Bots bots() {
        return bots;
    }

    /** Working on their tasks. */
    public Work work() {
        return work;
    }

    /** By what time it goes. */
    public Clock clock() {
        return clock;
    }

    /** The time goes on. */
    public void advance(Duration by) {
        clock.advance(by);
    }

    /** A bot that is known. */
    public BotId bot() {
        bots.register(BOT).join();
        return BOT;
    }

    void queue(String task) {
        queue(task, 0, null);
    }

    void queue(String task, int retries, Instant expires) {
        bots.submit(
                        bot(),
                        new NewTask(new TaskId(task), "do it", Source.WEBSOCKET, Priority.P1, null, expires, retries),
                        null)
                .join();
    }

    /** Takes a task of a bot, as a worker does. */
    public void take(BotId bot) {
        work.next(bot).join().orElseThrow();
    }

    Optional<Lease> take() {
        return work.next(BOT).join();
    }

    /** The whole timeline: steps as JSON writes them. */
    public List<TaskEvent> steps() {
        return timeline.after(BOT.topic(), 0, 10_000).stream()
                .map(Recorded::event)
                .map(TaskEvent.class::cast)
                .toList();
    }

    /** The whole timeline, short. */
    List<String> told() {
        return steps().stream()
                .map(step -> step.task() + " " + step.status().text())
                .toList();
    }

    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
