package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.Commanded;
import org.heliograph.support.Frames;
import org.heliograph.support.Model;
import org.heliograph.support.ModelMain;
import org.heliograph.support.RawMcp;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ordinary lease is ten minutes here: what comes back sooner does because the model is gone. */
@DisplayName("S003: what a model has taken comes back when it goes")
class ModelLeavingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    static Path data;

    static RunningServer server;

    private final List<Process> processes = new ArrayList<>();
    private Table table;
    private String action;

    @BeforeAll
    static void start() {
        // Long beside the pauses of one who talks, on a busy machine too.
        server = RunningServer.start(data, "party.grace", "3s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void act() {
        table = Table.open(server);
        action = table.player("thorin").act("I wait for an answer");
    }

    @AfterEach
    void end() {
        processes.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    private Process run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return process;
    }

    private String status() {
        return statusOf("thorin", action);
    }

    private String statusOf(String player, String wish) {
        return Bot.ok(table.player(player).status(wish)).getString("status");
    }

    private void comesBack() {
        await().atMost(PATIENCE).until(this::status, "pending"::equals);
        assertThat(table.next().getString("action_id")).isEqualTo(action);
    }

    private static String line(BufferedReader out) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return out.readLine();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Test
    @DisplayName("when it says goodbye")
    void goodbye() {
        Model model = Model.at(server.uri(), table.host().token());
        assertThat(model.use("party-next", "{}").getString("action_id")).isEqualTo(action);
        assertThat(status()).isEqualTo("processing");
        model.close();
        comesBack();
    }

    @Test
    @DisplayName("when its process is killed, over streamable HTTP")
    void killed() throws IOException {
        Process model = run(Commanded.java(
                ModelMain.class.getName(),
                "http",
                server.uri().toString(),
                table.host().token()));
        assertThat(line(model.inputReader(StandardCharsets.UTF_8))).isEqualTo(action);
        assertThat(status()).isEqualTo("processing");
        model.destroyForcibly();
        comesBack();
    }

    @Test
    @DisplayName("when its process is killed, over standard input and output")
    void killedAtTheOtherEnd() throws IOException {
        List<String> bridge = Commanded.command(
                "mcp",
                "--server",
                server.uri().toString(),
                "--token",
                table.host().token());
        Process model = run(Stream.concat(Commanded.java(ModelMain.class.getName(), "stdio").stream(), bridge.stream())
                .toList());
        assertThat(line(model.inputReader(StandardCharsets.UTF_8))).isEqualTo(action);
        assertThat(status()).isEqualTo("processing");
        List<ProcessHandle> bridges = model.descendants().toList();
        model.destroyForcibly();
        comesBack();
        await().atMost(PATIENCE).until(() -> bridges.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    @DisplayName("when the process between is killed")
    void bridgeKilled() throws IOException {
        Process bridge = run(Commanded.command(
                "mcp",
                "--server",
                server.uri().toString(),
                "--token",
                table.host().token()));
        takeBy(bridge);
        bridge.destroyForcibly();
        comesBack();
    }

    @Test
    @DisplayName("when standard input ends: then the process between ends with 0, and has printed nothing but messages")
    void inputEnds() throws IOException, InterruptedException {
        Process bridge = run(Commanded.command(
                "mcp",
                "--server",
                server.uri().toString(),
                "--token",
                table.host().token()));
        takeBy(bridge);
        bridge.getOutputStream().close();
        assertThat(bridge.waitFor()).isZero();
        assertThat(status()).isEqualTo("pending");
        assertThat(bridge.inputReader(StandardCharsets.UTF_8).lines()).isEmpty();
    }

    private void takeBy(Process bridge) throws IOException {
        OutputStream in = bridge.getOutputStream();
        in.write((RawMcp.INITIALIZE + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        BufferedReader out = bridge.inputReader(StandardCharsets.UTF_8);
        assertThat(Frames.parse(line(out)).getJsonObject("result").getString("protocolVersion"))
                .isNotEmpty();
        in.write((RawMcp.call(7, "party-next", "{}") + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        assertThat(Frames.parse(line(out)).getInt("id")).isEqualTo(7);
        assertThat(status()).isEqualTo("processing");
    }

    @Test
    @DisplayName("when the line on which it listened breaks, and not while it has never listened")
    void lineBreaks() throws IOException {
        RawMcp model = RawMcp.begin(server, table.host().token());
        assertThat(model.told("party-next", "{}")).contains(action);
        assertThat(status()).isEqualTo("processing");
        model.listen().close();
        comesBack();
        assertThat(model.post(RawMcp.call(9, "party-status", "{}")).statusCode())
                .as("a session that is over")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("but not what a person has taken from it meanwhile, nor is that shown to it again")
    void takenOver() throws IOException, InterruptedException {
        RawMcp model = RawMcp.begin(server, table.host().token());
        assertThat(model.told("party-next", "{}")).contains(action);
        assertThat(table.host()
                        .post("/api/party/actions/" + action + "/requeue", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(table.next().getString("action_id")).isEqualTo(action);

        assertThat(model.told("party-next", "{}")).contains("No action waits.");
        assertThat(model.ask("DELETE").statusCode()).isEqualTo(200);
        assertThat(status()).isEqualTo("processing");
        assertThat(table.host().post("/api/party/next", "").statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("and who still says something has not gone, though it listens no more")
    void talks() throws IOException {
        RawMcp talking = RawMcp.begin(server, table.host().token());
        RawMcp silent = RawMcp.begin(server, table.host().token());
        assertThat(talking.told("party-next", "{}")).contains(action);
        String held = action;
        action = table.player("elara").act("Me too");
        assertThat(silent.told("party-next", "{}")).contains(action);
        talking.listen().close();
        silent.listen().close();

        await().atMost(PATIENCE).until(() -> {
            talking.told("party-status", "{}");
            return statusOf("elara", action).equals("pending");
        });
        assertThat(statusOf("thorin", held)).isEqualTo("processing");
    }

    @Test
    @DisplayName("Two questions with one id are both answered")
    void oneIdForTwo() {
        RawMcp model = RawMcp.begin(server, table.host().token());
        model.told("party-resolve", "{'action_id':'" + action + "','narrative':'Done.'}");
        var first = model.later(RawMcp.call(7, "party-next", "{'wait':2}"));
        var second = model.later(RawMcp.call(7, "party-next", "{'wait':1}"));
        for (var answer : List.of(first, second)) {
            assertThat(answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .join()
                            .body())
                    .contains("No action waits.");
        }
    }

    @Test
    @DisplayName("and one that was taken for a question it has taken back is shown again to whoever asks next")
    void takenBack() {
        RawMcp model = RawMcp.begin(server, table.host().token());
        assertThat(model.told("party-next", "{}")).contains(action);
        assertThat(model.told("party-next", "{}"))
                .startsWith("You have this action in hand")
                .contains(action);
        var waiting = model.later(RawMcp.call(3, "party-next", "{'wait':0}"));
        assertThat(waiting.join().body()).contains(action);
    }

    @Test
    @DisplayName("a question that it takes back takes nothing")
    void cancelled() {
        RawMcp model = RawMcp.begin(server, table.host().token());
        String first = action;
        model.told("party-resolve", "{'action_id':'" + first + "','narrative':'Done.'}");
        var waiting = model.later(RawMcp.call(5, "party-next", "{'wait':55}"));
        await().until(() -> server.inside().waiting() > 0);
        assertThat(model.post(
                                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(waiting.join().body()).contains("No action waits.");
        action = table.player("thorin").act("And now?");
        assertThat(status()).isEqualTo("pending");
    }
}
