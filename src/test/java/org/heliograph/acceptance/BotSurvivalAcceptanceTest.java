package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S001: what survives a restart, and what comes as a file")
class BotSurvivalAcceptanceTest {
    private static final Path SEEDS = Path.of("src", "test", "resources", "seeds");

    @TempDir
    Path data;

    @Test
    @DisplayName("B21 B38: entries, seqs, cursors, keys, the queue and a pause are as before")
    void everything() {
        String cursor;
        JsonObject answer;
        List<JsonObject> before;
        try (RunningServer server = RunningServer.start(data)) {
            Bot bot = new Bot(server, "B").known();
            bot.run("T-1");
            cursor = bot.page("").getString("cursor");
            Bot.ok(bot.step("T-2", "started", ""));
            answer = Bot.ok(bot.step("T-2", "completed", "{'response':'x'}", "Idempotency-Key", "k"));
            bot.submit("{'command':'x','task_id':'WAITS'}");
            bot.submit("{'command':'x','task_id':'RUNS','priority':'P0'}");
            bot.taken();
            Bot.ok(bot.step("RUNS", "progress", "{'percent':80}"));
            bot.post("/pause", "");
            before = bot.entries();
        }
        try (RunningServer server = RunningServer.start(data)) {
            Bot bot = new Bot(server, "B");
            assertThat(bot.entries()).isEqualTo(before);
            assertThat(bot.status().getString("status")).isEqualTo("paused");
            assertThat(bot.status().getInt("tasks_processed")).isEqualTo(2);
            try (WireClient client = bot.open("?cursor=" + cursor)) {
                client.sendObject("type", "subscribe");
                assertThat(client.next().getJsonArray("in_progress")).hasSize(1);
                assertThat(Bot.seqs(Bot.steps(client.upTo("live")))).containsExactly(3, 4, 5, 6, 7);
            }
            assertThat(Bot.ok(bot.step("T-2", "completed", "{'response':'x'}", "Idempotency-Key", "k")))
                    .isEqualTo(answer);
            assertThat(bot.step("T-2", "completed", "").statusCode()).isEqualTo(409);
            assertThat(bot.step("T-1", "started", "").statusCode()).isEqualTo(409);
            Bot.ok(bot.step("RUNS", "progress", "{'percent':10}"));
            Bot.ok(bot.step("RUNS", "completed", ""));
            assertThat(bot.take().statusCode()).isEqualTo(204);
            bot.post("/resume", "");
            assertThat(bot.taken().getString("task_id")).isEqualTo("WAITS");
            assertThat(Bot.seqs(bot.entries())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    @DisplayName("B21: a damaged line is reported and passed over, the rest is served, and seqs go on")
    void damage() throws IOException {
        try (RunningServer server = RunningServer.start(data)) {
            List.of("T-1", "T-2", "T-3").forEach(new Bot(server, "B").known()::run);
        }
        Path log = newest(data.resolve("bot"));
        Files.writeString(
                log,
                Files.readString(log)
                        .replace("\"task\":\"T-2\",\"type\":\"task_st", "\"task\":\"T-9\",\"type\":\"task_st")
                        .replaceFirst("(\"task_started\"[^\\n]*)T-2", "$1T-9"));
        try (RunningServer server = RunningServer.start(data)) {
            Bot bot = new Bot(server, "B");
            assertThat(server.get("/health/ready").body()).contains("damaged");
            assertThat(Bot.seqs(bot.entries())).containsExactly(1, 2, 4, 5, 6);
            JsonObject first = bot.page("?order=asc&limit=3");
            JsonObject second = bot.page("?order=asc&limit=3&offset=3");
            assertThat(first.getBoolean("has_more")).isTrue();
            assertThat(second.getBoolean("has_more")).isFalse();
            try (WireClient client = bot.open("")) {
                client.sendObject("type", "subscribe");
                assertThat(client.next().getJsonArray("initial_entries")).hasSize(5);
                bot.run("T-4");
                assertThat(Bot.seqs(client.next(2))).containsExactly(7, 8);
            }
        }
    }

    private static Path newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\d+\\.jsonl"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    @Test
    @DisplayName("B31: what people wait for on a line goes before files, and a file is not starved when that is idle")
    void lineBeforeFiles() throws IOException {
        try (RunningServer server = RunningServer.start(data)) {
            Bot bot = new Bot(server, "B").known();
            drop("B", "task.json", "{\"task_id\":\"FILE\",\"command\":\"x\",\"priority\":\"P0\"}");
            Awaitility.await().until(() -> bot.status().getInt("queue_size") == 1);
            bot.submit("{'command':'x','task_id':'WS-1'}");
            bot.submit("{'command':'x','task_id':'WS-2','priority':'P2'}");
            assertThat(List.of(bot.taken(), bot.taken(), bot.taken()))
                    .extracting(task -> task.getString("task_id"))
                    .containsExactly("WS-1", "WS-2", "FILE");
        }
    }

    private void drop(String bot, String name, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(data.resolve("tasks").resolve(bot)).resolve(name), text);
    }

    @Test
    @DisplayName("the files of S001 and S004, dropped in as they are, become tasks, once; so they say themselves")
    void theSeedsThemselves() throws IOException {
        String streaming = Files.readString(SEEDS.resolve("TASK-002-015.md"));
        String broadcast = Files.readString(SEEDS.resolve("TASK-004.md"));
        try (RunningServer server = RunningServer.start(data)) {
            drop("BOT-002", "TASK-002-015.md", streaming);
            drop("BOT-002", "TASK-004.md", broadcast);
            Bot bot = new Bot(server, "BOT-002");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    server.get("/api/bot/BOT-002/status").body())
                            .contains("\"queue_size\":2"));
            JsonObject first = bot.entries().stream()
                    .filter(entry -> entry.getString("task_id").equals("TASK-002-015"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.getString("source")).isEqualTo("file");
            assertThat(first.getString("priority")).isEqualTo("P1");
            assertThat(first.getString("command")).startsWith("## OBJECTIVE");
            JsonObject whole = Frames.parse(
                    server.get(bot.path("/timeline/" + first.getString("id"))).body());
            assertThat(streaming.strip()).endsWith(whole.getString("command"));
            assertThat(bot.entries())
                    .extracting(entry -> entry.getString("source"))
                    .containsOnly("file");
        }
        try (RunningServer server = RunningServer.start(data)) {
            Bot bot = new Bot(server, "BOT-002");
            assertThat(bot.taken().getInt("lease_seconds")).isEqualTo(300);
            bot.taken();
            assertThat(bot.take().statusCode()).isEqualTo(204);
        }
    }
}
