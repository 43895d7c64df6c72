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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.core.log.Retention;
import org.heliograph.core.log.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Layout.class)
@DisplayName("K11 A log that nobody writes to")
class IdleLogTest {
    @Parameter
    private Layout layout;

    @TempDir
    private Path directory;

    private final Threads threads = new Threads();
    private final FaultyDisk disk = new FaultyDisk();
    private LogFolder folder;

    @BeforeEach
    void prepare() {
        folder = new LogFolder(directory.resolve("log"), layout, threads)
                .with(options -> options.disk(disk).linger(Duration.ofMillis(1)));
    }

    @AfterEach
    void noThreadIsLeft() {
        assertThat(threads.alive()).as("threads of closed logs").isEmpty();
    }

    /** Makes threads, and knows them. */
    private static final class Threads implements ThreadFactory {
        private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
        private volatile boolean exhausted;

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = exhausted ? new NoThread(task) : new Thread(task, "idle-log-test");
            thread.setDaemon(true);
            made.add(thread);
            return thread;
        }

        List<Thread> alive() {
            return made.stream().filter(Thread::isAlive).toList();
        }

        void awaitNone() {
            await().until(() -> alive().isEmpty());
        }
    }

    /** What the system has no room for. */
    private static final class NoThread extends Thread {
        NoThread(Runnable task) {
            super(task);
        }

        @Override
        public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }

    @Test
    @DisplayName("K11 has no thread, before the first write as after the last, and writes again at once")
    void hasNoThread() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (EventLog log = folder.open()) {
            assertThat(threads.made).isEmpty();
            for (int round = 0; round < 3; round++) {
                entries.add(append(log, A, "e" + round));
                threads.awaitNone();
                assertThat(all(log)).isEqualTo(entries);
                assertThat(log.health().writable()).isTrue();
            }
            log.trim();
            assertThat(threads.alive()).as("nothing is to be trimmed").isEmpty();
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
        }
    }

    @Test
    @DisplayName("is still trimmed, once there is something to trim")
    void isTrimmed() {
        folder.with(options -> options.retention(Retention.EVERYTHING.age(Duration.ofHours(1))));
        try (EventLog log = folder.open()) {
            append(log, A, "old");
            threads.awaitNone();
            log.trim();
            assertThat(all(log)).hasSize(1);
            folder.clock.advance(Duration.ofHours(2));
            log.trim();
            assertThat(all(log)).isEmpty();
        }
    }

    @ParameterizedTest(name = "lingering {0} ns")
    @ValueSource(longs = {1, 20_000, 200_000})
    @DisplayName("K3 loses no append that comes just when its thread leaves, and is never written by two")
    void appendsAtTheEdge(long lingerNanos) throws Exception {
        folder.with(options -> options.linger(Duration.ofNanos(lingerNanos))
                .segmentBytes(20_000)
                .disk(new OneWriter())
                .durability(Durability.MEMORY));
        int writers = 4;
        int each = 1_500;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try (EventLog log = folder.open()) {
            List<Future<Integer>> writing = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Topic topic = new Topic("channel", "w" + writer);
                writing.add(pool.submit(() -> {
                    for (int n = 1; n <= each; n++) {
                        assertThat(append(log, topic, "e" + n).seq()).isEqualTo(n);
                    }
                    return each;
                }));
            }
            for (Future<Integer> one : writing) {
                assertThat(one.get(60, SECONDS)).isEqualTo(each);
            }
            assertThat(all(log)).hasSize(writers * each);
        } finally {
            pool.shutdownNow();
        }
        assertThat(threads.made).as("threads, one after the other").hasSizeGreaterThan(10);
        assertThat(folder.examined().verify(finding -> {})).isEqualTo(new JsonlLogFiles.Verdict(writers * each, 0));
    }

    /** A disk on which two may not write at once. */
    private static final class OneWriter implements Disk {
        private final Disk disk = new LocalDisk();
        private final AtomicInteger writing = new AtomicInteger();

        @Override
        public Output open(Path path) throws IOException {
            Output output = disk.open(path);
            return new Output() {
                @Override
                public void write(java.nio.ByteBuffer bytes, long at) throws IOException {
                    assertThat(writing.incrementAndGet()).isEqualTo(1);
                    output.write(bytes, at);
                    writing.decrementAndGet();
                }

                @Override
                public void force() throws IOException {
                    output.force();
                }

                @Override
                public void truncate(long length) throws IOException {
                    output.truncate(length);
                }

                @Override
                public void close() throws IOException {
                    output.close();
                }
            };
        }
    }

    @Test
    @DisplayName("K3 in interval mode is forced before its thread leaves")
    void intervalIsForced() {
        folder.with(options -> options.durability(Durability.interval(Duration.ofMillis(30))));
        try (EventLog log = folder.open()) {
            for (int round = 1; round <= 3; round++) {
                append(log, A, "e" + round);
                threads.awaitNone();
                assertThat(disk.forces).hasValue(round);
            }
        }
        assertThat(disk.forces).as("nothing was left to force").hasValue(3);
    }

    @Test
    @DisplayName("K3 in memory mode is forced when it is closed, although its file was closed before")
    void memoryIsForced() {
        folder.with(options -> options.durability(Durability.MEMORY));
        try (EventLog log = folder.open()) {
            append(log, A, "x");
            threads.awaitNone();
            assertThat(disk.forces).hasValue(0);
        }
        assertThat(disk.forces).hasValue(1);
    }

    @Test
    @DisplayName("refuses appends while there is no thread to be had, and takes them afterwards")
    void noThreadToBeHad() {
        try (EventLog log = folder.open()) {
            threads.exhausted = true;
            assertThatThrownBy(() -> append(log, A, "refused"))
                    .hasCauseInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("there is no thread to be had");
            threads.exhausted = false;
            assertThat(append(log, A, "taken").seq()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("whose file was cut short by somebody meanwhile takes nothing more, rather than leave a hole")
    void cutShort() throws IOException {
        try (EventLog log = folder.open()) {
            append(log, A, "1");
            append(log, B, "2");
            threads.awaitNone();
            Path file = folder.segments().get(0);
            LogFolder.truncate(file, 50);
            assertThatThrownBy(() -> append(log, A, "refused"))
                    .hasCauseInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining(file.getFileName() + " is shorter than it was");
            assertThat(log.health().writable()).isFalse();
            assertThat(Files.size(file)).isEqualTo(50);
        }
        try (EventLog log = folder.open()) {
            assertThat(append(log, A, "again").position()).isGreaterThan(2);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("holds one file, its lock, whatever was read and written before")
    void holdsOneFile() throws IOException {
        folder.with(options -> options.segmentBytes(300).openFiles(0));
        try (EventLog log = folder.open()) {
            for (int n = 0; n < 10; n++) {
                append(log, Draft.of(A, "{}"));
            }
            threads.awaitNone();
            assertThat(all(log)).hasSize(10);
            assertThat(open()).containsExactly(folder.aside("lock"));
        }
        assertThat(open()).isEmpty();
    }

    /** Files of the log that this process has open. */
    private List<Path> open() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path each : all.toList()) {
                Path target = target(each);
                if (target.startsWith(folder.path)) {
                    found.add(target);
                }
            }
        }
        return found;
    }

    private static Path target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link);
        } catch (NoSuchFileException e) {
            // It was closed meanwhile.
            return link;
        }
    }
}
