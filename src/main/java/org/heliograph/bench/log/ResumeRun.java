package org.heliograph.bench.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.core.log.jsonl.Durability;
import org.heliograph.core.log.jsonl.JsonlEventLog;

/**
 * Readers that come back to a topic with a long past.
 *
 * @param entries how many the topic has
 * @param size characters of an event's content
 */
record ResumeRun(long entries, int size) {
    private static final Topic TOPIC = new Topic(Place.KIND, "past");
    private static final int UNDER_WAY = 2_048;
    private static final int PLACES = 1_000;
    private static final int PAGE = 32;
    private static final long PAGE_BYTES = 64 << 10;

    /**
     * What came of it, times in milliseconds.
     *
     * @param open opening the log
     * @param first the first read of all, at the oldest entry
     * @param anywhere reads at places anywhere, each of the first page
     */
    record Outcome(double open, double first, Percentiles anywhere) {}

    Outcome run(Place place) {
        fill(place);
        long start = System.nanoTime();
        try (EventLog log = JsonlEventLog.open(place.log())) {
            long opened = System.nanoTime();
            read(log, 0);
            long read = System.nanoTime();
            return new Outcome((opened - start) / 1e6, (read - opened) / 1e6, anywhere(log));
        }
    }

    private void fill(Place place) {
        Draft draft = Draft.of(TOPIC, "{\"author\":\"bench\",\"content\":\"" + "x".repeat(size) + "\"}");
        Deque<CompletableFuture<Appended>> underWay = new ArrayDeque<>();
        try (EventLog log = JsonlEventLog.open(place.log().durability(Durability.MEMORY))) {
            for (long i = 0; i < entries; i++) {
                underWay.add(log.append(draft));
                if (underWay.size() == UNDER_WAY) {
                    underWay.remove().join();
                }
            }
        }
    }

    private Percentiles anywhere(EventLog log) {
        Histogram nanos = Percentiles.histogram();
        Random random = new Random(entries);
        for (int i = 0; i < PLACES; i++) {
            long seq = (long) (random.nextDouble() * entries);
            long start = System.nanoTime();
            read(log, seq);
            Percentiles.add(nanos, System.nanoTime() - start);
        }
        return Percentiles.of(nanos);
    }

    private static void read(EventLog log, long seq) {
        long found = log.readAfter(TOPIC, seq, PAGE, PAGE_BYTES).get(0).seq();
        if (found != seq + 1) {
            throw new IllegalStateException("After " + seq + " came " + found);
        }
    }
}
