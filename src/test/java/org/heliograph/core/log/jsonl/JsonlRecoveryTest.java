package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.heliograph.core.log.jsonl.LogFolder.A;
import static org.heliograph.core.log.jsonl.LogFolder.B;
import static org.heliograph.core.log.jsonl.LogFolder.all;
import static org.heliograph.core.log.jsonl.LogFolder.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.core.log.Retention;
import org.heliograph.core.log.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Layout.class)
@DisplayName("K4 A damaged log")
class JsonlRecoveryTest {
    @Parameter
    private Layout layout;

    @TempDir
    private Path directory;

    private LogFolder folder;

    @BeforeEach
    void prepare() {
        folder = new LogFolder(directory.resolve("log"), layout);
    }

    /** All but these, by index. */
    private static List<Entry> without(List<Entry> entries, int... indexes) {
        List<Entry> rest = new ArrayList<>(entries);
        for (int i = indexes.length - 1; i >= 0; i--) {
            rest.remove(indexes[i]);
        }
        return rest;
    }

    @Test
    @DisplayName(
            "P27 B21 R18 K12 A reopened log goes on: positions, seqs, instants and keys, also with the clock set back")
    void goesOn() {
        Entry first;
        Entry keyed;
        int epoch;
        try (EventLog log = folder.open()) {
            first = append(log, A, "one");
            keyed = append(log, Draft.of(B, "{}").keyed("k"));
            epoch = log.epoch();
        }
        folder.clock.advance(Duration.ofHours(-1));
        try (EventLog log = folder.open()) {
            assertThat(log.epoch()).isEqualTo(epoch);
            assertThat(all(log)).containsExactly(first, keyed);
            assertThat(log.append(Draft.of(B, "{}").keyed("k")).join())
                    .isEqualTo(new Appended(keyed, Appended.Outcome.REPEATED));
            Entry next = append(log, Draft.of(A, "{}").after(1));
            assertThat(next.position()).isEqualTo(3);
            assertThat(next.seq()).isEqualTo(2);
            assertThat(next.at()).isEqualTo(keyed.at().plusNanos(1_000));
            assertThat(log.health().damagedLines()).isZero();
        }
    }

    @Test
    @DisplayName("A line is one JSON object as documented, in a file named after its first position")
    void lineFormat() throws IOException {
        Entry entry;
        try (EventLog log = folder.open()) {
            append(log, A, "one");
            entry = append(
                    log,
                    Draft.of(new Topic("channel", "a \"b\""), "{\"x\":\"ü\"}").keyed("k\n"));
        }
        assertThat(folder.segments()).containsExactly(folder.directory.active(1));
        String line = LogFolder.lines(folder.segments().get(0)).get(1);
        assertThat(line)
                .startsWith(
                        "{\"pos\":2,\"topic\":\"a \\\"b\\\"\",\"seq\":1,\"at\":\"2026-11-21T11:14:30.000001Z\",\"id\":\""
                                + entry.id() + "\",\"key\":\"k\\u000a\",\"event\":{\"x\":\"ü\"},\"crc\":\"")
                .matches(".*\"[0-9a-f]{8}\"}");
    }

    @Test
    @DisplayName("P28 with a torn last line: left where it is, told once per opening, its seq not given again")
    void tornTail() throws IOException {
        List<Entry> entries = folder.fill(10);
        Path segment = folder.segments().get(0);
        long cut = Files.size(segment) - 30;
        LogFolder.truncate(segment, cut);

        for (int opening = 0; opening < 2; opening++) {
            try (EventLog log = folder.open()) {
                assertThat(all(log).subList(0, 9)).isEqualTo(entries.subList(0, 9));
                assertThat(folder.damage).containsExactly(folder.nameOf(1) + ":10: cut off");
                assertThat(log.health().damagedLines()).isEqualTo(1);
                assertThat(log.extent(B).last()).isEqualTo(5 + opening);
                Entry next = append(log, B, "next");
                assertThat(next.seq()).isEqualTo(6 + opening);
                assertThat(next.position()).isEqualTo(11 + 2 * opening);
                Entry untouched = append(log, A, "next");
                assertThat(untouched.seq()).isEqualTo(6 + opening);
                assertThat(log.readAfter(B, 4, 10, 1_000).get(0)).isEqualTo(opening == 0 ? next : all(log).get(9));
            }
            assertThat(Files.size(folder.directory.segment(1))).isEqualTo(cut);
        }
    }

    @Test
    @DisplayName("with a torn last line too short to say whose it was: no topic gets the seq it may have had")
    void shortTornTail() throws IOException {
        folder.fill(10);
        Path segment = folder.segments().get(0);
        LogFolder.truncate(segment, LogFolder.offsetOfLine(segment, 9) + 12);

        try (EventLog log = folder.open()) {
            assertThat(log.health().damagedLines()).isEqualTo(1);
            assertThat(append(log, A, "x").seq()).isEqualTo(7);
            assertThat(append(log, B, "x").seq()).isEqualTo(6);
            assertThat(append(log, new Topic("channel", "new"), "x").seq()).isEqualTo(2);
        }
        try (EventLog log = folder.open()) {
            assertThat(append(log, A, "x").seq()).isEqualTo(8);
            assertThat(append(log, B, "x").seq()).isEqualTo(7);
        }
    }

    @Test
    @DisplayName("with a flipped bit in the middle: the rest is served, with its seqs, and the line is named exactly")
    void flippedBit() throws IOException {
        List<Entry> entries = folder.fill(10);
        Path segment = folder.segments().get(0);
        LogFolder.flip(segment, LogFolder.offsetOfLine(segment, 4) + 100, 3);

        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(without(entries, 4));
            assertThat(folder.damage).containsExactly(segment.getFileName() + ":5: wrong checksum");
            assertThat(log.extent(A).count()).isEqualTo(4);
            assertThat(log.extent(A).last()).isEqualTo(5);
            assertThat(log.readAfter(A, 1, 10, 10_000).get(0).seq()).isEqualTo(2);
            assertThat(log.readAfter(A, 2, 10, 10_000).get(0).seq()).isEqualTo(4);
            assertThat(append(log, A, "x").seq()).isEqualTo(6);
            assertThat(append(log, B, "x").seq()).isEqualTo(6);
        }
        assertThat(folder.segments()).containsExactly(segment);
    }

    @Test
    @DisplayName("with any single bit of a topic's last line flipped: its seq is not given again, no other topic pays")
    void everyBitOfTheLastLine() throws IOException {
        folder.fill(10);
        Path segment = folder.segments().get(0);
        Map<Path, byte[]> before = folder.copy();
        byte[] good = Files.readAllBytes(segment);
        long start = LogFolder.offsetOfLine(segment, 9);
        for (long at = good.length - 1; at >= start; at -= 3) {
            int bit = (int) (at % 8);
            LogFolder.flip(segment, at, bit);
            try (EventLog log = folder.open()) {
                assertThat(log.health().damagedLines())
                        .as("byte %d bit %d", at - start, bit)
                        .isPositive();
                assertThat(log.extent(B).last())
                        .as("byte %d bit %d", at - start, bit)
                        .isEqualTo(5);
                assertThat(log.extent(A).last())
                        .as("byte %d bit %d", at - start, bit)
                        .isEqualTo(5);
                assertThat(log.lastPosition()).isGreaterThanOrEqualTo(10);
            }
            folder.restore(before);
        }
    }

    @Test
    @DisplayName("with two lines run into one by a flipped newline: both are named")
    void flippedNewline() throws IOException {
        List<Entry> entries = folder.fill(10);
        Path segment = folder.segments().get(0);
        LogFolder.flip(segment, LogFolder.offsetOfLine(segment, 9) - 1, 0);

        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries.subList(0, 8));
            assertThat(append(log, A, "x").seq()).isEqualTo(6);
            assertThat(append(log, B, "x").seq()).isEqualTo(6);
        }
    }

    @Test
    @DisplayName("cut off between two lines: noticed, and no seq of the lost ones is given again")
    void truncatedActiveSegment() throws IOException {
        List<Entry> entries = folder.fill(10);
        Path segment = folder.segments().get(0);
        LogFolder.truncate(segment, LogFolder.offsetOfLine(segment, 7));

        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries.subList(0, 7));
            assertThat(folder.damage).containsExactly(folder.nameOf(1) + ":8: 3 entries missing from position 8");
            assertThat(log.health().damagedLines()).isEqualTo(3);
            assertThat(append(log, A, "x").seq()).isGreaterThan(5);
            assertThat(append(log, B, "x").seq()).isGreaterThan(5);
            assertThat(log.lastPosition()).isEqualTo(12);
        }
    }

    @Test
    @DisplayName("with a sealed segment truncated, emptied or gone: the others are served, seqs go on")
    void lostSealedSegments() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = folder.fill(30);
        List<Path> segments = folder.segments();
        assertThat(segments).hasSizeGreaterThan(6);
        int perSegment = LogFolder.lines(segments.get(0)).size();
        LogFolder.truncate(segments.get(1), LogFolder.offsetOfLine(segments.get(1), 1));
        LogFolder.truncate(segments.get(3), 0);
        Files.delete(segments.get(5));

        try (EventLog log = folder.open()) {
            List<Entry> rest = all(log);
            assertThat(rest).hasSize(30 - (perSegment - 1) - 2 * perSegment);
            assertThat(entries).containsAll(rest);
            assertThat(log.health().damagedLines()).isEqualTo(3L * perSegment - 1);
            assertThat(folder.damage).hasSize(3);
            assertThat(append(log, A, "x").seq()).isEqualTo(16);
            assertThat(append(log, B, "x").seq()).isEqualTo(16);
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).hasSize(30 - (perSegment - 1) - 2 * perSegment + 2);
        }
    }

    @Test
    @DisplayName("whose newest segment is gone: every topic leaves out as many seqs as entries are lost")
    void lostNewestSegment() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        folder.fill(30);
        List<Path> segments = folder.segments();
        int lost = LogFolder.lines(segments.get(segments.size() - 1)).size();
        Files.delete(segments.get(segments.size() - 1));

        try (EventLog log = folder.open()) {
            assertThat(log.lastPosition()).isEqualTo(30);
            assertThat(log.health().damagedLines()).isEqualTo(lost);
            assertThat(append(log, A, "x").seq()).isGreaterThan(15);
            assertThat(append(log, B, "x").seq()).isGreaterThan(15);
        }
    }

    @Test
    @DisplayName("damaged once more, where the first damage had left the newest entries: no seq is given again")
    void lostTwice() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        folder.fill(30);
        List<Path> segments = folder.segments();
        int last = segments.size() - 1;
        for (Path middle : segments.subList(last - 3, last)) {
            Files.delete(middle);
        }
        folder.open().close();
        Files.delete(segments.get(last));

        try (EventLog log = folder.open()) {
            assertThat(append(log, A, "x").seq()).isGreaterThan(15);
            assertThat(append(log, B, "x").seq()).isGreaterThan(15);
        }
    }

    @Test
    @DisplayName("whose newest entries are lost after older ones were trimmed: no seq is given again")
    void lostAfterTrimming() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        folder.fill(30);
        folder.with(options -> options.retention(Retention.EVERYTHING.bytes(1_200)));
        folder.open().close();
        for (Path segment : folder.segments()) {
            Files.delete(segment);
        }

        try (EventLog log = folder.open()) {
            assertThat(append(log, A, "x").seq()).isGreaterThan(15);
            assertThat(append(log, B, "x").seq()).isGreaterThan(15);
        }
    }

    @Test
    @DisplayName("with nothing but an empty file: opens empty")
    void emptyFile() throws IOException {
        Files.createDirectories(folder.path);
        Files.createFile(folder.directory.active(1));
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEmpty();
            assertThat(append(log, A, "x").position()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("full of noise: opens, serves nothing, deletes nothing, takes new entries")
    void noise() throws IOException {
        folder.fill(4);
        Path segment = folder.segments().get(0);
        byte[] noise = new byte[5_000];
        new java.util.Random(7).nextBytes(noise);
        Files.write(segment, noise);
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEmpty();
            assertThat(append(log, A, "x").seq()).isGreaterThan(2);
        }
        assertThat(folder.directory.segment(1)).hasBinaryContent(noise);
    }

    @Test
    @DisplayName("K5 edited by hand: a changed, copied, moved or foreign line is detected, not obeyed")
    void editedByHand() throws IOException {
        List<Entry> entries = folder.fill(10);
        Path segment = folder.segments().get(0);
        List<String> lines = LogFolder.lines(segment);
        lines.set(2, lines.get(2).replace("e2", "E2"));
        lines.add(5, lines.get(4));
        lines.add("{\"pos\":99,\"topic\":\"a\",\"seq\":99,\"event\":{}}");
        LogFolder.write(segment, lines);

        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(without(entries, 2));
            assertThat(folder.damage)
                    .containsExactly(
                            folder.nameOf(1) + ":3: wrong checksum",
                            folder.nameOf(1) + ":6: out of order",
                            folder.nameOf(1) + ":12: no checksum");
        }
    }

    @Test
    @DisplayName("damaged while it is open: the reader passes over the line, tells of it once, reads on")
    void damagedWhileOpen() throws IOException {
        try (EventLog log = folder.open()) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                entries.add(append(log, A, "e" + i));
            }
            Path segment = folder.segments().get(0);
            LogFolder.flip(segment, LogFolder.offsetOfLine(segment, 2) + 90, 0);
            assertThat(all(log)).isEqualTo(without(entries, 2));
            assertThat(log.readAfter(A, 0, 10, 10_000)).isEqualTo(without(entries, 2));
            assertThat(log.byId(A, entries.get(2).id())).isEmpty();
            assertThat(folder.damage).containsExactly(segment.getFileName() + ":3: wrong checksum");
            assertThat(log.health().damagedLines()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("whose indexes are gone, damaged or of another time: they are built again")
    void indexesAreRebuilt() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = folder.fill(30);
        List<Path> indexes = folder.files(".idx");
        assertThat(indexes).hasSizeGreaterThan(6);
        Files.delete(indexes.get(0));
        LogFolder.flip(indexes.get(1), 200, 1);
        LogFolder.truncate(indexes.get(2), 100);
        Files.copy(indexes.get(4), indexes.get(3), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.write(folder.aside("00000000000000000777.idx"), new byte[10]);

        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            for (Entry entry : entries) {
                assertThat(log.byId(entry.topic(), entry.id())).contains(entry);
            }
            assertThat(log.health().damagedLines()).isZero();
        }
        assertThat(folder.files(".idx")).hasSameSizeAs(indexes);
    }

    @Test
    @DisplayName("with a bit flipped in a sealed, indexed segment: read anew, told of, at every opening")
    void sealedSegmentIsReadAnew() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = folder.fill(30);
        Path segment = folder.segments().get(2);
        LogFolder.flip(segment, 90, 0);
        int damaged = LogFolder.lines(folder.segments().get(0)).size() * 2;
        for (int opening = 0; opening < 3; opening++) {
            try (EventLog log = folder.open()) {
                assertThat(all(log)).isEqualTo(without(entries, damaged));
                assertThat(folder.damage).containsExactly(segment.getFileName() + ":1: wrong checksum");
            }
        }
    }

    @Test
    @DisplayName("whose identity is gone is another log to cursors; of another kind it is refused")
    void identity() throws IOException {
        folder.fill(2);
        int epoch;
        try (EventLog log = folder.open()) {
            epoch = log.epoch();
        }
        Files.delete(folder.aside("log.json"));
        try (EventLog log = folder.open()) {
            assertThat(log.epoch()).isNotEqualTo(epoch);
            assertThat(all(log)).hasSize(2);
            assertThat(folder.damage).containsExactly("log.json:1: missing");
        }
        JsonlLogOptions other = layout.in(JsonlLogOptions.of(folder.path, "bot", folder.clock, Thread::new));
        assertThatThrownBy(() -> JsonlEventLog.open(other))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessage("The log " + folder.title() + " holds channel, not bot");
        folder.open().close();
    }

    @Test
    @DisplayName("written in memory mode on a machine that went down may lack its end: cursors of before are void")
    void epochAfterPowerCut() throws IOException {
        folder.with(options -> options.durability(Durability.MEMORY));
        int epoch;
        try (EventLog log = folder.open()) {
            append(log, A, "x");
            epoch = log.epoch();
        }
        try (EventLog log = folder.open()) {
            assertThat(log.epoch()).as("closed in order").isEqualTo(epoch);
        }
        LogDirectory files = folder.directory;
        new LogIdentity(epoch, "channel", "memory", LogIdentity.thisBoot(), false).write(files);
        if (!LogIdentity.thisBoot().isEmpty()) {
            try (EventLog log = folder.open()) {
                assertThat(log.epoch()).as("process killed, machine up").isEqualTo(epoch);
            }
        }
        new LogIdentity(epoch, "channel", "memory", "another boot", false).write(files);
        try (EventLog log = folder.open()) {
            assertThat(log.epoch()).as("machine went down").isNotEqualTo(epoch);
        }
        new LogIdentity(epoch, "channel", "sync", "another boot", false).write(files);
        try (EventLog log = folder.open()) {
            assertThat(log.epoch()).as("all was on disk").isEqualTo(epoch);
        }
    }

    @Test
    @DisplayName("opened twice: the second is refused in one line, the first goes on")
    void openedTwice() {
        try (EventLog log = folder.open()) {
            assertThatThrownBy(folder::open)
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessage("The log " + folder.title() + " is in use by another process");
            append(log, A, "still here");
        }
        folder.open().close();
    }

    @Test
    @DisplayName("opened by another process: refused in one line, also after this one has tried twice; then let in")
    void openedByAnotherProcess() throws Exception {
        try (EventLog log = folder.open()) {
            append(log, A, "x");
            assertThatThrownBy(folder::open).isInstanceOf(LogUnavailableException.class);
            assertThat(folder.examined().verify(finding -> {}).isClean()).isTrue();
            assertThat(ForkedJava.run(List.of(), AnotherProcess.class, folder.path.toString(), layout.name())
                            .lines())
                    .containsExactly("The log " + folder.title() + " is in use by another process");
            append(log, A, "y");
        }
        assertThat(ForkedJava.run(List.of(), AnotherProcess.class, folder.path.toString(), layout.name())
                        .lines())
                .containsExactly("opened at 2");
    }

    @Test
    @DisplayName("that cannot be written, by whomever: refused in one line, and nothing of it changes")
    void readOnly() throws IOException {
        folder.fill(4);
        Path lock = folder.aside("lock");
        Files.delete(lock);
        Files.createDirectory(lock);
        byte[] before = Files.readAllBytes(folder.segments().get(0));
        assertThatThrownBy(folder::open)
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageStartingWith("Cannot write to the log " + folder.title() + ": ")
                .hasMessageNotContaining("\n");
        assertThat(folder.segments().get(0)).hasBinaryContent(before);
        assertThat(folder.examined().verify(finding -> {})).isEqualTo(new JsonlLogFiles.Verdict(4, 0));
        Files.delete(lock);
        try (EventLog log = folder.open()) {
            assertThat(append(log, A, "x").seq()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("on a file system that takes nothing, not even from root: refused in one line")
    @EnabledOnOs(OS.LINUX)
    void onProc() {
        Path nowhere = Path.of("/proc/self/heliograph");
        JsonlLogOptions there = JsonlLogOptions.of(nowhere, "channel", folder.clock, Thread::new);
        assertThatThrownBy(() -> JsonlEventLog.open(there))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageStartingWith("Cannot write to the log " + nowhere + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    @DisplayName("that is no directory: refused in one line")
    void noDirectory() throws IOException {
        Files.write(folder.path, "a file".getBytes(UTF_8), StandardOpenOption.CREATE);
        assertThatThrownBy(folder::open)
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageStartingWith("Cannot write to the log " + folder.title() + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    @DisplayName("K8 Snapshots survive; a damaged one, one of another epoch or ahead of the log is as none")
    void snapshots() throws IOException {
        EventLog.Snapshot kept = new EventLog.Snapshot("totals", 2, "{\"n\":\"ü\"}");
        try (EventLog log = folder.open()) {
            append(log, A, "1");
            append(log, A, "2");
            log.keep(kept);
            log.keep(new EventLog.Snapshot("ahead", 3, "{}"));
            assertThatThrownBy(() -> log.keep(new EventLog.Snapshot("../x", 1, "{}")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Path file = folder.aside("snapshots/totals.json");
        byte[] good = Files.readAllBytes(file);
        try (EventLog log = folder.open()) {
            assertThat(log.snapshot("totals")).contains(kept);
            assertThat(log.snapshot("ahead")).isEmpty();
        }
        LogFolder.flip(file, 30, 2);
        try (EventLog log = folder.open()) {
            assertThat(log.snapshot("totals")).isEmpty();
            assertThat(folder.damage).containsExactly("totals.json:1: wrong checksum");
            assertThat(log.health().damagedLines()).isEqualTo(1);
        }
        Files.write(file, good);
        Files.delete(folder.aside("log.json"));
        try (EventLog log = folder.open()) {
            assertThat(log.snapshot("totals")).isEmpty();
        }
    }
}
