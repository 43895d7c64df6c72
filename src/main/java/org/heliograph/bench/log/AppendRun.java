package org.heliograph.bench.log;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogListener;
import org.heliograph.core.log.Topic;
import org.heliograph.core.log.jsonl.JsonlEventLog;

/**
 * Writers that each append an event, wait until it is durable, and append the next.
 *
 * @param writers how many, each a thread and a topic
 * @param size characters of an event's content
 * @param warmup not measured
 * @param measured how long it is measured
 */
record AppendRun(int writers, int size, Duration warmup, Duration measured) {
    private static final int BARE_FORCES = 500;

    /**
     * What came of it.
     *
     * @param perSecond events that became durable
     * @param perForce events that shared a force
     * @param append from an append to its acknowledgement
     * @param force forces of the log's file
     * @param bare forces of the same disk with nobody else at work
     */
    record Outcome(double perSecond, double perForce, Percentiles append, Percentiles force, Percentiles bare) {}

    Outcome run(Place place) throws IOException, InterruptedException {
        Percentiles bare = BareDisk.measure(place.folder(), BARE_FORCES);
        ConcurrentHistogram forces = new ConcurrentHistogram(Percentiles.histogram());
        long from = System.nanoTime() + warmup.toNanos();
        LogListener listener = new LogListener() {
            @Override
            public void forced(long nanos) {
                if (System.nanoTime() >= from) {
                    Percentiles.add(forces, nanos);
                }
            }
        };
        try (EventLog log = JsonlEventLog.open(place.log().listener(listener))) {
            Histogram appends = append(log, from);
            double seconds = measured.toNanos() / 1e9;
            return new Outcome(
                    appends.getTotalCount() / seconds,
                    (double) appends.getTotalCount() / Math.max(1, forces.getTotalCount()),
                    Percentiles.of(appends),
                    Percentiles.of(forces),
                    bare);
        }
    }

    private Histogram append(EventLog log, long from) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Histogram>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Topic topic = new Topic(Place.KIND, "writer-" + writer);
                all.add(threads.submit(() -> write(log, topic, from)));
            }
            Histogram sum = Percentiles.histogram();
            for (Future<Histogram> each : all) {
                sum.add(each.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A writer failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram write(EventLog log, Topic topic, long from) {
        Draft draft = Draft.of(topic, "{\"author\":\"bench\",\"content\":\"" + "x".repeat(size) + "\"}");
        Histogram nanos = Percentiles.histogram();
        long until = from + measured.toNanos();
        for (long start = System.nanoTime(); start - until < 0; ) {
            log.append(draft).join();
            long end = System.nanoTime();
            if (start - from >= 0) {
                Percentiles.add(nanos, end - start);
            }
            start = end;
        }
        return nanos;
    }
}
