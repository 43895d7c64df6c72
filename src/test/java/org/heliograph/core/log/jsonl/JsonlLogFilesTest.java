package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.heliograph.core.log.jsonl.LogFolder.A;
import static org.heliograph.core.log.jsonl.LogFolder.B;
import static org.heliograph.core.log.jsonl.LogFolder.all;
import static org.heliograph.core.log.jsonl.LogFolder.append;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.LogImport;
import org.heliograph.core.log.LogUnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(Layout.class)
@DisplayName("K5 The files of a log")
class JsonlLogFilesTest {
    @Parameter
    private Layout layout;

    @TempDir
    private Path directory;

    private LogFolder folder;
    private JsonlLogFiles files;

    @BeforeEach
    void prepare() {
        folder = new LogFolder(directory.resolve("log"), layout);
        files = folder.examined();
    }

    private List<String> findings() {
        List<String> findings = new ArrayList<>();
        JsonlLogFiles.Verdict verdict = files.verify(
                finding -> findings.add(finding.file().getFileName() + ":" + finding.line() + ": " + finding.reason()));
        assertThat(verdict.findings()).isEqualTo(findings.size());
        return findings;
    }

    @Test
    @DisplayName("K5 verify finds nothing wrong with a log that is well, also while it is open")
    void verifiesAGoodLog() {
        folder.with(options -> options.segmentBytes(600));
        folder.fill(30);
        assertThat(findings()).isEmpty();
        try (EventLog log = folder.open()) {
            append(log, A, "x");
            assertThat(files.verify(finding -> {})).isEqualTo(new JsonlLogFiles.Verdict(31, 0));
            assertThat(folder.segments()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("K5 verify finds every flipped bit in every line")
    void findsEveryFlippedBit() throws IOException {
        folder.fill(3);
        Path segment = folder.segments().get(0);
        byte[] good = Files.readAllBytes(segment);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(segment, bad);
            assertThat(findings()).as("byte %d", at).isNotEmpty();
        }
        Files.write(segment, good);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("K5 verify names file, line and reason, and changes nothing")
    void namesFindings() throws IOException {
        folder.fill(10);
        try (EventLog log = folder.open()) {
            log.keep(new EventLog.Snapshot("totals", 3, "{}"));
        }
        Path segment = folder.segments().get(0);
        List<String> lines = LogFolder.lines(segment);
        lines.set(3, lines.get(3).replace("e3", "e4"));
        lines.remove(6);
        LogFolder.write(segment, lines);
        LogFolder.flip(folder.aside("snapshots/totals.json"), 5, 0);
        LogFolder.flip(folder.aside("log.json"), 5, 0);
        byte[] before = Files.readAllBytes(segment);

        assertThat(findings())
                .containsExactly(
                        "log.json:1: wrong checksum",
                        segment.getFileName() + ":4: wrong checksum",
                        segment.getFileName() + ":7: 1 entry missing from position 7",
                        "totals.json:1: wrong checksum");
        assertThat(Files.readAllBytes(segment)).isEqualTo(before);
        List<LogFinding> found = new ArrayList<>();
        files.verify(found::add);
        assertThat(found)
                .extracting(LogFinding::offset)
                .containsExactly(0L, LogFolder.offsetOfLine(segment, 3), LogFolder.offsetOfLine(segment, 6), 0L);
    }

    @Test
    @DisplayName("K5 repair sets damaged lines aside, whole; the log then opens clean and gives nothing of it again")
    void repairs() throws IOException {
        folder.with(options -> options.segmentBytes(1_200));
        List<Entry> entries = folder.fill(30);
        List<Path> segments = folder.segments();
        LogFolder.flip(segments.get(1), 90, 2);
        Path last = segments.get(segments.size() - 1);
        int lastLines = LogFolder.lines(last).size();
        LogFolder.truncate(last, Files.size(last) - 10);
        List<String> damagedLines = List.of(
                LogFolder.lines(segments.get(1)).get(0), LogFolder.lines(last).get(lastLines - 1));

        JsonlLogFiles.Repaired repaired = files.repair();

        assertThat(repaired).isEqualTo(new JsonlLogFiles.Repaired(28, 2));
        assertThat(folder.files(".damaged")).hasSize(2);
        assertThat(Files.readString(folder.files(".damaged").get(0), UTF_8)).isEqualTo(damagedLines.get(0) + "\n");
        assertThat(Files.readString(folder.files(".damaged").get(1), UTF_8)).isEqualTo(damagedLines.get(1) + "\n");
        assertThat(findings()).isEmpty();
        assertThat(files.repair()).isEqualTo(new JsonlLogFiles.Repaired(28, 0));
        for (int opening = 0; opening < 2; opening++) {
            try (EventLog log = folder.open()) {
                assertThat(folder.damage).isEmpty();
                assertThat(log.health().damagedLines()).isZero();
                assertThat(entries).containsAll(all(log).subList(0, 28));
                assertThat(append(log, B, "next").seq()).isEqualTo(16 + opening);
                assertThat(log.lastPosition()).isEqualTo(31 + opening);
            }
        }
    }

    @Test
    @DisplayName("K4 K5 repair of a last line that names no topic: none gets its seq")
    void repairsUnnamed() throws IOException {
        folder.fill(10);
        Path segment = folder.segments().get(0);
        List<String> lines = LogFolder.lines(segment);
        lines.set(9, "rubbish");
        LogFolder.write(segment, lines);
        assertThat(files.repair().setAside()).isEqualTo(1);
        for (int opening = 0; opening < 3; opening++) {
            try (EventLog log = folder.open()) {
                assertThat(folder.damage).isEmpty();
                assertThat(log.extent(A).last()).isEqualTo(6);
                assertThat(log.extent(B).last()).isEqualTo(5);
                assertThat(log.lastPosition()).isEqualTo(10);
            }
        }
    }

    @Test
    @DisplayName("K5 repair sets damaged files beside the segments aside; lost last seqs make it another log")
    void repairsFiles() throws IOException {
        folder.with(options -> options.segmentBytes(600).retention(org.heliograph.core.log.Retention.ofCount(3)));
        folder.fill(40);
        int epoch;
        try (EventLog log = folder.open()) {
            epoch = log.epoch();
            log.keep(new EventLog.Snapshot("totals", 3, "{}"));
        }
        LogFolder.flip(folder.aside("heads.jsonl"), 20, 1);
        LogFolder.flip(folder.aside("snapshots/totals.json"), 5, 0);
        assertThat(files.repair().setAside()).isEqualTo(2);
        assertThat(folder.aside("heads.jsonl.damaged")).exists();
        assertThat(folder.aside("snapshots/totals.json.damaged")).exists();
        try (EventLog log = folder.open()) {
            assertThat(folder.damage).isEmpty();
            assertThat(log.epoch()).isNotEqualTo(epoch);
            assertThat(append(log, A, "x").seq()).isEqualTo(21);
        }
    }

    @Test
    @DisplayName("K5 repair is refused while the log is in use, and where there is none")
    void repairNeedsTheLog() {
        try (EventLog log = folder.open()) {
            append(log, A, "x");
            assertThatThrownBy(files::repair)
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessage("The log " + folder.title() + " is in use by another process");
        }
        JsonlLogFiles none = new JsonlLogFiles(directory.resolve("none"));
        assertThatThrownBy(none::repair)
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageStartingWith("There is no log ");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    @DisplayName("export gives every good line; import appends them to another log, refusing what is no event")
    void exportsAndImports() throws IOException {
        folder.with(options -> options.segmentBytes(600));
        List<Entry> entries = folder.fill(30);
        LogFolder.flip(folder.segments().get(0), 90, 1);
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        List<String> left = new ArrayList<>();
        assertThat(files.export(exported, Selection.ALL, finding -> left.add(finding.toString())))
                .isEqualTo(new JsonlLogFiles.Verdict(29, 1));
        assertThat(left).hasSize(1);
        assertThat(exported.toString(UTF_8).lines()).hasSize(29).allMatch(line -> line.startsWith("{\"pos\":"));

        InMemoryEventLog target = new InMemoryEventLog(folder.clock);
        List<Long> refused = new ArrayList<>();
        LogImport importing = new LogImport(
                target,
                line -> line.isBlank()
                        ? Optional.empty()
                        : Optional.of(Draft.of(A, line).keyed(line)),
                (number, reason) -> refused.add(number));
        String foreign = exported.toString(UTF_8) + "\nno event\n{\"x\":1}\n{\"x\":1}\n";
        assertThat(importing.run(new BufferedReader(new StringReader(foreign))))
                .isEqualTo(new LogImport.Result(30, 1, 1));
        assertThat(refused).containsExactly(31L);
        assertThat(target.readAfter(A, 0, 1, 1).get(0).event())
                .contains(entries.get(1).id());
    }
}
