package org.heliograph.core.log.jsonl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.heliograph.core.log.jsonl.LogFolder.A;
import static org.heliograph.core.log.jsonl.LogFolder.B;
import static org.heliograph.core.log.jsonl.LogFolder.all;
import static org.heliograph.core.log.jsonl.LogFolder.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Extent;
import org.heliograph.core.log.Retention;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Layout.class)
@DisplayName("K6 Retention on disk")
class JsonlRetentionTest {
    @Parameter
    private Layout layout;

    @TempDir
    private Path directory;

    private LogFolder folder;

    @BeforeEach
    void prepare() {
        folder = new LogFolder(directory.resolve("log"), layout).with(options -> options.segmentBytes(600));
    }

    private static List<String> archived(LogFolder folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.aside("archive"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName("K6 moves segments to the archive by itself, when one is full")
    void archives() throws IOException {
        folder.with(options -> options.retention(Retention.EVERYTHING.bytes(1_500)));
        folder.fill(40);

        assertThat(folder.segments()).hasSizeBetween(2, 4);
        List<String> archived = archived(folder);
        assertThat(archived).contains(folder.nameOf(1)).hasSizeGreaterThan(5);
        try (EventLog log = folder.open()) {
            List<Entry> kept = all(log);
            assertThat(log.extent(A).oldest())
                    .isEqualTo(
                            kept.get(0).topic().equals(A)
                                    ? kept.get(0).seq()
                                    : kept.get(1).seq());
            assertThat(log.extent(A).last()).isEqualTo(20);
            assertThat(folder.damage).isEmpty();
        }
    }

    @Test
    @DisplayName("K6 deletes segments, where that is set")
    void deletes() {
        folder.with(
                options -> options.retention(Retention.EVERYTHING.bytes(1_500)).delete());
        folder.fill(40);
        assertThat(folder.aside("archive")).doesNotExist();
        assertThat(folder.segments()).hasSizeBetween(2, 4);
        assertThat(folder.files(".idx")).hasSizeLessThan(5);
    }

    @Test
    @DisplayName("K6 deletes segments in which every entry is past the count")
    void deletesWhatCountHides() {
        folder.with(options -> options.retention(Retention.ofCount(3)));
        folder.fill(40);
        assertThat(folder.segments()).hasSizeBetween(2, 4);
        try (EventLog log = folder.open()) {
            assertThat(log.extent(A))
                    .extracting(Extent::oldest, Extent::last, Extent::count)
                    .containsExactly(18L, 20L, 3L);
            assertThat(all(log)).hasSize(6);
        }
    }

    @Test
    @DisplayName("K4 K6 A topic trimmed whole goes on after its last seq, also after a restart, and is not listed")
    void trimmedTopicGoesOn() {
        folder.with(options -> options.retention(Retention.EVERYTHING.age(Duration.ofHours(1))));
        Entry last;
        try (EventLog log = folder.open()) {
            for (int i = 0; i < 20; i++) {
                append(log, B, "old");
            }
            last = append(log, Draft.of(A, "{}").keyed("k"));
            folder.clock.advance(Duration.ofHours(2));
            log.trim();
            append(log, B, "young");
            assertThat(log.extent(A)).isEqualTo(new Extent(A, 2, 1, 0, last.at()));
        }
        for (int opening = 0; opening < 3; opening++) {
            try (EventLog log = folder.open()) {
                assertThat(folder.damage).isEmpty();
                assertThat(log.extent(A)).isEqualTo(new Extent(A, 2, 1, 0, last.at()));
                assertThat(log.extents()).extracting(Extent::topic).containsExactly(B);
                assertThat(log.byKey(A, "k")).isEmpty();
            }
        }
        try (EventLog log = folder.open()) {
            assertThat(append(log, Draft.of(A, "{}").after(1)).seq()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("K4 K6 A log trimmed whole keeps its place: positions, seqs and instants go on")
    void everythingTrimmed() throws IOException {
        folder.with(options ->
                options.retention(Retention.EVERYTHING.age(Duration.ofHours(1))).delete());
        folder.fill(10);
        folder.clock.advance(Duration.ofHours(2));
        folder.open().close();
        assertThat(folder.segments()).hasSize(1);
        Files.delete(folder.aside("head.bin"));
        folder.clock.advance(Duration.ofHours(-3));
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEmpty();
            assertThat(log.lastPosition()).isEqualTo(10);
            Entry next = append(log, A, "next");
            assertThat(next.seq()).isEqualTo(6);
            assertThat(next.position()).isEqualTo(11);
            assertThat(next.at()).isAfter(LogFolder.START);
            assertThat(folder.damage).isEmpty();
        }
    }

    @Test
    @DisplayName("K4 Without its file of last seqs a trimmed log is another to cursors")
    void lostHeads() throws IOException {
        folder.with(options -> options.retention(Retention.ofCount(3)));
        folder.fill(40);
        int epoch;
        try (EventLog log = folder.open()) {
            epoch = log.epoch();
        }
        LogFolder.flip(folder.aside("heads.jsonl"), 20, 1);
        try (EventLog log = folder.open()) {
            assertThat(log.epoch()).isNotEqualTo(epoch);
            assertThat(folder.damage).isNotEmpty();
            assertThat(append(log, A, "x").seq()).isEqualTo(21);
        }
    }

    @Test
    @DisplayName("K6 K7 Readers go on while segments are sealed, indexed and taken away under them")
    void readersDuringTrim() throws Exception {
        folder.with(options -> options.segmentBytes(2_000)
                .retention(Retention.EVERYTHING.bytes(8_000))
                .durability(Durability.MEMORY)
                .delete());
        ExecutorService readers = Executors.newFixedThreadPool(3);
        AtomicBoolean writing = new AtomicBoolean(true);
        try (EventLog log = folder.open()) {
            List<Future<Long>> reading = IntStream.range(0, 3)
                    .mapToObj(i -> readers.submit(() -> readOn(log, writing, i)))
                    .toList();
            for (int i = 0; i < 1_000; i++) {
                append(log, Draft.of(A, "{\"n\":" + (i + 1) + "}").keyed("k" + i));
            }
            writing.set(false);
            for (Future<Long> one : reading) {
                assertThat(one.get(60, SECONDS)).isEqualTo(1_000);
            }
            assertThat(log.health().damagedLines()).isZero();
            assertThat(log.extent(A).oldest()).isGreaterThan(900);
        } finally {
            writing.set(false);
            readers.shutdownNow();
        }
    }

    /** Follows the topic by reading alone, some readers interrupted now and then; returns the last seq seen. */
    private static long readOn(EventLog log, AtomicBoolean writing, int reader) {
        long seq = 0;
        List<Entry> news = new ArrayList<>();
        while (writing.get() || !news.isEmpty() || seq < log.extent(A).last()) {
            if (reader == 2 && seq % 7 == 0) {
                Thread.currentThread().interrupt();
            }
            news = log.readAfter(A, seq, 10, 10_000);
            boolean interrupted = Thread.interrupted();
            assertThat(interrupted || reader != 2 || seq % 7 != 0).isTrue();
            for (Entry entry : news) {
                assertThat(entry.event()).isEqualTo("{\"n\":" + entry.seq() + "}");
                assertThat(entry.seq()).isGreaterThan(seq);
                seq = entry.seq();
            }
        }
        return seq;
    }
}
