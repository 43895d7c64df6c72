package org.heliograph.cli.party.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.RawMcp;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Between a model's standard input and the server")
class BridgeTest {
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path data;

    private final PipedOutputStream typed = new PipedOutputStream();
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> carried = CompletableFuture.completedFuture(null);

    private void carry(URI server, String token) throws IOException {
        PipedInputStream in = new PipedInputStream(typed, 1 << 16);
        Bridge bridge = new Bridge(server, token, new Printed(), complaints::add);
        carried = CompletableFuture.runAsync(
                () -> {
                    try {
                        bridge.carry(in);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                work -> new Thread(work).start());
    }

    /** What is printed, line by line; a pipe would want one thread to write. */
    private final class Printed extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b == '\n') {
                printed.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }

    @AfterEach
    void end() throws IOException {
        typed.close();
        carried.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void type(String line) throws IOException {
        typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        typed.flush();
    }

    private JsonObject answer() throws InterruptedException {
        String line = printed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(line).as("an answer").isNotNull();
        return Frames.parse(line);
    }

    private JsonObject told(int id, String tool, String arguments) throws IOException, InterruptedException {
        type(RawMcp.call(id, tool, arguments));
        JsonObject answer = answer();
        assertThat(answer.getInt("id")).isEqualTo(id);
        return answer.getJsonObject("result");
    }

    @Test
    @DisplayName("what is no message is answered as such, one line each, and the next one is carried")
    void noMessages() throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(data)) {
            Table table = Table.open(server);
            carry(server.uri(), table.host().token());
            type("");
            for (String line : List.of(
                    "x",
                    "{",
                    "7",
                    "null",
                    "[]",
                    "[".repeat(2_000),
                    "{\"a\":" + "1".repeat(1_200) + "}",
                    "{\"a\":1e9999999999}")) {
                type(line);
                assertThat(answer().getJsonObject("error").getInt("code")).isEqualTo(-32700);
            }
            type("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\",\"x\":\"" + "x".repeat(1 << 21) + "\"}");
            assertThat(answer().getJsonObject("error").getString("message")).isEqualTo("The message is too long");
            type("{}");
            assertThat(answer().getJsonObject("error").getInt("code")).isEqualTo(-32600);
            type(RawMcp.call(5, "party-status", "{}"));
            assertThat(answer().getInt("id")).isEqualTo(5);
            type(RawMcp.INITIALIZE);
            assertThat(answer().getJsonObject("result").containsKey("serverInfo"))
                    .isTrue();
            type("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            assertThat(told(6, "party-status", "{}").toString()).contains(table.id());
            assertThat(printed).isEmpty();
        }
    }

    @Test
    @DisplayName("a server that is started anew is introduced to the model again, which notices nothing")
    void restarted() throws IOException, InterruptedException {
        Table table;
        int port;
        try (RunningServer server = RunningServer.start(data)) {
            table = Table.open(server);
            port = server.uri().getPort();
            carry(server.uri(), table.host().token());
            type(RawMcp.INITIALIZE);
            answer();
            assertThat(told(1, "party-status", "{}").toString()).contains(table.id());
        }
        type(RawMcp.call(2, "party-status", "{}"));
        JsonObject none = answer();
        assertThat(none.getInt("id")).isEqualTo(2);
        assertThat(none.getJsonObject("error").getString("message")).startsWith("No answer from http://127.0.0.1:");
        try (RunningServer server = RunningServer.start(data, "port", String.valueOf(port))) {
            String action = table.at(server).player("thorin").act("Still here?");
            assertThat(told(3, "party-next", "{'wait':20}").toString()).contains(action);
            typed.close();
            carried.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            assertThat(Bot.ok(table.at(server).player("thorin").status(action)).getString("status"))
                    .isEqualTo("pending");
        }
    }

    @Test
    @DisplayName(
            "what is asked while something else is waited for is answered at once; what is taken back is not waited for")
    void aside() throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(data)) {
            Table table = Table.open(server);
            carry(server.uri(), table.host().token());
            type(RawMcp.INITIALIZE);
            answer();
            type(RawMcp.call(1, "party-next", "{'wait':55}"));
            assertThat(told(2, "party-status", "{}").toString()).contains(table.id());
            type("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
            assertThat(answer().getInt("id")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "a token that is refused, and a server that is not there, are told to the model, and to people without the token")
    void refused() throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(data)) {
            String token = Table.open(server).player("thorin").token();
            carry(server.uri(), token);
            type(RawMcp.INITIALIZE);
            assertThat(answer().getJsonObject("error").getString("message")).isEqualTo("Only the host may do this");
            assertThat(complaints).containsExactly("Only the host may do this");
        }
    }

    @Test
    @DisplayName("a server that is not there is told of")
    void nobody() throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        carry(URI.create("http://127.0.0.1:" + port + "/push/"), "hgp_secret");
        type(RawMcp.INITIALIZE);
        JsonObject answer = answer();
        assertThat(answer.getInt("id")).isZero();
        assertThat(answer.getJsonObject("error").getString("message"))
                .isEqualTo("No answer from http://127.0.0.1:" + port + "/push/mcp");
        assertThat(complaints).hasSize(1).noneMatch(words -> words.contains("hgp_"));
    }
}
