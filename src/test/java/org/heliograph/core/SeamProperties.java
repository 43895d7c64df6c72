package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.support.ManualExecutor;
import org.heliograph.support.RecordingTransport;

@Label("the seam between replay and live, step by step")
class SeamProperties {
    private static final Topic TOPIC = new Topic("test", "t");
    private static final Topic OTHER = new Topic("test", "other");
    private static final long LARGE_TAIL = 1 << 20;
    /** Two entries or so. */
    private static final long SMALL_TAIL = 1_000;

    private final ManualExecutor senders = new ManualExecutor();
    private final Queue<Boolean> midway = new ArrayDeque<>();
    private final Set<Long> saidAfterLive = new HashSet<>();
    private Timeline<String> timeline;
    private RecordingTransport transport;

    /** What may come next, in any order. */
    enum Step {
        APPEND,
        APPEND_ELSEWHERE,
        NUDGE,
        PUMP,
        RUN_OLDEST,
        RUN_NEWEST,
        COMPLETE
    }

    @Property(tries = 500)
    @Label("K7 all after the cursor, once, in order; replay on exactly what was before live; live once")
    void theLogFromTheCursorOn(
            @ForAll @IntRange(min = 0, max = 80) int before,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll boolean fromHead,
            @ForAll boolean held,
            @ForAll boolean smallTail,
            @ForAll @Size(max = 120) List<Step> steps,
            @ForAll @Size(max = 60) List<Boolean> whileReading) {
        // One object serves all tries.
        midway.clear();
        saidAfterLive.clear();
        transport = held ? RecordingTransport.held() : RecordingTransport.prompt();
        timeline = timeline(smallTail ? SMALL_TAIL : LARGE_TAIL);
        LongStream.range(0, before).forEach(i -> append(TOPIC));
        midway.addAll(whileReading);
        Start start = fromHead ? Start.live(before) : Start.after((long) before * percent / 100);
        Connection connection = new Connection(transport, senders, () -> 0);

        timeline.follow(TOPIC, start, new Whole(), connection);
        steps.forEach(step -> take(step, connection));
        finish();

        long last = timeline.extent(TOPIC).last();
        List<Frame> events = new ArrayList<>(transport.frames());
        events.removeIf(frame -> frame.type().equals("live"));
        assertThat(events)
                .extracting(Numbered::seq)
                .isEqualTo(LongStream.rangeClosed(start.place().seq() + 1, last)
                        .boxed()
                        .toList());
        assertThat(transport.types().stream().filter("live"::equals)).hasSize(fromHead ? 0 : 1);
        int live = transport.types().indexOf("live");
        for (int i = 0; i < events.size(); i++) {
            long seq = Numbered.seq(events.get(i));
            assertThat(isReplay(events.get(i))).as("replay on %d", seq).isEqualTo(i < live);
            assertThat(seq <= before && i >= live)
                    .as("%d was there, and is live", seq)
                    .isFalse();
            assertThat(saidAfterLive.contains(seq) && i < live)
                    .as("%d came after live, and is replay", seq)
                    .isFalse();
        }
        assertThat(transport.hasOverlapped()).isFalse();
        assertThat(transport.closes()).isEmpty();
        timeline.close();
    }

    private void take(Step step, Connection connection) {
        switch (step) {
            case APPEND -> append(TOPIC);
            case APPEND_ELSEWHERE -> append(OTHER);
            case NUDGE -> timeline.hub().nudge(TOPIC);
            case PUMP -> connection.pump();
            case RUN_OLDEST -> senders.runOldest();
            case RUN_NEWEST -> senders.runNewest();
            case COMPLETE -> complete();
        }
    }

    private void finish() {
        while (complete() || senders.runOldest()) {
            continue;
        }
    }

    private boolean complete() {
        boolean waiting = transport.isHeld();
        if (waiting) {
            transport.complete();
        }
        return waiting;
    }

    private void append(Topic topic) {
        boolean live = transport.types().contains("live");
        long seq = timeline.record(topic, "e", null).join().entry().seq();
        if (live && topic.equals(TOPIC)) {
            saidAfterLive.add(seq);
        }
    }

    private Timeline<String> timeline(long tailBytes) {
        return Numbered.timeline(new InMemoryEventLog(new ManualClock(Instant.EPOCH)), new Hub(senders), tailBytes);
    }

    private static boolean isReplay(Frame frame) {
        return frame.text().startsWith("{\"replay\":true,");
    }

    /** Shows everything; now and then somebody writes while it is being read. */
    private final class Whole implements View<String> {
        @Override
        public Optional<Object> audience(Recorded<String> recorded) {
            if (Boolean.TRUE.equals(midway.poll())) {
                append(TOPIC);
            }
            return Optional.of("all");
        }

        @Override
        public List<Push> pushes(Recorded<String> recorded) {
            return Numbered.WHOLE.pushes(recorded);
        }
    }
}
