package org.heliograph.core.log.jsonl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogListener;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.core.log.PositionConflictException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Layout.class)
@DisplayName("K3 What is acknowledged")
class JsonlDurabilityTest {
    @Parameter
    private Layout layout;

    @TempDir
    private Path directory;

    private final FaultyDisk disk = new FaultyDisk();
    private LogFolder folder;

    @BeforeEach
    void prepare() {
        folder = new LogFolder(directory.resolve("log"), layout).with(options -> options.disk(disk));
    }

    private static Draft draft(String text) {
        return Draft.of(A, "{\"text\":\"" + text + "\"}");
    }

    @Test
    @DisplayName("K3 is on disk: before the force returns there is no answer, no entry to read, nothing to follow")
    void acknowledgedAfterForce() {
        try (EventLog log = folder.open()) {
            List<Entry> followed = new CopyOnWriteArrayList<>();
            log.follow(followed::addAll);
            disk.gate.drainPermits();
            CompletableFuture<Appended> append = log.append(draft("x"));
            await().until(disk.gate::hasQueuedThreads);

            assertThat(folder.segments().get(0)).isNotEmptyFile();
            assertThat(append).isNotDone();
            assertThat(followed).isEmpty();
            assertThat(all(log)).isEmpty();
            assertThat(log.lastPosition()).isZero();
            assertThat(log.extent(A).last()).isZero();

            disk.gate.release(1_000);
            Entry entry = append.orTimeout(20, SECONDS).join().entry();
            assertThat(followed).containsExactly(entry);
            assertThat(all(log)).containsExactly(entry);
        }
    }

    @Test
    @DisplayName("K3 shares its force with all that waited meanwhile; a refused draft among them disturbs no one")
    void groupsCommits() {
        try (EventLog log = folder.open()) {
            disk.gate.drainPermits();
            CompletableFuture<Appended> first = log.append(draft("first"));
            await().until(disk.gate::hasQueuedThreads);
            List<CompletableFuture<Appended>> rest = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                rest.add(log.append(draft("e" + i)));
            }
            CompletableFuture<Appended> refused = log.append(draft("refused").after(7));
            CompletableFuture<Appended> fitting = log.append(draft("fits").after(101));
            int before = disk.forces.get();
            disk.gate.release(1_000);
            CompletableFuture.allOf(rest.toArray(CompletableFuture[]::new))
                    .orTimeout(20, SECONDS)
                    .join();

            assertThat(first.join().entry().seq()).isEqualTo(1);
            assertThat(rest.get(99).join().entry().seq()).isEqualTo(101);
            assertThatThrownBy(refused::join).hasCauseInstanceOf(PositionConflictException.class);
            assertThat(fitting.join().entry().seq()).isEqualTo(102);
            assertThat(disk.forces.get() - before).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("K3 in memory mode is never forced while the log is open")
    void memoryMode() {
        folder.with(options -> options.durability(Durability.MEMORY).segmentBytes(500));
        try (EventLog log = folder.open()) {
            for (int i = 0; i < 20; i++) {
                append(log, A, "e" + i);
            }
            assertThat(disk.forces).hasValue(0);
        }
        assertThat(disk.forces).hasValue(1);
    }

    @Test
    @DisplayName("K3 in interval mode is forced soon after, without another append")
    void intervalMode() {
        folder.with(options -> options.durability(Durability.interval(Duration.ofMillis(20))));
        try (EventLog log = folder.open()) {
            disk.gate.drainPermits();
            append(log, A, "acknowledged before it is forced");
            await().until(disk.gate::hasQueuedThreads);
            disk.gate.release(1_000);
            await().untilAsserted(() -> assertThat(disk.forces).hasValue(1));
        }
        assertThat(disk.forces).as("nothing was left to force").hasValue(1);
    }

    @Test
    @DisplayName("K4 survives a full disk: appends fail meanwhile, leave no half line, and succeed when there is room")
    void fullDisk() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (EventLog log = folder.open()) {
            entries.add(append(log, A, "before"));
            Path segment = folder.segments().get(0);
            long length = Files.size(segment);
            disk.room = 50;
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> append(log, A, "no room"))
                        .hasCauseInstanceOf(LogUnavailableException.class)
                        .hasMessageContaining(
                                "Cannot write to the log " + folder.title() + ": No space left on device");
                assertThat(log.health().writable()).isFalse();
                assertThat(log.health().problem()).contains("No space left on device");
                assertThat(Files.size(segment)).isEqualTo(length);
                disk.room = 0;
            }
            assertThat(all(log)).isEqualTo(entries);
            disk.room = Long.MAX_VALUE;
            entries.add(append(log, A, "after"));
            assertThat(entries.get(1).seq()).isEqualTo(2);
            assertThat(entries.get(1).position()).isEqualTo(2);
            assertThat(log.health().writable()).isTrue();
            assertThat(log.health().problem()).isEmpty();
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(folder.damage).isEmpty();
        }
    }

    @Test
    @DisplayName("K4 survives a disk too full for another file")
    void fullDiskAtRoll() {
        folder.with(options -> options.segmentBytes(300));
        List<Entry> entries = new ArrayList<>();
        try (EventLog log = folder.open()) {
            entries.add(append(log, A, "1"));
            disk.failOpen = true;
            entries.add(append(log, A, "2"));
            assertThatThrownBy(() -> append(log, A, "3")).hasCauseInstanceOf(LogUnavailableException.class);
            disk.failOpen = false;
            entries.add(append(log, A, "3"));
            assertThat(all(log)).isEqualTo(entries);
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(log.health().damagedLines()).isZero();
        }
    }

    @Test
    @DisplayName(
            "K4 survives a half line that cannot be taken back: the next goes to another file, the half one is void")
    void cannotTakeBack() {
        List<Entry> entries = new ArrayList<>();
        try (EventLog log = folder.open()) {
            entries.add(append(log, A, "1"));
            disk.room = 50;
            disk.failTruncate = true;
            assertThatThrownBy(() -> append(log, A, "half")).hasCauseInstanceOf(LogUnavailableException.class);
            disk.failTruncate = false;
            disk.room = Long.MAX_VALUE;
            entries.add(append(log, A, "2"));
            assertThat(folder.segments()).hasSize(2);
            assertThat(all(log)).isEqualTo(entries);
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(folder.damage).hasSize(1);
            assertThat(append(log, A, "3").seq()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("K3 K4 survives a failed force: the file is not trusted again, and what failed never appears")
    void failedForce() {
        List<Entry> entries = new ArrayList<>();
        try (EventLog log = folder.open()) {
            disk.failForce = true;
            disk.failTruncate = true;
            assertThatThrownBy(() -> append(log, A, "never")).hasCauseInstanceOf(LogUnavailableException.class);
            disk.failTruncate = false;
            assertThatThrownBy(() -> append(log, A, "never")).hasCauseInstanceOf(LogUnavailableException.class);
            disk.failForce = false;
            entries.add(append(log, A, "1"));
            disk.failForce = true;
            disk.failTruncate = true;
            assertThatThrownBy(() -> append(log, A, "never")).hasCauseInstanceOf(LogUnavailableException.class);
            assertThatThrownBy(() -> append(log, A, "never")).hasCauseInstanceOf(LogUnavailableException.class);
            disk.failForce = false;
            disk.failTruncate = false;
            entries.add(append(log, A, "2"));
            entries.add(append(log, B, "3"));
            assertThat(all(log)).isEqualTo(entries);
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(append(log, A, "4").seq()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("is bounded: while the disk stands still appends are refused rather than kept on the heap")
    void boundedQueue() {
        folder.with(options -> options.queueBytes(20_000));
        try (EventLog log = folder.open()) {
            disk.gate.drainPermits();
            List<CompletableFuture<Appended>> appends = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                appends.add(log.append(draft("x".repeat(500))));
            }
            List<CompletableFuture<Appended>> refused = appends.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .toList();
            assertThat(refused).hasSizeBetween(70, 95);
            assertThatThrownBy(() -> refused.get(0).join())
                    .hasCauseInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("The log is behind");
            disk.gate.release(1_000);
            appends.stream()
                    .filter(append -> !refused.contains(append))
                    .forEach(append -> append.orTimeout(20, SECONDS).join());
            append(log, A, "room again");
            assertThat(log.extent(A).last()).isEqualTo(101 - refused.size());
        }
    }

    @Test
    @DisplayName("is seen by others although someone's callback hangs")
    void hangingCallback() {
        try (EventLog log = folder.open()) {
            CountDownLatch gate = new CountDownLatch(1);
            disk.gate.drainPermits();
            log.append(draft("1")).thenRun(() -> awaitQuietly(gate));
            disk.gate.release(1_000);
            log.append(draft("2"));
            log.append(draft("3"));
            await().untilAsserted(() -> assertThat(all(log)).hasSize(3));
            gate.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("K11 is written when the log is closed while appends wait")
    void closeWritesWhatWaits() {
        List<CompletableFuture<Appended>> appends = new ArrayList<>();
        try (EventLog log = folder.open()) {
            for (int i = 0; i < 500; i++) {
                appends.add(log.append(draft("e" + i)));
            }
        }
        assertThat(appends).allMatch(append -> append.isDone() && !append.isCompletedExceptionally());
        try (EventLog log = folder.open()) {
            assertThat(all(log)).hasSize(500);
        }
    }

    @Test
    @DisplayName("is measured: every append and every force")
    void measures() {
        AtomicLong appended = new AtomicLong();
        AtomicLong forced = new AtomicLong();
        folder.with(options -> options.listener(new LogListener() {
            @Override
            public void appended(long nanos) {
                appended.incrementAndGet();
            }

            @Override
            public void forced(long nanos) {
                forced.incrementAndGet();
            }
        }));
        try (EventLog log = folder.open()) {
            for (int i = 0; i < 10; i++) {
                append(log, A, "e" + i);
            }
        }
        assertThat(appended).hasValue(10);
        assertThat(forced).hasValue(10);
    }

    @Test
    @DisplayName("is refused beyond the limit of an event, and of a foreign kind")
    void limits() {
        folder.with(options -> options.maxEventBytes(100));
        try (EventLog log = folder.open()) {
            String exact = "{\"a\":\"" + "ü".repeat(46) + "\"}";
            assertThat(append(log, Draft.of(A, exact)).event()).isEqualTo(exact);
            assertThatThrownBy(() -> log.append(Draft.of(A, exact.replace("\"a\"", "\"aa\""))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("An event has at most 100 bytes, not 101");
            assertThatThrownBy(() -> log.append(Draft.of(new org.heliograph.core.log.Topic("bot", "a"), "{}")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("This log holds channel, not bot");
        }
    }
}
