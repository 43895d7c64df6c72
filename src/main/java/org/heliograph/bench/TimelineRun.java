package org.heliograph.bench;

import java.io.IOException;
import org.HdrHistogram.Histogram;
import org.heliograph.bench.log.Percentiles;

/**
 * Questions about a bot with a long past.
 *
 * @param past what it has done
 * @param rounds how often each question is asked
 */
record TimelineRun(TimelinePast past, int rounds) {
    private static final int PAGE = 100;

    /**
     * How soon answers came, from the question to their last byte.
     *
     * @param newest a filtered page of the newest entries
     * @param oldest a filtered page of the oldest
     * @param subscribed what a socket is answered that subscribes through the same filter
     */
    record Outcome(Percentiles newest, Percentiles oldest, Percentiles subscribed) {}

    /** @throws ProtocolException if an answer was not the right one */
    Outcome run(Rig rig) throws IOException, InterruptedException {
        past.tell(rig);
        return new Outcome(pages(rig, "desc"), pages(rig, "asc"), subscriptions(rig));
    }

    private Percentiles pages(Rig rig, String order) throws IOException {
        String path =
                "/api/bot/" + past.bot() + "/timeline?" + TimelinePast.QUERY + "&limit=" + PAGE + "&order=" + order;
        Histogram nanos = Percentiles.histogram();
        try (HttpLink link = new HttpLink(rig.target())) {
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                String page = link.get(path);
                Percentiles.add(nanos, System.nanoTime() - start);
                expect(page, "\"total_count\":" + past.few() + ",");
                expect(page, "\"entries_count\":" + Math.min(PAGE, past.few()) + ",");
            }
        }
        return Percentiles.of(nanos);
    }

    private Percentiles subscriptions(Rig rig) throws IOException, InterruptedException {
        Histogram nanos = Percentiles.histogram();
        for (int i = 0; i < rounds; i++) {
            try (Asker asker = new Asker(rig.target(), past.bot())) {
                long start = System.nanoTime();
                String answer = asker.ask(TimelinePast.SUBSCRIBE);
                Percentiles.add(nanos, System.nanoTime() - start);
                expect(answer, "\"type\":\"subscribed\"");
                expect(answer, "\"success\":false");
            }
        }
        return Percentiles.of(nanos);
    }

    private static void expect(String answer, String part) {
        if (!answer.contains(part)) {
            throw new ProtocolException(
                    "The answer has no " + part + ": " + answer.substring(0, Math.min(answer.length(), 300)));
        }
    }
}
