package org.heliograph.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServer.class)
@DisplayName("A client that vanishes")
class CutBodyTest {
    private final RunningServer server;

    CutBodyTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("in the middle of a body makes a bad request, not a failure of ours")
    @ValueSource(strings = {"/api/dashboard/plan/p1/steps/0/output", "/api/dashboard/plan/p1/cancel", "/api/messages"})
    void cut(String path) throws Exception {
        try (Socket client = new Socket(server.uri().getHost(), server.uri().getPort())) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
                    + "Content-Length: 100000\r\n\r\n";
            client.getOutputStream().write((head + "the beginning").getBytes(US_ASCII));
            client.shutdownOutput();

            String answer = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII)).readLine();

            assertThat(answer).doesNotContain(" 500");
        }
    }
}
