package org.heliograph.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The followers of a run, on their loops. For one thread. */
final class Crowd implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(5);

    private final Rig rig;
    private final Load load;
    private final int run;
    private final Troubles troubles;
    private final List<Loop> loops = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();

    /**
     * @param run tells this run's messages and channels from any other's
     * @param ramp connections that may be on their way at a time, on each loop
     */
    Crowd(Rig rig, Load load, int run, Span span, Troubles troubles, int ramp) throws IOException {
        this.rig = rig;
        this.load = load;
        this.run = run;
        this.troubles = troubles;
        for (int i = 0; i < rig.loops(); i++) {
            Loop loop = new Loop(rig.target(), load.audience(), Stamp.mark(run), span, troubles, ramp);
            loops.add(loop);
            ends.add(CompletableFuture.runAsync(loop, rig.executor()));
        }
    }

    /** Everyone who was added, in that order. */
    List<Client> clients() {
        return Collections.unmodifiableList(clients);
    }

    static String channel(int run, int topic) {
        return String.format("bench-%06x-%d", run & 0xff_ffff, topic);
    }

    /** Begins to connect one follower. */
    Client add(int topic, Pace pace, @Nullable String cursor) {
        Loop loop = loops.get(clients.size() % loops.size());
        Client client = new Client(topic, pace, new Order(lanes()), loop, firstWords(clients.size()));
        clients.add(client);
        loop.open(client, rig.target().follow(load.audience().transport(), channel(run, topic), cursor));
        return client;
    }

    private byte[] firstWords(int reader) {
        Audience audience = load.audience();
        return audience.transport() == Transport.BOT
                ? Filters.subscription(reader, audience.filters())
                : Client.NOTHING_TO_SAY;
    }

    /** Publishers of one topic. */
    private int lanes() {
        int topics = load.audience().topics();
        return Math.max(1, (load.traffic().publishers() + topics - 1) / topics);
    }

    /** Begins to connect the whole audience, subscribers first. */
    void addAudience() {
        Audience audience = load.audience();
        for (int i = 0; i < audience.size(); i++) {
            Pace pace = i < audience.subscribers()
                    ? Pace.HEALTHY
                    : i < audience.subscribers() + audience.slow() ? Pace.SLOW : Pace.STALLED;
            add(i % audience.topics(), pace, null);
        }
    }

    /**
     * Waits until every follower has had its first frame; who did not get it is a trouble.
     *
     * @throws ProtocolException if nobody did
     */
    void awaitReady() throws InterruptedException {
        Rig.await(() -> clients.stream().allMatch(c -> c.isReady() || c.isGone()), PATIENCE);
        long absent = clients.stream().filter(c -> !c.isReady() || c.isGone()).count();
        if (absent == clients.size()) {
            throw new ProtocolException("None of " + absent + " readers could connect: " + troubles.list());
        }
        if (absent > 0) {
            troubles.add(absent + " of " + clients.size() + " readers could not connect");
        }
    }

    /** Waits until healthy followers have seen so many messages, as long as there is progress. */
    void drain(long expected) throws InterruptedException {
        long before = -1;
        while (distinct() < expected && distinct() > before) {
            before = distinct();
            Rig.await(() -> distinct() >= expected, NO_PROGRESS);
        }
    }

    /** Messages received so far, by whomever, again or not. */
    long deliveries() {
        return sum(Meter::deliveries);
    }

    /** Different messages received by healthy followers so far. */
    long distinct() {
        return sum(Meter::distinct);
    }

    private long sum(ToLongFunction<Meter> figure) {
        return loops.stream().map(Loop::meter).mapToLong(figure).sum();
    }

    @Override
    public void close() {
        cut();
    }

    /** Cuts every connection and waits for the loops to end: only then may {@link #latency} be asked and orders read. */
    void cut() {
        loops.forEach(Loop::stop);
        ends.forEach(CompletableFuture::join);
    }

    /** From publish to receive, over healthy followers. */
    Result.Latency latency() {
        Histogram micros = new Histogram(3);
        loops.forEach(loop -> micros.add(loop.meter().micros()));
        return latency(micros);
    }

    /**
     * From an instant until a follower had so many messages, over those that got them.
     *
     * @param since {@link System#nanoTime}
     */
    Result.Latency caughtUp(long since, int messages) {
        Histogram micros = new Histogram(3);
        clients.stream()
                .filter(client -> client.order().received() >= messages)
                .forEach(client -> micros.recordValue((client.lastReceived() - since) / 1_000));
        return latency(micros);
    }

    private static Result.Latency latency(Histogram all) {
        return new Result.Latency(
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(99) / 1e3,
                all.getValueAtPercentile(99.9) / 1e3,
                all.getMaxValue() / 1e3);
    }
}
