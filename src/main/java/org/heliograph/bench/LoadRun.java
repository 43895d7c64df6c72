package org.heliograph.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Connects an audience, publishes to it for a while, and says what came of it. For one thread, once. */
final class LoadRun {
    private static final int RAMP = 32;
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final Rig rig;
    private final Load load;
    private final int run;
    private final Span span = new Span();
    private final Troubles troubles = new Troubles();
    private final List<Publisher> publishers = new ArrayList<>();

    LoadRun(Rig rig, Load load, int run) {
        this.rig = rig;
        this.load = load;
        this.run = run;
    }

    /** @throws ProtocolException if nobody could connect */
    Result run() throws IOException, InterruptedException {
        Press press = new Press(rig, load, run, troubles);
        press.introduce();
        try (Crowd crowd = new Crowd(rig, load, run, span, troubles, RAMP)) {
            double grown = connect(crowd);
            publishers.addAll(press.publishers(crowd));
            List<CompletableFuture<Void>> ends = publishers.stream()
                    .map(p -> CompletableFuture.runAsync(p, rig.executor()))
                    .toList();
            Thread.sleep(load.warmup().toMillis());
            Sample begin = sample(crowd);
            span.begin(begin.nanos());
            Thread.sleep(load.measured().toMillis());
            Sample end = sample(crowd);
            span.end(end.nanos());
            publishers.forEach(Publisher::stop);
            ends.forEach(CompletableFuture::join);
            return result(crowd, begin, end, grown);
        }
    }

    /** @return KB of the server's memory that came with each connection */
    private double connect(Crowd crowd) throws InterruptedException {
        OptionalLong before = rig.serverKb();
        crowd.addAudience();
        crowd.awaitReady();
        Thread.sleep(SETTLE.toMillis());
        return Sample.difference(rig.serverKb(), before) / crowd.clients().size();
    }

    private Result result(Crowd crowd, Sample begin, Sample end, double grown) throws InterruptedException {
        long[] published = published();
        crowd.drain(expected(published, crowd.clients()));
        OptionalLong memory = rig.serverKb();
        crowd.cut();
        return new Result(
                load,
                crowd.clients().size(),
                total(),
                end.rates(begin),
                crowd.latency(),
                Verdict.of(published, crowd.clients()),
                end.cost(begin, grown, memory),
                troubles.list());
    }

    private Sample sample(Crowd crowd) {
        return Sample.of(rig, crowd.deliveries(), total());
    }

    private long total() {
        return publishers.stream().mapToLong(Publisher::total).sum();
    }

    private long[] published() {
        long[] published = new long[load.audience().topics()];
        for (Publisher publisher : publishers) {
            int[] sent = publisher.sent();
            int[] topics = publisher.topics();
            for (int i = 0; i < topics.length; i++) {
                published[topics[i]] += sent[i];
            }
        }
        return published;
    }

    private static long expected(long[] published, List<Client> clients) {
        return clients.stream()
                .filter(client -> client.pace() == Pace.HEALTHY)
                .mapToLong(client -> published[client.topic()])
                .sum();
    }
}
