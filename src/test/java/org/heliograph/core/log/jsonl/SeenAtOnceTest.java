package org.heliograph.core.log.jsonl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Topic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K7 How far the log reaches, and how far its topics do")
class SeenAtOnceTest {
    private static final int TOPICS = 40;
    private static final int ENTRIES = 60_000;

    @TempDir
    private Path directory;

    @Test
    @DisplayName(
            "are seen at one stroke: who has read an entry finds its topic to reach so far, and the other way round")
    void oneStroke() throws Exception {
        LogFolder folder = new LogFolder(directory.resolve("log"), Layout.NAMED)
                .with(options -> options.durability(Durability.MEMORY));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (EventLog log = folder.open()) {
            List<Future<Long>> readers =
                    List.of(threads.submit(() -> readAll(log)), threads.submit(() -> compareAll(log)));
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (int n = 0; n < ENTRIES; n++) {
                last = log.append(Draft.of(topic(n % TOPICS), "{}"));
                if (n % 500 == 0) {
                    last.get(30, SECONDS);
                }
            }
            last.get(30, SECONDS);
            for (Future<Long> reader : readers) {
                assertThat(reader.get(60, SECONDS)).isEqualTo(ENTRIES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Topic topic(int number) {
        return new Topic("channel", "t" + number);
    }

    /** Reads everything by position, and asks of each entry's topic. */
    private static long readAll(EventLog log) {
        long position = 0;
        while (position < ENTRIES) {
            for (Entry entry : log.scanAfter(position, 50, 1 << 20)) {
                assertThat(log.extent(entry.topic()).last()).isGreaterThanOrEqualTo(entry.seq());
                position = entry.position();
                assertThat(log.lastPosition()).isGreaterThanOrEqualTo(position);
            }
        }
        return position;
    }

    /** Asks how far the topics reach, then reads everything that far. */
    private static long compareAll(EventLog log) {
        Map<Topic, Long> read = new HashMap<>();
        long position = 0;
        while (position < ENTRIES) {
            Map<Topic, Long> reached = new HashMap<>();
            IntStream.range(0, TOPICS)
                    .mapToObj(SeenAtOnceTest::topic)
                    .forEach(topic -> reached.put(topic, log.extent(topic).last()));
            long end = log.lastPosition();
            while (position < end) {
                for (Entry entry : log.scanAfter(position, 1_000, 1 << 20)) {
                    read.put(entry.topic(), entry.seq());
                    position = entry.position();
                }
            }
            reached.forEach(
                    (topic, seq) -> assertThat(read.getOrDefault(topic, 0L)).isGreaterThanOrEqualTo(seq));
        }
        return position;
    }
}
