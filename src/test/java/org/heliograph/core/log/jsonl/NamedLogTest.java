package org.heliograph.core.log.jsonl;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogUnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("K4 A log that shares its folder")
class NamedLogTest {
    @TempDir
    private Path directory;

    private LogFolder folder;

    @BeforeEach
    void prepare() {
        folder = new LogFolder(directory.resolve("table"), Layout.NAMED);
    }

    private List<String> seen() throws IOException {
        try (Stream<Path> files = Files.list(folder.path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private Path file(String name) {
        return folder.path.resolve(name);
    }

    @Test
    @DisplayName("P28 leaves nothing to be seen in it but its lines; a full file is named after its first position")
    void twoLogsInOneFolder() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        JsonlLogOptions other = JsonlLogOptions.of(folder.path, "party", folder.clock, Thread::new);
        List<Entry> actions = new ArrayList<>();
        try (EventLog log = folder.open();
                EventLog responses = JsonlEventLog.open(other.named("responses"))) {
            for (int i = 0; i < 10; i++) {
                actions.add(append(log, A, "action " + i));
            }
            append(responses, Draft.of(new org.heliograph.core.log.Topic("party", "p"), "{}"));
            assertThatThrownBy(() -> JsonlEventLog.open(other.named("responses")))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessage("The log " + file("responses.jsonl") + " is in use by another process");
        }
        assertThat(seen()).containsExactly("actions.1.jsonl", "actions.5.jsonl", "actions.jsonl", "responses.jsonl");
        assertThat(LogFolder.lines(file("actions.5.jsonl")).get(0)).startsWith("{\"pos\":5,");
        assertThat(LogFolder.lines(file("responses.jsonl"))).hasSize(1);
        assertThat(JsonlLogFiles.namesIn(folder.path)).containsExactly("actions", "responses");
        assertThat(folder.examined().verify(finding -> {})).isEqualTo(new JsonlLogFiles.Verdict(10, 0));
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(actions);
        }
    }

    @Test
    @DisplayName("is told from other files by what is in them")
    void namesOfLogs() throws IOException {
        folder.fill(2);
        Files.writeString(file("tokens.jsonl"), "{\"id\":1}\n");
        Files.createDirectory(file("folder.jsonl"));
        Files.createFile(file("empty.jsonl"));
        Files.copy(file("actions.jsonl"), file("carried.7.jsonl"));
        assertThat(JsonlLogFiles.namesIn(folder.path)).containsExactly("actions", "carried");
        assertThat(JsonlLogFiles.namesIn(file("none"))).isEmpty();
        assertThat(JsonlLogFiles.named(folder.path, "nobody").exist()).isFalse();
        assertThatThrownBy(() -> JsonlLogFiles.named(folder.path, "../actions"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** How far one file's following another had come when the process was killed. */
    enum Moment {
        BEFORE {
            @Override
            void make(NamedLogTest log) {
                // As it was.
            }
        },
        RENAMED {
            @Override
            void make(NamedLogTest log) throws IOException {
                Files.move(log.file("actions.jsonl"), log.file("actions.1.jsonl"));
            }
        },
        WRITTEN_DOWN {
            @Override
            void make(NamedLogTest log) throws IOException {
                RENAMED.make(log);
                Files.move(log.begins(1), log.begins(5));
            }
        },
        MADE {
            @Override
            void make(NamedLogTest log) throws IOException {
                WRITTEN_DOWN.make(log);
                Files.createFile(log.file("actions.jsonl"));
            }
        };

        abstract void make(NamedLogTest log) throws IOException;
    }

    private Path begins(long position) {
        return folder.aside(NumberedFiles.name(position, ".active"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("goes on wherever it was killed while one file was following another")
    @EnumSource(Moment.class)
    void killedWhileFilesFollow(Moment moment) throws IOException {
        List<Entry> entries = folder.fill(4);
        moment.make(this);

        try (EventLog log = folder.open()) {
            assertThat(folder.damage).isEmpty();
            assertThat(all(log)).isEqualTo(entries);
            entries.add(append(log, A, "next"));
        }
        assertThat(entries.get(4).position()).isEqualTo(5);
        assertThat(entries.get(4).seq()).isEqualTo(3);
        assertThat(seen()).startsWith(moment == Moment.BEFORE ? "actions.jsonl" : "actions.1.jsonl");
        assertThat(folder.examined().verify(finding -> {})).isEqualTo(new JsonlLogFiles.Verdict(5, 0));
        try (EventLog log = folder.open()) {
            assertThat(folder.damage).isEmpty();
            assertThat(all(log)).isEqualTo(entries);
        }
    }

    @Test
    @DisplayName("does not serve what was refused and could not be taken back, once another file was begun")
    void whatWasRefused() throws IOException {
        List<Entry> entries = folder.fill(5);
        byte[] lines = Files.readAllBytes(file("actions.jsonl"));
        Moment.MADE.make(this);
        Files.delete(folder.aside("head.bin"));
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries.subList(0, 4));
            assertThat(folder.damage)
                    .containsExactly("actions.1.jsonl:5: never acknowledged: the next file begins at position 5");
            Entry next = append(log, A, "next");
            assertThat(next.position()).isEqualTo(5);
            assertThat(next.id()).isNotEqualTo(entries.get(4).id());
        }
        assertThat(file("actions.1.jsonl")).hasBinaryContent(lines);
    }

    @Test
    @DisplayName("P28 with a torn last line and a damaged middle one: the rest is served, both are named, nothing goes")
    void tornAndDamaged() throws IOException {
        List<Entry> entries = folder.fill(10);
        Path file = file("actions.jsonl");
        LogFolder.flip(file, LogFolder.offsetOfLine(file, 4) + 90, 2);
        LogFolder.truncate(file, Files.size(file) - 20);
        byte[] left = Files.readAllBytes(file);
        List<LogFinding> findings = new ArrayList<>();
        folder.examined().verify(findings::add);
        assertThat(findings)
                .extracting(finding -> finding.file().getFileName() + ":" + finding.line())
                .containsExactly("actions.jsonl:5", "actions.jsonl:10");

        try (EventLog log = folder.open()) {
            List<Entry> kept = new ArrayList<>(entries.subList(0, 9));
            kept.remove(4);
            assertThat(all(log)).isEqualTo(kept);
            assertThat(folder.damage)
                    .containsExactly("actions.1.jsonl:5: wrong checksum", "actions.1.jsonl:10: cut off");
            Entry next = append(log, B, "next");
            assertThat(next.position()).isEqualTo(11);
            assertThat(next.seq()).isEqualTo(6);
        }
        assertThat(file("actions.1.jsonl")).hasBinaryContent(left);
        assertThat(seen()).containsExactly("actions.1.jsonl", "actions.jsonl");
    }

    @Test
    @DisplayName("with its first line damaged: knows where it begins")
    void firstLineDamaged() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = folder.fill(7);
        LogFolder.flip(file("actions.jsonl"), 90, 1);
        Map<Path, byte[]> damaged = folder.copy();
        entries.remove(4);

        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(folder.damage).containsExactly("actions.jsonl:1: wrong checksum");
            assertThat(append(log, A, "next").position()).isEqualTo(8);
        }
        folder.restore(damaged);
        deleteAside();
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(folder.damage).containsExactly("actions.jsonl:1: wrong checksum", "log.json:1: missing");
            assertThat(append(log, A, "next").position()).isEqualTo(8);
        }
    }

    @Test
    @DisplayName("P28 of which only the lines were carried here opens whole, and gives no position or seq again")
    void onlyTheLines() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = folder.fill(30);
        deleteAside();
        assertThat(folder.examined().verify(finding -> {})).isEqualTo(new JsonlLogFiles.Verdict(30, 0));
        for (int opening = 0; opening < 2; opening++) {
            try (EventLog log = folder.open()) {
                assertThat(all(log)).isEqualTo(entries);
                entries.add(append(log, A, "next"));
                assertThat(log.lastPosition()).isEqualTo(31 + opening);
            }
        }
        assertThat(entries.get(31).seq()).isEqualTo(17);
    }

    @Test
    @DisplayName("whose file was emptied, or is gone: no position or seq is given again, nothing full is lost")
    void emptied() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = folder.fill(7);
        Map<Path, byte[]> whole = folder.copy();
        for (boolean gone : List.of(true, false)) {
            folder.restore(whole);
            Files.delete(file("actions.jsonl"));
            if (!gone) {
                Files.createFile(file("actions.jsonl"));
            }
            try (EventLog log = folder.open()) {
                assertThat(all(log)).isEqualTo(entries.subList(0, 4));
                assertThat(folder.damage).singleElement().asString().endsWith("3 entries missing from position 5");
                assertThat(append(log, A, "next").seq()).isGreaterThan(4);
                assertThat(log.lastPosition()).isEqualTo(8);
            }
        }
    }

    @Test
    @DisplayName("into which an older copy of its file was put: nothing of either is overwritten")
    void olderCopy() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        folder.fill(3);
        byte[] older = Files.readAllBytes(file("actions.jsonl"));
        try (EventLog log = folder.open()) {
            for (int i = 0; i < 10; i++) {
                append(log, A, "e" + i);
            }
        }
        Files.write(file("actions.jsonl"), older);
        Map<Path, byte[]> before = folder.copy();
        try (EventLog log = folder.open()) {
            assertThat(all(log)).hasSizeGreaterThan(7);
            assertThat(log.health().damagedLines()).isPositive();
            assertThat(append(log, A, "next").position()).isGreaterThan(13);
        }
        assertThat(folder.copy().values().stream().filter(bytes -> java.util.Arrays.equals(bytes, older)))
                .as("the older copy")
                .hasSize(1);
        before.forEach((file, bytes) -> {
            if (file.toString().matches(".*actions\\.\\d+\\.jsonl")) {
                assertThat(file).hasBinaryContent(bytes);
            }
        });
    }

    @Test
    @DisplayName("whose full file cannot get its name refuses to write, and goes on once it can")
    void nameIsTaken() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = new ArrayList<>();
        Path taken = file("actions.1.jsonl");
        try (EventLog log = folder.open()) {
            for (int i = 0; i < 4; i++) {
                entries.add(append(log, A, "e" + i));
            }
            Files.writeString(taken, "somebody else's", StandardOpenOption.CREATE_NEW);
            assertThatThrownBy(() -> append(log, A, "refused"))
                    .hasCauseInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining(file("actions.jsonl") + ": actions.1.jsonl is there already");
            assertThat(all(log)).isEqualTo(entries);
            assertThat(taken).hasContent("somebody else's");
            Files.delete(taken);
            entries.add(append(log, A, "e4"));
            assertThat(all(log)).isEqualTo(entries);
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(folder.damage).isEmpty();
        }
    }

    @Test
    @DisplayName("whose next file cannot be made, or not wholly: refuses to write, and loses nothing acknowledged")
    void nextFileFails() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        folder.with(options -> options.segmentBytes(600).disk(disk));
        List<Entry> entries = new ArrayList<>();
        try (EventLog log = folder.open()) {
            for (int i = 0; i < 4; i++) {
                entries.add(append(log, A, "e" + i));
            }
            for (int round = 0; round < 2; round++) {
                disk.failOpen = round == 0;
                disk.failTruncate = round == 1;
                assertThatThrownBy(() -> append(log, A, "refused")).hasCauseInstanceOf(LogUnavailableException.class);
                assertThat(all(log)).isEqualTo(entries);
                Map<Path, byte[]> killed = folder.copy();
                LogFolder other = new LogFolder(directory.resolve("killed" + round), Layout.NAMED);
                Files.createDirectories(other.directory.aside());
                for (Map.Entry<Path, byte[]> file : killed.entrySet()) {
                    Files.write(other.path.resolve(folder.path.relativize(file.getKey())), file.getValue());
                }
                try (EventLog reopened = other.open()) {
                    assertThat(all(reopened)).isEqualTo(entries);
                    assertThat(other.damage).isEmpty();
                    assertThat(append(reopened, A, "next").position()).isEqualTo(5);
                }
            }
            disk.failTruncate = false;
            entries.add(append(log, A, "e4"));
            assertThat(all(log)).isEqualTo(entries);
        }
        try (EventLog log = folder.open()) {
            assertThat(all(log)).isEqualTo(entries);
            assertThat(folder.damage).isEmpty();
        }
    }

    private void deleteAside() throws IOException {
        try (Stream<Path> files = Files.walk(folder.directory.aside())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
