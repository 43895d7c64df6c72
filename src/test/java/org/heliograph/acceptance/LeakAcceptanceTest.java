package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.Channel;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("what is left behind")
class LeakAcceptanceTest {
    /** Sweeps and timers of others that happen to be there; a thread for each connection would be a thousand. */
    private static final int SOME_THREADS = 30;

    /** The container's pool grows with use, up to its limit. */
    private static final String CONTAINERS = "http-nio";

    @TempDir
    Path data;

    @Test
    @DisplayName("X12 R14 D31 a thousand connections come and go at every endpoint: no thread, session or reader stays")
    void nothing() throws IOException {
        try (RunningServer server = RunningServer.start(data)) {
            new Bot(server, "B").known();
            visit(server, 30);
            forgotten(server);
            long ours = threads("heliograph");
            long others = threads("") - threads(CONTAINERS);

            visit(server, 1_000);

            forgotten(server);
            assertThat(threads("heliograph")).isLessThanOrEqualTo(ours + 8);
            // Tomcat makes a thread for the first of its sockets and lets it go a second after the last.
            Awaitility.await().until(() -> threads("") - threads(CONTAINERS), now -> now < others + SOME_THREADS);
        }
    }

    private static void visit(RunningServer server, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            for (String path : new String[] {"/api/ws", i % 10 == 0 ? "/api/ws/c?last_seq=0" : "/api/ws/c"}) {
                visit(server.raw(path), i);
            }
            // A bot says nothing before it is asked.
            visit(server.raw("/ws/bot/B/timeline").text("{\"type\":\"subscribe\"}"), i);
            visit(server.raw("/ws/bot/B").text("{\"type\":\"ping\"}"), i);
            visit(
                    server.raw("/ws/session-" + i % 3).text("{\"type\":\"subscribe\",\"plan_id\":\"p" + i % 2 + "\"}"),
                    i);
            stream(server.uri(), "Accept: text/event-stream");
            if (i % 10 == 0) {
                stream(server.uri(), "Accept: application/json");
            }
        }
    }

    private static void visit(RawWebSocket opened, int number) {
        try (RawWebSocket socket = opened) {
            socket.readText();
            if (number % 2 == 0) {
                socket.frame(8, true, new byte[] {3, (byte) 232});
            }
        }
    }

    /** Asks for a stream, or for a poll that waits, and leaves without having read it. */
    private static void stream(URI server, String accept) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoLinger(true, 0);
            String request = "GET /api/streams/channel/c?from=head&wait=1 HTTP/1.1\r\nHost: " + server.getAuthority()
                    + "\r\n" + accept + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (accept.contains("event-stream")) {
                InputStream in = socket.getInputStream();
                assertThat(in.read()).isEqualTo('H');
            }
        }
    }

    /** That a stream's reader left shows when something is written to it. */
    private static void forgotten(RunningServer server) {
        Channel channel = new Channel(server, "c");
        Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
            channel.say("anybody?");
            assertThat(server.inside().connections().size()).isZero();
            assertThat(server.inside().following()).isZero();
            assertThat(server.inside().followingBots()).isZero();
            assertThat(server.inside().followingPlans()).isZero();
            assertThat(server.inside().plans().sessions().count()).isZero();
            assertThat(server.inside().waiting()).isZero();
            assertThat(server.inside().present("c")).isZero();
            assertThat(server.inside().present("default")).isZero();
        });
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }
}
