package org.heliograph.core.log.jsonl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.heliograph.core.log.jsonl.LogFolder.A;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("K4 A file that gets another name while it is read")
class RotationRaceTest {
    private static final int ENTRIES = 1_500;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} files open")
    @ValueSource(ints = {0, 1, 64})
    @DisplayName("is read to its end by all who read it, byte by byte as it was written, and verified as whole")
    void readersDuringRotation(int openFiles) throws Exception {
        LogFolder folder = new LogFolder(directory.resolve("log"), Layout.NAMED)
                .with(options ->
                        options.segmentBytes(700).durability(Durability.MEMORY).openFiles(openFiles));
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (EventLog log = folder.open()) {
            List<Callable<Long>> readers = List.of(
                    () -> readOn(log), () -> readAnywhere(log, writing), () -> verifyAndExport(folder, writing));
            List<Future<Long>> reading = readers.stream().map(threads::submit).toList();
            List<CompletableFuture<Appended>> appends = new ArrayList<>();
            for (int n = 1; n <= ENTRIES; n++) {
                appends.add(log.append(Draft.of(A, "{\"n\":" + n + "}")));
                if (n % 5 == 0) {
                    appends.get(n - 1).get(30, SECONDS);
                }
            }
            appends.get(ENTRIES - 1).get(30, SECONDS);
            writing.set(false);
            for (Future<Long> one : reading) {
                assertThat(one.get(60, SECONDS)).isPositive();
            }
            assertThat(log.health().damagedLines()).isZero();
        } finally {
            writing.set(false);
            threads.shutdownNow();
        }
        assertThat(folder.segments()).hasSizeGreaterThan(150);
    }

    private static void assertAsWritten(Entry entry) {
        assertThat(entry.event()).isEqualTo("{\"n\":" + entry.seq() + "}");
    }

    private static long readOn(EventLog log) {
        long seq = 0;
        while (seq < ENTRIES) {
            for (Entry entry : log.readAfter(A, seq, 7, 10_000)) {
                assertThat(entry.seq()).isEqualTo(++seq);
                assertAsWritten(entry);
            }
        }
        return seq;
    }

    /** Around the seam above all, where a file has just got its name. */
    private static long readAnywhere(EventLog log, AtomicBoolean writing) {
        long reads = 0;
        while (writing.get()) {
            long last = log.extent(A).last();
            for (long back = 1; back <= 16 && back <= last; back *= 2, reads++) {
                List<Entry> found = log.readAfter(A, last - back, 2, 10_000);
                assertThat(found).isNotEmpty();
                assertThat(found.get(0).seq()).isEqualTo(last - back + 1);
                found.forEach(RotationRaceTest::assertAsWritten);
            }
        }
        return reads + 1;
    }

    private static long verifyAndExport(LogFolder folder, AtomicBoolean writing) {
        long runs = 0;
        while (writing.get()) {
            List<LogFinding> findings = new ArrayList<>();
            folder.examined().verify(findings::add);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            folder.examined().export(out, Selection.ALL, findings::add);
            assertThat(findings).isEmpty();
            runs++;
        }
        return runs + 1;
    }
}
