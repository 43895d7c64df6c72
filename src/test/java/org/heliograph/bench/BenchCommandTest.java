package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | Unknown scenario: nonsense",
                "--subscribers 0 | at least one subscriber",
                "--topics 101 | as many topics as subscribers",
                "--slow -1 | cannot be fewer than none",
                "--slow-rate 1 | at least 10 bytes",
                "--publishers 257 | 0 to 256 publishers",
                "--rate -1 | A rate lies between",
                "--size 34 | A message has 35 to 16384 characters",
                "--size 16385 | A message has 35 to 16384 characters",
                "--window -1 | A window cannot be negative",
                "--duration 0 | A run takes some time",
                "--warmup -1 | A warm-up cannot be negative",
                "--threads 0 | 1 to 64 threads",
                "--server ftp://127.0.0.1 | an address like http",
                "--filters 7 | 0 to 6 filters",
                "--transport BOT | Transport BOT and door TASK go together",
                "--transport smoke | smoke",
                "--rate many | many",
            })
    @DisplayName("What makes no sense is refused with the reason and status 2")
    void refused(String arguments, String reason) {
        assertThat(bench(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("A server that is not there is reported with status 1")
    void nobody() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        int status = bench("--server=http://127.0.0.1:" + port, "--subscribers=2");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("None of 2 readers could connect", "Connection refused");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("Every scenario stands in the help")
    void help() {
        assertThat(bench("--help")).isZero();
        for (Scenario scenario : Scenario.values()) {
            assertThat(out.toString()).contains(scenario.toString());
        }
    }
}
