package org.heliograph.plans;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.heliograph.core.Cursors;
import org.heliograph.core.Folded;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Timeline;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;

/** Plans in memory, by a clock that a test sets. */
final class PlanRoom {
    static final PlanId PLAN = new PlanId("build-7");

    private static final int TAIL_BYTES = 1 << 20;

    final Json json = new Json();
    final JsonEventCodec<PlanEvent> codec = new JsonEventCodec<>(json, PlanEvent.class);
    final EventLog log;
    final Timeline<PlanEvent> timeline;
    final Folded<PlansState> state;
    final Plans plans;

    PlanRoom() {
        this(new InMemoryEventLog(clock()), Runnable::run);
    }

    /** Over a log that others may have used before. */
    PlanRoom(EventLog log, Executor executor) {
        this.log = log;
        this.timeline = new Timeline<>(
                log,
                codec,
                new FrameEncoder(json),
                new Cursors(new byte[Cursors.KEY_BYTES]),
                new Hub(Runnable::run),
                TAIL_BYTES,
                new Deaf());
        this.state = new Folded<>(
                log, "plans", new PlanFold(codec, json::write, text -> json.read(text, PlansState.Kept.class)));
        this.plans = new Plans(timeline, state, new Fingerprint(new byte[Cursors.KEY_BYTES]), clock(), executor);
    }

    static ManualClock clock() {
        return new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    }

    /** Another one over the same log, as after a restart. */
    PlanRoom again() {
        return new PlanRoom(log, Runnable::run);
    }

    /** A plan of so many steps. */
    PlanRoom define(int steps, String... mask) {
        plans.define(PLAN, definition(steps, mask)).join();
        return this;
    }

    static Definition definition(int steps, String... mask) {
        return new Definition(
                "Build",
                IntStream.range(0, steps)
                        .mapToObj(i -> new PlanEvent.StepDefined("step " + i, null))
                        .toList(),
                Mask.of(List.of(mask)));
    }

    void print(int step, String text) {
        plans.print(PLAN, step, Outlet.STDOUT, text, null).join();
    }

    void become(int step, StepStatus status) {
        plans.step(PLAN, step, status, null, null, null).join();
    }

    /** What the log says, oldest first. */
    List<PlanEvent> events() {
        return log.readAfter(PLAN.topic(), 0, Integer.MAX_VALUE, Long.MAX_VALUE).stream()
                .map(entry -> codec.decode(entry.event()))
                .toList();
    }

    PlanState now() {
        return state.ask(all -> Objects.requireNonNull(all.plan(PLAN)));
    }

    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
