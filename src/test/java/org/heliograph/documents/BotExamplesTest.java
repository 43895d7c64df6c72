package org.heliograph.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The example clients of a bot in docs/, run as they stand there")
class BotExamplesTest {
    private static final Path FOLLOWS = Path.of("docs", "follow-bot.mjs").toAbsolutePath();
    private static final Path WORKS = Path.of("docs", "work-as-bot.sh").toAbsolutePath();

    @TempDir
    Path data;

    @Test
    @NeedsTool("node")
    @DisplayName("S001: the one in JavaScript shows what was and what is, and misses nothing over a restart")
    void javaScriptFollows() throws IOException {
        RunningServer first = RunningServer.start(data);
        int port = first.uri().getPort();
        Process client = null;
        try {
            first.post("/api/bot/BOT-002/tasks/before/started", "");
            client = run(List.of(
                    "node",
                    "--experimental-websocket",
                    FOLLOWS.toString(),
                    first.uri().toString(),
                    "BOT-002"));
            BufferedReader shown = client.inputReader();
            assertThat(shown.readLine()).endsWith("task_started  before");

            first.post("/api/bot/BOT-002/tasks/before/progress", "{\"percent\":50,\"message\":\"half of it\"}");
            assertThat(shown.readLine()).isEqualTo("  before  50%  half of it");
            first.post("/api/bot/BOT-002/tasks/before/completed", "{\"response\":\"All green\"}");
            assertThat(shown.readLine()).endsWith("task_completed  before  All green");

            first.close();
            try (RunningServer second = RunningServer.start(data, "port", String.valueOf(port))) {
                second.post("/api/bot/BOT-002/task", "{\"command\":\"Again\",\"task_id\":\"after\"}");
                assertThat(shown.readLine()).endsWith("task_queued  after  Again");
            }
        } finally {
            if (client != null) {
                client.destroy();
            }
            first.close();
        }
    }

    @Test
    @NeedsTool({"sh", "curl", "jq"})
    @DisplayName("the one of curl takes every task, and reports its end and what it printed")
    void curlWorks() throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(data)) {
            server.request("PUT", "/api/bot/BOT-002");
            server.post("/api/bot/BOT-002/task", "{\"command\":\"echo 'all \\\"green\\\"'\",\"task_id\":\"good\"}");
            server.post("/api/bot/BOT-002/task", "{\"command\":\"exit 3\",\"task_id\":\"bad\"}");

            Process worker = run(List.of("sh", WORKS.toString(), server.uri().toString(), "BOT-002"), "PATIENCE", "0");

            assertThat(worker.inputReader().lines())
                    .containsExactly("good begins", "good is done", "bad begins", "bad failed");
            assertThat(worker.waitFor()).isZero();
            assertThat(ends(server)).containsExactly("good: all \"green\"\n", "bad: Exit status 3");
        }
    }

    @Test
    @DisplayName("each has fewer than forty lines")
    void theyAreShort() throws IOException {
        assertThat(Files.readAllLines(FOLLOWS)).hasSizeLessThan(40);
        assertThat(Files.readAllLines(WORKS)).hasSizeLessThan(40);
    }

    private static List<String> ends(RunningServer server) {
        List<String> ends = new ArrayList<>();
        for (JsonObject entry : Frames.parse(
                        server.get("/api/bot/BOT-002/timeline?order=asc").body())
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class)) {
            if (entry.containsKey("success")) {
                ends.add(entry.getString("task_id") + ": "
                        + entry.getString(entry.getBoolean("success") ? "response" : "error"));
            }
        }
        return ends;
    }

    private static Process run(List<String> command, String... environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        return builder.start();
    }
}
