package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.heliograph.bench.naive.Forced;
import org.heliograph.bench.naive.NaiveServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator against a real server: counts, never times. */
class LoadRunTest {
    private static NaiveServer server;
    private static ExecutorService executor;
    private static int runs;

    @BeforeAll
    static void start() throws Exception {
        server = new NaiveServer(0, new Forced(null));
        executor = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        executor.shutdown();
        server.close();
    }

    private static Result run(Audience audience, Traffic traffic) throws Exception {
        Target target = new Target(URI.create("http://127.0.0.1:" + server.port()), null);
        Rig rig = new Rig(target, new ProcessCost(ProcessHandle.current().pid()), 2, executor);
        Load load = new Load("test", audience, traffic, Duration.ZERO, Duration.ofMillis(300));
        return new LoadRun(rig, load, ++runs).run();
    }

    @ParameterizedTest(name = "{0} {1}, {2} publishers, {3} topics, rate {4}")
    @CsvSource({
        "WS, WS, 1, 1, 200",
        "WS, WS, 3, 2, 0",
        "WS, SELF, 1, 6, 300",
        "WS, HTTP, 2, 1, 100",
        "WS, BATCH, 1, 3, 500",
        "BOT, TASK, 1, 1, 100",
        "BOT, TASK, 3, 2, 0",
        "SSE, HTTP, 1, 2, 100",
        "SSE, BATCH, 2, 1, 0",
    })
    @DisplayName("Everyone gets everything, once and in order, whatever the way")
    void everything(Transport transport, Door door, int publishers, int topics, double rate) throws Exception {
        Audience audience = new Audience(6, topics, 0, 0, 1_000, transport, 0);

        Result result = run(audience, new Traffic(door, publishers, rate, 60, 64));

        assertThat(result.troubles()).isEmpty();
        assertThat(result.faults().none()).as(result.toString()).isTrue();
        assertThat(result.published()).isPositive();
        assertThat(result.latency().max()).isPositive();
        int own = door == Door.WS ? Math.max(publishers, topics) : 0;
        assertThat(result.connections()).isEqualTo(6 + own);
    }

    @Test
    @DisplayName("Slow and stalled readers are no loss, and healthy ones beside them get everything")
    void hindered() throws Exception {
        Audience audience = new Audience(4, 1, 2, 2, 500, Transport.WS, 0);

        Result result = run(audience, new Traffic(Door.WS, 1, 50, 100, 0));

        assertThat(result.good()).as(result.toString()).isTrue();
        assertThat(result.connections()).isEqualTo(9);
    }

    @Test
    @DisplayName("A run without publishers keeps its connections")
    void idle() throws Exception {
        Result result = run(Audience.of(20, 4), Traffic.none());

        assertThat(result.good()).as(result.toString()).isTrue();
        assertThat(result.connections()).isEqualTo(20);
        assertThat(result.published()).isZero();
    }
}
