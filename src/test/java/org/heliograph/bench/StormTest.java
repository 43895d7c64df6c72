package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server under the generator's crowds: counts, never times. */
@DisplayName("crowds")
class StormTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path data;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private RunningServer server;
    private int runs;

    @BeforeEach
    void start() {
        server = RunningServer.start(data, "limits.frames-per-second", "100000");
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
        server.close();
    }

    private Rig rig() {
        return new Rig(new Target(server.uri(), null), null, 2, executor);
    }

    @Test
    @DisplayName(
            "K9 64 publishers, 1,000 subscribers, 50 slow ones and 10 stalled: the healthy get everything, in one order")
    void slowOnesDelayNobody() throws Exception {
        Audience audience = Audience.of(1_000, 1).withHindered(50, 10);
        Traffic traffic = new Traffic(Door.WS, 64, 0, 300, 2);
        Load load = new Load("test", audience, traffic, Duration.ZERO, Duration.ofSeconds(1));
        Troubles troubles = new Troubles();
        try (Crowd crowd = new Crowd(rig(), load, ++runs, new Span(), troubles, 32)) {
            crowd.addAudience();
            crowd.awaitReady();
            List<Publisher> publishers = new Press(rig(), load, runs, troubles).publishers(crowd);
            List<CompletableFuture<Void>> ends = publishers.stream()
                    .map(publisher -> CompletableFuture.runAsync(publisher, executor))
                    .toList();
            assertThat(Rig.await(() -> total(publishers) >= 64 * 8, Duration.ofSeconds(60)))
                    .isTrue();
            publishers.forEach(Publisher::stop);
            ends.forEach(CompletableFuture::join);
            long published = total(publishers);
            long healthy = crowd.clients().stream()
                    .filter(c -> c.pace() == Pace.HEALTHY)
                    .count();
            crowd.drain(published * healthy);
            crowd.cut();

            assertThat(Verdict.of(new long[] {published}, crowd.clients())).isEqualTo(new Result.Faults(0, 0, 0, 0));
            assertThat(troubles.list()).isEmpty();
            assertThat(crowd.clients())
                    .filteredOn(client -> client.pace() != Pace.HEALTHY)
                    .hasSize(60)
                    .allMatch(client -> client.order().received() < published, "was left behind");
        }
    }

    private static long total(List<Publisher> publishers) {
        return publishers.stream().mapToLong(Publisher::total).sum();
    }

    @Test
    @DisplayName(
            "K10 2,000 clients dropped at once all return and catch up: nothing lost, no thread, session or heap more")
    void allReturnAtOnce() throws Exception {
        Load load = new Load("test", Audience.of(2_000, 4), Traffic.none(), Duration.ZERO, Duration.ofSeconds(1));
        comeAndGo(load.with(Audience.of(1_000, 4), load.traffic()));
        long threads = threads();
        long heap = usedHeap();

        Result result = new ReconnectRun(rig(), load, ++runs, 3).run();

        assertThat(result.good()).as(result.toString()).isTrue();
        assertThat(result.connections()).isEqualTo(2_000);
        nobodyIsThere();
        assertThat(threads()).isLessThan(threads + 30);
        assertThat(usedHeap()).isLessThan(heap + 32 * MEGABYTE);
    }

    /** What a rush takes for the first time is no growth yet; twice as many later must not take more. */
    private void comeAndGo(Load load) throws Exception {
        Troubles troubles = new Troubles();
        try (Crowd crowd = new Crowd(rig(), load, ++runs, new Span(), troubles, 256)) {
            crowd.addAudience();
            crowd.awaitReady();
        }
        assertThat(troubles.list()).isEmpty();
        nobodyIsThere();
    }

    private void nobodyIsThere() {
        Awaitility.await().untilAsserted(() -> {
            assertThat(server.inside().connections().size()).isZero();
            assertThat(server.inside().following()).isZero();
        });
    }

    /** Without those of the container's pool, which has its own bound and lets go of them after a minute. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().contains("-exec-"))
                .count();
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
