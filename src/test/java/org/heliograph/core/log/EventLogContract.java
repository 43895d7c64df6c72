package org.heliograph.core.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every log does, wherever it keeps its entries. */
public abstract class EventLogContract {
    protected static final Instant START = Instant.parse("2026-11-21T11:14:30.123456Z");
    protected static final Topic GENERAL = new Topic("channel", "general");
    protected static final Topic OTHER = new Topic("channel", "a/b \"ü\u2028\uD83D\uDE00\\ \n");

    protected final ManualClock clock = new ManualClock(START);
    private final List<EventLog> opened = new ArrayList<>();

    /** A new, empty log for the kind {@code channel}, its instants taken from {@link #clock}. */
    protected abstract EventLog create(Retention retention);

    /** Entries after which bytes and age can be applied: some logs let go of many entries at once. */
    protected abstract int entriesPerPiece();

    protected final EventLog log() {
        return log(Retention.EVERYTHING);
    }

    protected final EventLog log(Retention retention) {
        EventLog log = create(retention);
        opened.add(log);
        return log;
    }

    @AfterEach
    void closeLogs() {
        opened.forEach(EventLog::close);
    }

    protected static Entry append(EventLog log, Draft draft) {
        return log.append(draft).orTimeout(20, SECONDS).join().entry();
    }

    protected static Entry append(EventLog log, Topic topic, String text) {
        return append(log, Draft.of(topic, event(text)));
    }

    protected static String event(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static List<Entry> all(EventLog log, Topic topic) {
        return log.readAfter(topic, 0, 1_000_000, Long.MAX_VALUE);
    }

    @Test
    @DisplayName("An entry is read as it was appended")
    void readsWhatWasAppended() {
        EventLog log = log();
        Entry first =
                append(log, Draft.of(GENERAL, event("one \u00fc \uD83D\uDE00")).keyed("k-1"));
        Entry second = append(log, OTHER, "two");

        assertThat(first.topic()).isEqualTo(GENERAL);
        assertThat(first.seq()).isEqualTo(1);
        assertThat(first.key()).isEqualTo("k-1");
        assertThat(first.event()).isEqualTo(event("one \u00fc \uD83D\uDE00"));
        assertThat(first.id()).matches("[A-Za-z0-9_-]{22}");
        assertThat(second.key()).isNull();
        assertThat(all(log, GENERAL)).containsExactly(first);
        assertThat(all(log, OTHER)).containsExactly(second);
        assertThat(log.scanAfter(0, 10, 1_000)).containsExactly(first, second);
        assertThat(log.byId(GENERAL, first.id())).contains(first);
        assertThat(log.byKey(GENERAL, "k-1")).contains(first);
    }

    @Test
    @DisplayName("A topic never written is empty, and knows nothing of other topics")
    void emptyTopic() {
        EventLog log = log();
        Entry entry = append(log, Draft.of(OTHER, event("x")).keyed("k"));

        assertThat(log.extent(GENERAL)).isEqualTo(Extent.empty(GENERAL));
        assertThat(all(log, GENERAL)).isEmpty();
        assertThat(log.byId(GENERAL, entry.id())).isEmpty();
        assertThat(log.byKey(GENERAL, "k")).isEmpty();
        assertThat(log.seqAt(GENERAL, Instant.MAX)).isZero();
        assertThat(all(log, new Topic("bot", OTHER.id()))).isEmpty();
    }

    @Test
    @DisplayName("Seqs are dense from 1 per topic, positions dense over all")
    void numbersAreDense() {
        EventLog log = log();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            entries.add(append(log, i % 3 == 0 ? OTHER : GENERAL, "e" + i));
        }

        assertThat(all(log, GENERAL).stream().map(Entry::seq))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 66).mapToObj(Long::valueOf).toList());
        List<Entry> scanned = log.scanAfter(0, 1_000, Long.MAX_VALUE);
        assertThat(scanned).isEqualTo(entries);
        for (int i = 1; i < scanned.size(); i++) {
            assertThat(scanned.get(i).position()).isEqualTo(scanned.get(i - 1).position() + 1);
        }
        assertThat(log.lastPosition()).isEqualTo(scanned.get(99).position());
        assertThat(log.extent(GENERAL))
                .isEqualTo(new Extent(GENERAL, 1, 66, 66, entries.get(98).at()));
        assertThat(log.extents().stream().map(Extent::topic)).containsExactlyInAnyOrder(GENERAL, OTHER);
    }

    @Test
    @DisplayName("A page ends at its limits, and holds at least one entry")
    void pagesAreBounded() {
        EventLog log = log();
        for (int i = 0; i < 10; i++) {
            append(log, GENERAL, "0123456789");
        }
        int length = event("0123456789").length();

        assertThat(log.readAfter(GENERAL, 0, 3, Long.MAX_VALUE)).hasSize(3);
        assertThat(log.readAfter(GENERAL, 4, 100, Long.MAX_VALUE)).hasSize(6);
        assertThat(log.readAfter(GENERAL, 10, 100, Long.MAX_VALUE)).isEmpty();
        assertThat(log.readAfter(GENERAL, 99, 100, Long.MAX_VALUE)).isEmpty();
        assertThat(log.readAfter(GENERAL, 0, 100, 4L * length)).hasSize(4);
        assertThat(log.readAfter(GENERAL, 0, 100, 4L * length + 1)).hasSize(4);
        assertThat(log.readAfter(GENERAL, 0, 100, 1)).hasSize(1);
        assertThat(log.scanAfter(0, 100, 4L * length)).hasSize(4);
        assertThat(log.scanAfter(log.lastPosition() - 2, 100, 1_000_000)).hasSize(2);
    }

    @Test
    @DisplayName("The same key again gives the first entry, whatever else the draft says")
    void keysMakeRetriesSafe() {
        EventLog log = log();
        Draft draft = Draft.of(GENERAL, event("once")).keyed("k").after(0);
        Appended first = log.append(draft).join();
        append(log, GENERAL, "between");
        Appended again = log.append(draft).join();
        Appended other = log.append(Draft.of(OTHER, event("once")).keyed("k")).join();

        assertThat(first.outcome()).isEqualTo(Appended.Outcome.RECORDED);
        assertThat(again.outcome()).isEqualTo(Appended.Outcome.REPEATED);
        assertThat(again.entry()).isEqualTo(first.entry());
        assertThat(other.outcome()).isEqualTo(Appended.Outcome.RECORDED);
        assertThat(all(log, GENERAL)).hasSize(2);
    }

    @Test
    @DisplayName("What was brought from elsewhere keeps its id and its instant, and is not taken twice")
    void originsAreKept() {
        EventLog log = log();
        Origin origin = new Origin("M-1_brought", START.minusSeconds(86_400));
        Draft draft = Draft.of(GENERAL, event("brought")).keyed("k").from(origin);

        Entry entry = append(log, draft);
        assertThat(entry.id()).isEqualTo(origin.id());
        assertThat(entry.at()).isEqualTo(origin.at());
        assertThat(log.byId(GENERAL, origin.id())).contains(entry);
        for (Draft again : List.of(draft, draft.keyed(null), draft.from(new Origin("another", START)))) {
            assertThat(log.append(again).orTimeout(20, SECONDS).join())
                    .isEqualTo(new Appended(entry, Appended.Outcome.REPEATED));
        }
        assertThat(append(log, Draft.of(OTHER, event("brought")).from(origin)).seq())
                .as("another topic")
                .isEqualTo(1);
        assertThat(log.lastPosition()).isEqualTo(2);
    }

    @Test
    @DisplayName("Concurrent appends of one origin make one entry")
    void oneEntryPerOrigin() {
        EventLog log = log();
        Draft draft = Draft.of(GENERAL, event("brought")).from(new Origin("once", START));
        List<CompletableFuture<Appended>> appends =
                IntStream.range(0, 50).mapToObj(i -> log.append(draft)).toList();
        assertThat(appends)
                .extracting(
                        append -> append.orTimeout(20, SECONDS).join().entry().position())
                .containsOnly(1L);
    }

    @Test
    @DisplayName("K12 An instant brought from elsewhere gives way to the order of the log, and to the present")
    void orderComesBeforeOrigin() {
        EventLog log = log();
        append(log, GENERAL, "now");
        Entry past = append(log, Draft.of(GENERAL, event("x")).from(new Origin("past", START.minusSeconds(60))));
        Entry future = append(log, Draft.of(GENERAL, event("x")).from(new Origin("future", START.plusSeconds(60))));
        assertThat(past.at()).isEqualTo(START.plusNanos(1_000));
        assertThat(future.at()).isEqualTo(START.plusNanos(2_000));
        for (String id : List.of("", "a b", "\u00fc", "x".repeat(65))) {
            assertThatThrownBy(() -> new Origin(id, START)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("An expectation that does not hold is a conflict and leaves nothing behind")
    void expectationsAreKept() {
        EventLog log = log();
        append(log, Draft.of(GENERAL, event("1")).after(0));
        append(log, Draft.of(GENERAL, event("2")).after(1));

        assertThatThrownBy(
                        () -> log.append(Draft.of(GENERAL, event("x")).after(1)).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(PositionConflictException.class);
        assertThatThrownBy(
                        () -> log.append(Draft.of(OTHER, event("x")).after(1)).join())
                .hasCauseInstanceOf(PositionConflictException.class);
        assertThat(append(log, Draft.of(GENERAL, event("3")).after(2)).seq()).isEqualTo(3);
        assertThat(all(log, GENERAL)).hasSize(3);
    }

    @Test
    @DisplayName("Of writers that expect the same position exactly one wins, the others' drafts disturb no one")
    void oneOfManyWins() throws Exception {
        EventLog log = log();
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            for (long round = 0; round < 50; round++) {
                long expected = round;
                CountDownLatch gate = new CountDownLatch(1);
                List<Future<Boolean>> tries = IntStream.range(0, 8)
                        .mapToObj(i -> writers.submit(() -> {
                            gate.await();
                            append(log, OTHER, "noise");
                            return log.append(Draft.of(GENERAL, event("" + i)).after(expected))
                                    .handle((appended, conflict) -> conflict == null)
                                    .get(20, SECONDS);
                        }))
                        .toList();
                gate.countDown();
                int won = 0;
                for (Future<Boolean> one : tries) {
                    won += one.get(30, SECONDS) ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(log.extent(GENERAL).last()).isEqualTo(50);
        assertThat(log.extent(OTHER).last()).isEqualTo(400);
    }

    @Test
    @DisplayName("Concurrent appends under one key make one entry")
    void oneEntryPerKey() throws Exception {
        EventLog log = log();
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                String key = "k" + round;
                CountDownLatch gate = new CountDownLatch(1);
                List<Future<Appended>> tries = IntStream.range(0, 8)
                        .mapToObj(i -> writers.submit(() -> {
                            gate.await();
                            return log.append(Draft.of(GENERAL, event("" + i)).keyed(key))
                                    .get(20, SECONDS);
                        }))
                        .toList();
                gate.countDown();
                Set<Entry> entries = new HashSet<>();
                int recorded = 0;
                for (Future<Appended> one : tries) {
                    Appended appended = one.get(30, SECONDS);
                    entries.add(appended.entry());
                    recorded += appended.outcome() == Appended.Outcome.RECORDED ? 1 : 0;
                }
                assertThat(entries).hasSize(1);
                assertThat(recorded).isEqualTo(1);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(log.extent(GENERAL).last()).isEqualTo(50);
    }

    @Test
    @DisplayName(
            "K12 Instants rise strictly, in microseconds, also when the clock is set back an hour or forward a day")
    void instantsRise() {
        EventLog log = log();
        List<Entry> entries = new ArrayList<>();
        entries.add(append(log, GENERAL, "now"));
        entries.add(append(log, GENERAL, "same tick"));
        clock.advance(Duration.ofHours(-1));
        entries.add(append(log, GENERAL, "an hour back"));
        clock.advance(Duration.ofDays(1));
        entries.add(append(log, GENERAL, "a day on"));
        clock.advance(Duration.ofDays(-1));
        entries.add(append(log, OTHER, "and back"));

        assertThat(entries.get(0).at()).isEqualTo(START);
        assertThat(entries.get(1).at()).isEqualTo(START.plusNanos(1_000));
        assertThat(entries.get(2).at()).isEqualTo(START.plusNanos(2_000));
        assertThat(entries.get(3).at()).isEqualTo(START.plus(Duration.ofHours(23)));
        assertThat(entries.get(4).at()).isEqualTo(entries.get(3).at().plusNanos(1_000));
        assertThat(log.scanAfter(0, 10, 10_000)).isEqualTo(entries);
    }

    @Test
    @DisplayName("K12 The seq at an instant is that of the last entry at or before it")
    void seeksByInstant() {
        EventLog log = log();
        for (int i = 0; i < 20; i++) {
            append(log, GENERAL, "e" + i);
            append(log, OTHER, "o" + i);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(log.seqAt(GENERAL, START.minusNanos(1_000))).isZero();
        assertThat(log.seqAt(GENERAL, Instant.MIN)).isZero();
        for (int i = 0; i < 20; i++) {
            assertThat(log.seqAt(GENERAL, START.plusSeconds(i))).isEqualTo(i + 1);
            assertThat(log.seqAt(GENERAL, START.plusSeconds(i).plusMillis(999))).isEqualTo(i + 1);
        }
        assertThat(log.seqAt(GENERAL, Instant.MAX)).isEqualTo(20);
    }

    @Test
    @DisplayName("K10 K7 A follower and a reader who meets it at a position together see every entry once, in order")
    void followsWithoutSeam() throws Exception {
        EventLog log = log();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writing = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> {
                        for (int n = 0; n < 200; n++) {
                            append(log, GENERAL, i + "-" + n);
                        }
                    }))
                    .toList();
            for (int round = 0; round < 20; round++) {
                List<Entry> followed = new CopyOnWriteArrayList<>();
                EventLog.Following following = log.follow(followed::addAll);
                long meeting = log.lastPosition();
                List<Entry> before = log.scanAfter(0, 1_000_000, Long.MAX_VALUE);
                Entry last = append(log, OTHER, "round " + round);
                following.close();
                List<Long> positions = new ArrayList<>();
                before.stream().map(Entry::position).filter(p -> p <= meeting).forEach(positions::add);
                followed.stream()
                        .map(Entry::position)
                        .filter(p -> p > meeting && p <= last.position())
                        .forEach(positions::add);
                assertThat(positions)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) last.position())
                                .mapToObj(Long::valueOf)
                                .toList());
            }
            for (Future<?> one : writing) {
                one.get(60, SECONDS);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(log.extent(GENERAL).count()).isEqualTo(800);
    }

    @Test
    @DisplayName("An entry is visible and followed before its append completes")
    void visibleBeforeAcknowledged() {
        EventLog log = log();
        List<Entry> followed = new CopyOnWriteArrayList<>();
        log.follow(followed::addAll);
        for (int i = 0; i < 200; i++) {
            CompletableFuture<List<Entry>> seen = log.append(Draft.of(GENERAL, event("" + i)))
                    .thenApply(appended -> {
                        assertThat(followed).contains(appended.entry());
                        return log.readAfter(GENERAL, appended.entry().seq() - 1, 1, 1_000);
                    });
            assertThat(seen.orTimeout(20, SECONDS).join()).hasSize(1);
        }
    }

    @Test
    @DisplayName("A follower that fails harms neither the append nor other followers' entries")
    void badFollower() {
        EventLog log = log();
        List<Entry> followed = new CopyOnWriteArrayList<>();
        log.follow(entries -> {
            throw new IllegalStateException("bad follower");
        });
        log.follow(followed::addAll);
        Entry entry = append(log, GENERAL, "all the same");
        assertThat(followed).containsExactly(entry);
    }

    @Test
    @DisplayName("K6 Retention by count: each topic keeps its newest")
    void keepsCount() {
        EventLog log = log(Retention.ofCount(5));
        for (int i = 0; i < 30; i++) {
            append(log, Draft.of(GENERAL, event("" + i)).keyed("k" + i));
        }
        Entry old = log.byKey(GENERAL, "k25").orElseThrow();
        append(log, OTHER, "alone");
        log.trim();

        Extent extent = log.extent(GENERAL);
        assertThat(extent.oldest()).isEqualTo(26);
        assertThat(extent.last()).isEqualTo(30);
        assertThat(extent.count()).isEqualTo(5);
        assertThat(all(log, GENERAL).get(0)).isEqualTo(old);
        assertThat(log.seqAt(GENERAL, START.minusSeconds(1))).isEqualTo(25);
        assertThat(log.byKey(GENERAL, "k24")).isEmpty();
        assertThat(log.scanAfter(0, 100, 100_000)).hasSize(6);
        assertThat(log.extent(OTHER).count()).isEqualTo(1);
        Appended again =
                log.append(Draft.of(GENERAL, event("again")).keyed("k24")).join();
        assertThat(again.outcome()).isEqualTo(Appended.Outcome.RECORDED);
        assertThat(again.entry().seq()).isEqualTo(31);
    }

    @Test
    @DisplayName("K6 Retention by age: what is too old goes, and last stays where it was")
    void keepsYoung() {
        EventLog log = log(Retention.EVERYTHING.age(Duration.ofHours(1)));
        for (int i = 0; i < 10; i++) {
            append(log, OTHER, "old " + i);
        }
        clock.advance(Duration.ofHours(2));
        log.trim();

        Extent extent = log.extent(OTHER);
        assertThat(extent.count()).isZero();
        assertThat(extent.last()).isEqualTo(10);
        assertThat(extent.oldest()).isEqualTo(11);
        assertThat(all(log, OTHER)).isEmpty();
        assertThat(log.extents()).isEmpty();
        assertThat(append(log, Draft.of(OTHER, event("young")).after(10)).seq()).isEqualTo(11);
        log.trim();
        assertThat(all(log, OTHER)).hasSize(1);
        assertThat(log.extent(OTHER).oldest()).isEqualTo(11);
    }

    @Test
    @DisplayName("K6 Retention by bytes: the oldest go until the rest fits")
    void keepsBytes() {
        int pieces = 8;
        int entries = entriesPerPiece() * pieces;
        EventLog log = log(Retention.EVERYTHING.bytes(entriesPerPiece() * 3L * 400));
        for (int i = 0; i < entries; i++) {
            append(log, GENERAL, "x".repeat(200));
        }
        log.trim();

        Extent extent = log.extent(GENERAL);
        assertThat(extent.oldest()).isBetween(2L, (long) entries);
        assertThat(extent.last()).isEqualTo(entries);
        assertThat(extent.count()).isEqualTo(entries - extent.oldest() + 1);
        assertThat(all(log, GENERAL)).hasSize((int) extent.count());
        assertThat(log.readAfter(GENERAL, 0, 1, 1).get(0).seq()).isEqualTo(extent.oldest());
    }

    @Test
    @DisplayName("K13 What is no JSON object on one line is refused, and disturbs nothing")
    void refusesBadEvents() {
        EventLog log = log();
        for (String bad : List.of(
                "",
                "{",
                "{}\n",
                "{\n}",
                "[]",
                "\"x\"",
                "{}{}",
                "{},\"pos\":1",
                "{\"a\":\"b}",
                "x{}",
                "{\"a\":1}}",
                "null",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\r\"}")) {
            assertThatThrownBy(() -> log.append(Draft.of(GENERAL, bad)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(append(log, GENERAL, "good").seq()).isEqualTo(1);
        assertThat(log.health()).isEqualTo(LogHealth.GOOD);
    }

    @Test
    @DisplayName("K13 Lone surrogates survive, as the escapes that mean the same")
    void keepsLoneSurrogates() {
        EventLog log = log();
        Entry entry = append(log, Draft.of(GENERAL, "{\"a\":\"\uD800x\uDC00\uD83D\uDE00\"}"));
        assertThat(entry.event()).isEqualTo("{\"a\":\"\\ud800x\\udc00\uD83D\uDE00\"}");
        assertThat(all(log, GENERAL)).containsExactly(entry);
    }

    @Test
    @DisplayName("K13 Any topic and key comes back as it was")
    void anyName() {
        EventLog log = log();
        List<String> names = List.of(
                "",
                " ",
                "\"",
                "\\",
                "\\u0041",
                "\uD800",
                "\u0000\u001f\u007f",
                "a\nb",
                "\uFEFF",
                "..",
                "x".repeat(300));
        for (String name : names) {
            append(log, Draft.of(new Topic("channel", name), event("x")).keyed(name));
        }
        for (String name : names) {
            Topic topic = new Topic("channel", name);
            assertThat(all(log, topic)).hasSize(1);
            assertThat(log.byKey(topic, name).orElseThrow().topic()).isEqualTo(topic);
        }
    }

    @Test
    @DisplayName("A snapshot replaces the one of the same name")
    void keepsSnapshots() {
        EventLog log = log();
        append(log, GENERAL, "one");
        append(log, GENERAL, "two");
        assertThat(log.snapshot("totals")).isEmpty();
        log.keep(new EventLog.Snapshot("totals", 1, "{\"n\":1}"));
        log.keep(new EventLog.Snapshot("totals", 2, "{\"n\":2}"));
        log.keep(new EventLog.Snapshot("other", 1, "{}"));
        assertThat(log.snapshot("totals")).contains(new EventLog.Snapshot("totals", 2, "{\"n\":2}"));
        assertThat(log.snapshot("other")).isPresent();
    }

    @Test
    @DisplayName("A closed log takes nothing more, and says so")
    void closes() {
        EventLog log = log();
        append(log, GENERAL, "one");
        log.close();
        log.close();
        assertThatThrownBy(() -> log.append(Draft.of(GENERAL, event("late"))).join())
                .hasCauseInstanceOf(LogUnavailableException.class);
        assertThat(log.health().writable()).isFalse();
    }
}
