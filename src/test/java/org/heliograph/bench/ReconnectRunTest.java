package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.heliograph.bench.naive.Forced;
import org.heliograph.bench.naive.NaiveServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReconnectRunTest {
    @Test
    @DisplayName("A server that remembers nothing is found to have lost everything its readers missed")
    void forgetful() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (NaiveServer server = new NaiveServer(0, new Forced(null))) {
            Target target = new Target(URI.create("http://127.0.0.1:" + server.port()), null);
            Rig rig = new Rig(target, null, 1, executor);
            Load load = new Load("test", Audience.of(6, 2), Traffic.none(), Duration.ZERO, Duration.ofSeconds(1));

            Result result = new ReconnectRun(rig, load, 7, 10).run();

            assertThat(result.faults()).isEqualTo(new Result.Faults(60, 0, 0, 0));
            assertThat(result.good()).isFalse();
            assertThat(result.cost().microsPerDelivery()).isNaN();
        } finally {
            executor.shutdown();
        }
    }
}
