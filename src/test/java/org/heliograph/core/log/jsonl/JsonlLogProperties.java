package org.heliograph.core.log.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Topic;

@Label("K4 K5 Random histories of a log")
class JsonlLogProperties {
    private static final List<String> TOPICS = List.of("a", "b", "c \"ü\"", "d");

    private Path directory;
    private LogFolder folder;

    @BeforeTry
    void prepare() throws IOException {
        directory = temporary();
        folder = new LogFolder(directory.resolve("log"), layout())
                .with(options -> options.segmentBytes(1_500).durability(Durability.MEMORY));
    }

    Layout layout() {
        return Layout.ALONE;
    }

    /** In memory, where there is such a file system: what a power cut would do is not the question here. */
    private static Path temporary() throws IOException {
        Path shared = Path.of("/dev/shm");
        return Files.isWritable(shared)
                ? Files.createTempDirectory(shared, "log-properties")
                : Files.createTempDirectory("log-properties");
    }

    @AfterTry
    void clean() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What happens to a log in its life. */
    enum Step {
        APPEND,
        BURST,
        REOPEN,
        FLIP,
        CUT,
        LOSE_INDEX
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.just(Step.APPEND)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.just(Step.BURST)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.just(Step.REOPEN)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(Step.FLIP)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(Step.CUT)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(Step.LOSE_INDEX)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    @Label("K4 what was acknowledged and not damaged is there, unchanged; no position or seq is given twice")
    void nothingInventedNothingRenumbered(@ForAll("lives") List<Step> life, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Entry> acknowledged = new HashMap<>();
        Map<Long, String> positions = new HashMap<>();
        Map<String, String> seqs = new HashMap<>();
        long damaged = 0;
        EventLog log = folder.open();
        try {
            for (Step step : life) {
                if (step == Step.APPEND || step == Step.BURST) {
                    for (Entry entry : append(log, step == Step.BURST ? 20 : 1, random)) {
                        acknowledged.put(entry.id(), entry);
                        String place = entry.topic().id() + "#" + entry.seq();
                        assertThat(positions.put(entry.position(), entry.id()))
                                .as("position %d", entry.position())
                                .isNull();
                        assertThat(seqs.put(place, entry.id())).as(place).isNull();
                    }
                } else {
                    log.close();
                    damaged += damage(step, random);
                    log = folder.open();
                }
                List<Entry> found = LogFolder.all(log);
                assertThat(acknowledged.values()).containsAll(found);
                assertThat(found).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.comparing(Entry::position));
                if (damaged == 0) {
                    assertThat(found).hasSameSizeAs(acknowledged.values());
                }
                assertThat(found.size()).isGreaterThanOrEqualTo(acknowledged.size() - (int) damaged);
                assertTopicsAgree(log, found);
            }
        } finally {
            log.close();
        }
    }

    private static void assertTopicsAgree(EventLog log, List<Entry> found) {
        for (String topic : TOPICS) {
            Topic of = new Topic("channel", topic);
            List<Entry> entries =
                    found.stream().filter(entry -> entry.topic().equals(of)).toList();
            assertThat(log.readAfter(of, 0, 10_000, Long.MAX_VALUE)).isEqualTo(entries);
            assertThat(log.extent(of).count()).isEqualTo(entries.size());
            if (!entries.isEmpty()) {
                Entry last = entries.get(entries.size() - 1);
                assertThat(log.extent(of).oldest()).isEqualTo(entries.get(0).seq());
                assertThat(log.extent(of).last()).isGreaterThanOrEqualTo(last.seq());
                assertThat(log.byId(of, last.id())).contains(last);
                assertThat(log.seqAt(of, last.at())).isEqualTo(last.seq());
                assertThat(log.seqAt(of, last.at().minusNanos(1_000))).isLessThan(last.seq());
            }
        }
    }

    private static List<Entry> append(EventLog log, int count, Random random) {
        List<CompletableFuture<Appended>> appends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Topic topic = new Topic("channel", TOPICS.get(random.nextInt(TOPICS.size())));
            String event = "{\"n\":\"" + "x".repeat(random.nextInt(100)) + "\"}";
            Draft draft = Draft.of(topic, event).keyed(random.nextBoolean() ? null : Long.toString(random.nextLong()));
            appends.add(log.append(draft));
        }
        return appends.stream().map(append -> append.join().entry()).toList();
    }

    /** Returns how many entries it may have cost. */
    private long damage(Step step, Random random) throws IOException {
        List<Path> segments = folder.segments();
        Path segment = segments.get(random.nextInt(segments.size()));
        long length = Files.size(segment);
        switch (step) {
            case FLIP -> {
                if (length == 0) {
                    return 0;
                }
                LogFolder.flip(segment, random.nextInt((int) length), random.nextInt(8));
                return 2;
            }
            case CUT -> {
                long rest = random.nextInt((int) length + 1);
                long before = lines(segment);
                LogFolder.truncate(segment, rest);
                return before - lines(segment);
            }
            case LOSE_INDEX -> {
                for (Path index : folder.files(".idx")) {
                    Files.delete(index);
                }
                return 0;
            }
            default -> {
                return 0;
            }
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        for (byte b : Files.readAllBytes(file)) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Property(tries = 200)
    @Label("K5 verify finds any single flipped bit in any line, and repair leaves a log that is clean")
    void anyFlippedBit(@ForAll @Size(min = 1, max = 12) List<@IntRange(max = 300) Integer> sizes, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        try (EventLog log = folder.open()) {
            for (int size : sizes) {
                Topic topic = new Topic("channel", TOPICS.get(random.nextInt(TOPICS.size())));
                LogFolder.append(log, topic, "y".repeat(size));
            }
        }
        List<Path> segments = folder.segments();
        Path segment = segments.get(random.nextInt(segments.size()));
        LogFolder.flip(segment, random.nextInt((int) Files.size(segment)), random.nextInt(8));

        JsonlLogFiles files = folder.examined();
        List<LogFinding> findings = new ArrayList<>();
        assertThat(files.verify(findings::add).isClean()).isFalse();
        assertThat(findings).allMatch(finding -> finding.file().equals(segment));
        files.repair();
        assertThat(files.verify(finding -> {}).isClean()).isTrue();
        try (EventLog log = folder.open()) {
            assertThat(folder.damage).isEmpty();
            assertThat(log.lastPosition()).isGreaterThanOrEqualTo(sizes.size());
        }
    }

    @Property(tries = 500)
    @Label("Instants are written and read as the platform does")
    void instants(@ForAll long random) {
        long span = 10_000L * 365 * 86_400 * 1_000_000;
        long micros = Math.floorMod(random, span) - 62_000_000_000_000_000L;
        byte[] text = new byte[Micros.TEXT_LENGTH];
        Micros.write(micros, text, 0);
        String written = new String(text, java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(java.time.Instant.parse(written)).isEqualTo(Micros.instant(micros));
        assertThat(Micros.read(text, 0)).isEqualTo(micros);
    }
}
