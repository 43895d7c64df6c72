package org.heliograph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One follower against a server made by hand. */
class LoopTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Troubles troubles = new Troubles();
    private final Span span = new Span();
    private ServerSocket listener;
    private Crowd crowd;
    private Client client;
    private Socket socket;

    @BeforeEach
    void connect() throws Exception {
        listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Target target = new Target(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/push/"), "secret");
        Load load = new Load("test", Audience.of(1, 1), Traffic.paced(1), Duration.ZERO, Duration.ofSeconds(1));
        crowd = new Crowd(new Rig(target, null, 1, executor), load, 5, span, troubles, 1);
        client = crowd.add(0, Pace.HEALTHY, "a=b");
        socket = listener.accept();
        socket.setSoTimeout(10_000);
    }

    @AfterEach
    void disconnect() throws Exception {
        crowd.close();
        executor.shutdown();
        socket.close();
        listener.close();
    }

    private String request() throws Exception {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) socket.getInputStream().read());
        }
        return request.toString();
    }

    private void say(String text) throws Exception {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void accept() throws Exception {
        request();
        say(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\u0081\u0025{\"type\":\"connected\",\"cursor\":\"c0-_.\"}");
        assertThat(Rig.await(client::isReady, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    @DisplayName("The request names channel, cursor and token, below the context path")
    void asks() throws Exception {
        assertThat(request())
                .startsWith("GET /push/api/ws/bench-000005-0?cursor=a%3Db HTTP/1.1\r\n")
                .contains("\r\nAuthorization: Bearer secret\r\n")
                .contains("\r\nUpgrade: websocket\r\n");
    }

    @Test
    @DisplayName("A client is ready with the first frame, and keeps its cursor")
    void ready() throws Exception {
        assertThat(client.isReady()).isFalse();
        accept();
        assertThat(client.cursor()).isEqualTo("c0-_.");
        assertThat(troubles.none()).isTrue();
    }

    @Test
    @DisplayName("A ping is answered with a masked pong of the same payload")
    void pong() throws Exception {
        accept();
        say("\u0089\u0003abc");
        DataInputStream in = new DataInputStream(socket.getInputStream());
        assertThat(in.readUnsignedShort()).isEqualTo(0x8A83);
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(3);
        for (int i = 0; i < 3; i++) {
            payload[i] ^= mask[i];
        }
        assertThat(new String(payload, StandardCharsets.US_ASCII)).isEqualTo("abc");
    }

    @Test
    @DisplayName("A message counts once, its double does not, and only one that was due within the span is timed")
    void counts() throws Exception {
        accept();
        message(0, System.nanoTime());
        assertThat(Rig.await(() -> crowd.distinct() == 1, Duration.ofSeconds(10)))
                .isTrue();
        span.begin(System.nanoTime());
        message(0, System.nanoTime());
        message(1, System.nanoTime() - 1);
        message(2, System.nanoTime());
        assertThat(Rig.await(() -> crowd.deliveries() == 4, Duration.ofSeconds(10)))
                .isTrue();
        assertThat(crowd.distinct()).isEqualTo(3);
        crowd.cut();
        assertThat(client.order().duplicates()).isEqualTo(1);
        assertThat(Verdict.of(new long[] {5}, crowd.clients())).isEqualTo(new Result.Faults(2, 1, 0, 0));
        assertThat(crowd.latency().max()).isPositive();
    }

    private void message(int number, long due) throws Exception {
        byte[] stamp = new byte[Stamp.LENGTH];
        Stamp.write(stamp, 0, Stamp.mark(5), 0, number, due);
        say("\u0081" + (char) Stamp.LENGTH + new String(stamp, StandardCharsets.US_ASCII));
    }

    @Test
    @DisplayName("An error frame, a close and the end are troubles, each by name")
    void troubles() throws Exception {
        accept();
        say("\u0081\u001f{\"type\":\"error\",\"message\":\"no\"}\u0088\u0002\u0003\u00f0");
        socket.close();
        assertThat(Rig.await(client::isGone, Duration.ofSeconds(10))).isTrue();
        assertThat(troubles.list())
                .containsExactlyInAnyOrder(
                        "1 × {\"type\":\"error\",\"message\":\"no\"}",
                        "1 × closed 1008",
                        "1 × the server ended a connection");
    }

    @Test
    @DisplayName("A refused handshake is a trouble with its status")
    void refused() throws Exception {
        request();
        say("HTTP/1.1 403 \r\nContent-Length: 0\r\n\r\n");
        assertThat(Rig.await(() -> client.isGone() && !troubles.list().isEmpty(), Duration.ofSeconds(10)))
                .isTrue();
        assertThat(client.isReady()).isFalse();
        assertThat(troubles.list()).containsExactly("1 × The server answered 403");
    }
}
