package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProcessCostTest {
    private final long self = ProcessHandle.current().pid();

    @BeforeEach
    void needsProc() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "needs /proc");
    }

    @Test
    @DisplayName("User and system time are found behind a name with blanks and brackets")
    void ticks() {
        assertThat(ProcessCost.ticks("12 (a) b (c)) S 1 2 3 4 5 6 7 8 9 10 250 17 0 0 20"))
                .isEqualTo(267);
    }

    @Test
    @DisplayName("This process has used time and memory, and one that does not exist has not")
    void figures() {
        assertThat(new ProcessCost(self).cpuMicros().orElseThrow()).isPositive();
        assertThat(new ProcessCost(self).rssKb().orElseThrow()).isGreaterThan(10_000);
        assertThat(new ProcessCost(Long.MAX_VALUE).cpuMicros()).isEmpty();
        assertThat(new ProcessCost(Long.MAX_VALUE).rssKb()).isEmpty();
    }

    @Test
    @DisplayName("Who listens on a port is found, and nobody where nobody listens")
    void listening() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(ProcessCost.listeningOn(port)).contains(new ProcessCost(self));
        }
        assertThat(ProcessCost.listeningOn(port)).isEmpty();
    }
}
