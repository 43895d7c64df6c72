package org.heliograph.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.heliograph.bench.log.Percentiles;

/**
 * Tables at which players act and a host answers.
 *
 * @param tables how many
 * @param players at each, all connected
 * @param writers actions under way at each table at a time
 * @param perSecond actions a second over all tables; 0 for as many as go
 * @param length how long it is measured
 */
record PartyRun(int tables, int players, int writers, double perSecond, Duration length) {
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RAMP = 64;
    private static final int MOST_THREADS = 64;
    private static final int RUN_BITS = 0xff_ffff;

    PartyRun {
        Audience.require(tables >= 1 && players >= 1 && writers >= 1, "There is at least one of everything");
        Audience.require(writers <= 256, "A table has at most 256 writers");
        Audience.require(perSecond >= 0, "There are no fewer actions than none");
    }

    /**
     * What came of it.
     *
     * @param actions answered within the measured time
     * @param seconds how long that was
     * @param action from submission to the host's knowing that the answer is on disk
     * @param push from the host's sending the answer to a player's receiving it
     * @param deliveries of answers to players
     * @param serverMicros CPU of the server in that time
     * @param serverKb its resident memory at the end
     * @param troubles what went wrong
     */
    record Outcome(
            long actions,
            double seconds,
            Percentiles action,
            Percentiles push,
            long deliveries,
            OptionalLong serverMicros,
            OptionalLong serverKb,
            List<String> troubles) {}

    /** @throws IOException if the server cannot be reached */
    Outcome run(Rig rig, int run) throws IOException, InterruptedException {
        List<PartyTable> opened = open(rig);
        Span span = new Span();
        Troubles troubles = new Troubles();
        Loop loop = new Loop(rig.target(), Audience.of(1, 1), Stamp.mark(run & RUN_BITS), span, troubles, RAMP);
        CompletableFuture<Void> end = CompletableFuture.runAsync(loop, rig.executor());
        List<Client> clients = seat(rig, opened, loop);
        if (!Rig.await(() -> clients.stream().allMatch(Client::isReady), PATIENCE)) {
            troubles.add("not all players could sit down");
        }
        Shift shift = new Shift(rig, opened, Stamp.mark(run & RUN_BITS), span, troubles);
        Outcome outcome = shift.work(loop);
        loop.stop();
        end.join();
        return new Outcome(
                outcome.actions,
                outcome.seconds,
                outcome.action,
                micros(loop.meter().micros()),
                loop.meter().deliveries(),
                outcome.serverMicros,
                outcome.serverKb,
                troubles.list());
    }

    private List<PartyTable> open(Rig rig) throws IOException {
        List<PartyTable> opened = new ArrayList<>();
        try (HttpLink link = new HttpLink(rig.target())) {
            for (int i = 1; i <= tables; i++) {
                opened.add(PartyTable.open(link, "Bench " + i, players));
            }
        }
        return opened;
    }

    private List<Client> seat(Rig rig, List<PartyTable> opened, Loop loop) {
        List<Client> clients = new ArrayList<>();
        for (PartyTable table : opened) {
            for (String token : table.players()) {
                Client client = new Client(0, Pace.HEALTHY, new Order(writers), loop, Client.NOTHING_TO_SAY);
                clients.add(client);
                loop.open(client, rig.target().as(token).table());
            }
        }
        return clients;
    }

    private static Percentiles micros(Histogram micros) {
        return new Percentiles(
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    /** Everybody at work, from the first action to the last. */
    private final class Shift {
        private final Rig rig;
        private final List<PartyTable> opened;
        private final byte[] mark;
        private final Span span;
        private final Troubles troubles;

        Shift(Rig rig, List<PartyTable> opened, byte[] mark, Span span, Troubles troubles) {
            this.rig = rig;
            this.opened = opened;
            this.mark = mark;
            this.span = span;
            this.troubles = troubles;
        }

        Outcome work(Loop loop) throws InterruptedException {
            int threads = Math.min(MOST_THREADS, tables * writers);
            long begin = System.nanoTime() + WARM_UP.toNanos();
            long end = begin + length.toNanos();
            List<CompletableFuture<Tally>> tallies = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                tallies.add(CompletableFuture.supplyAsync(() -> act(thread, threads, begin, end), rig.executor()));
            }
            sleepUntil(begin);
            span.begin(begin);
            OptionalLong before = rig.serverMicros();
            sleepUntil(end);
            span.end(end);
            OptionalLong after = rig.serverMicros();
            Histogram nanos = Percentiles.histogram();
            long actions = 0;
            long all = 0;
            for (CompletableFuture<Tally> tally : tallies) {
                Tally done = tally.join();
                nanos.add(done.nanos);
                actions += done.nanos.getTotalCount();
                all += done.all;
            }
            long expected = all * players;
            if (!Rig.await(() -> loop.meter().distinct() >= expected, PATIENCE)) {
                troubles.add("answers were lost: " + loop.meter().distinct() + " of " + expected + " came");
            }
            OptionalLong cost = before.isPresent() && after.isPresent()
                    ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                    : OptionalLong.empty();
            Percentiles none = new Percentiles(0, 0, 0, 0);
            return new Outcome(
                    actions, span.seconds(), Percentiles.of(nanos), none, 0, cost, rig.serverKb(), List.of());
        }

        /** Writers and tables are dealt out to the threads; each thread goes round its own. */
        private Tally act(int thread, int threads, long begin, long end) {
            Tally tally = new Tally();
            List<PartyPlay> plays = new ArrayList<>();
            try {
                for (int i = thread; i < tables * writers; i += threads) {
                    plays.add(new PartyPlay(rig.target(), opened.get(i % tables), mark, i / tables));
                }
                long everyNanos = perSecond == 0 ? 0 : (long) (1e9 * threads / perSecond);
                long due = System.nanoTime();
                Histogram warming = Percentiles.histogram();
                for (int i = 0; System.nanoTime() - end < 0; i++) {
                    boolean measured = System.nanoTime() - begin >= 0;
                    plays.get(i % plays.size()).act(measured ? tally.nanos : warming);
                    tally.all++;
                    due += everyNanos;
                    waitUntil(due);
                }
            } catch (IOException | ProtocolException e) {
                troubles.add(String.valueOf(e.getMessage()));
            } finally {
                plays.forEach(this::close);
            }
            return tally;
        }

        private void close(PartyPlay play) {
            try {
                play.close();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000);
        }
    }

    private static final class Tally {
        final Histogram nanos = Percentiles.histogram();
        long all;
    }
}
