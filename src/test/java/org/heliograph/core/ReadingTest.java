package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.core.connection.Batch;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Retention;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("reading on")
class ReadingTest {
    private static final Topic TOPIC = new Topic("test", "t");
    private static final int KEPT = 10;

    private final InMemoryEventLog log = new InMemoryEventLog(
            new ManualClock(Instant.EPOCH), 1, new Retention(KEPT, Retention.FOREVER, Long.MAX_VALUE));
    private final AtomicInteger gaps = new AtomicInteger();

    @Test
    @DisplayName("K6: a reader is told when retention takes what it is just about to read")
    void retentionMeanwhile() {
        try (Timeline<String> timeline = timeline(trimming(), 0)) {
            record(timeline, 100, "x");
            RecordingTransport transport = RecordingTransport.prompt();
            timeline.follow(TOPIC, Start.after(5), Numbered.WHOLE, connection(transport));

            assertThat(transport.types().subList(0, 2)).containsExactly("gap", "event");
            assertThat(Numbered.seq(transport.frames().get(1))).isEqualTo(91);
            assertThat(transport.types()).filteredOn("event"::equals).hasSize(KEPT);
            assertThat(gaps).hasValue(1);
        }
    }

    @Test
    @DisplayName("K7: whoever has seen how far a topic reaches finds all of it, also while the newest is on its way")
    void upToTheExtent() {
        List<Timeline<String>> opened = new ArrayList<>();
        List<List<Long>> found = new ArrayList<>();
        log.follow(entries -> {
            Timeline<String> timeline = opened.get(0);
            long last = timeline.extent(TOPIC).last();
            found.add(timeline.after(TOPIC, last - 1, 1).stream()
                    .map(recorded -> recorded.entry().seq())
                    .toList());
            found.add(timeline.after(TOPIC, 0, 100).stream()
                    .map(recorded -> recorded.entry().seq())
                    .toList());
        });
        try (Timeline<String> timeline = timeline(log, 1 << 20)) {
            opened.add(timeline);

            record(timeline, 2, "x");

            assertThat(found).containsExactly(List.of(1L), List.of(1L), List.of(2L), List.of(1L, 2L));
        }
    }

    @Test
    @DisplayName("K6: a poll is told when retention takes what it is just about to read")
    void retentionMeanwhilePolled() {
        try (Timeline<String> timeline = timeline(trimming(), 0)) {
            record(timeline, 100, "x");

            Page page = timeline.page(TOPIC, 5, Numbered.WHOLE, 1_000);

            assertThat(page.gap()).isNotNull();
            assertThat(page.frames()).hasSize(KEPT);
            assertThat(page.live()).isTrue();
            assertThat(page.seq()).isEqualTo(100);
            assertThat(timeline.page(TOPIC, 95, Numbered.WHOLE, 1_000).gap()).isNull();
        }
    }

    @Test
    @DisplayName(
            "what leaves at once is bounded in bytes, from memory and from the log; one frame may be larger, alone")
    void batchesAreBounded() {
        for (long tail : List.of(0L, 64L << 20)) {
            try (Timeline<String> timeline = timeline(log, tail)) {
                record(timeline, 4, "x".repeat(5_000));
                record(timeline, 1, "x".repeat(Batch.MAX_BYTES));
                record(timeline, 1, "x");
                RecordingTransport transport = RecordingTransport.prompt();
                timeline.follow(
                        TOPIC, Start.after(log.extent(TOPIC).last() - 6), Numbered.WHOLE, connection(transport));

                assertThat(transport.types()).filteredOn("event"::equals).hasSize(6);
                assertThat(transport.batches()).extracting(List::size).startsWith(3, 1, 1);
                assertThat(transport.batches())
                        .allMatch(batch -> batch.size() == 1
                                || batch.stream().mapToInt(Frame::size).sum() <= Batch.MAX_BYTES);
            }
        }
    }

    @Test
    @DisplayName("an answer to a poll is bounded in bytes, and the next one goes on where it ends")
    void pagesAreBounded() {
        try (Timeline<String> timeline = timeline(log, 64 << 20)) {
            record(timeline, 5, "x".repeat(300_000));

            Page first = timeline.page(TOPIC, 0, Numbered.WHOLE, 1_000);
            Page second = timeline.page(TOPIC, timeline.seqOf(TOPIC, first.cursor()), Numbered.WHOLE, 1_000);

            assertThat(first.frames()).hasSize(3);
            assertThat(first.live()).isFalse();
            assertThat(second.frames()).hasSize(2);
            assertThat(second.live()).isTrue();
        }
    }

    private static Connection connection(RecordingTransport transport) {
        return new Connection(transport, Runnable::run, System::nanoTime);
    }

    private static void record(Timeline<String> timeline, int times, String event) {
        for (int i = 0; i < times; i++) {
            timeline.record(TOPIC, event, null).join();
        }
    }

    /** The log, on which retention runs whenever it is about to be read. */
    private EventLog trimming() {
        return (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("readAfter")) {
                        log.trim();
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Timeline<String> timeline(EventLog events, long tailBytes) {
        return Numbered.timeline(events, new Hub(Runnable::run), tailBytes, new Counting());
    }

    private final class Counting implements ReadingListener {
        @Override
        public void gap(Topic topic) {
            gaps.incrementAndGet();
        }

        @Override
        public void shown(Instant at) {}
    }
}
