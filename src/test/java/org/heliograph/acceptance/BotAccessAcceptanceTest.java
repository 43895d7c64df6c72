package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.heliograph.support.Bot;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S001: who may watch a bot, and who may work")
class BotAccessAcceptanceTest {
    private static final String AUTHORIZATION = "Authorization";

    @TempDir
    static Path data;

    static RunningServer server;
    static String viewer;
    static String producer;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "auth.ops", "token");
        viewer = "Bearer " + server.newToken("VIEWER", "vera").getString("token");
        producer = "Bearer " + server.newToken("PRODUCER", "paul").getString("token");
        assertThat(server.request("PUT", "/api/bot/B", AUTHORIZATION, producer).statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/task",
                "/api/bot/B/task",
                "/api/bot/B/pause",
                "/api/bot/B/resume",
                "/api/bot/B/tasks/next",
                "/api/bot/B/tasks/T/started",
                "/api/bot/B/tasks/T/progress",
                "/api/bot/B/tasks/T/completed",
                "/api/bot/B/tasks/T/failed"
            })
    @DisplayName("B36: without a token 401, with a viewer's 403, and nothing happened")
    void producing(String path) {
        String body = "{\"command\":\"x\",\"bot_id\":\"B\",\"percent\":1,\"error\":\"x\"}";
        assertThat(server.post(path, body).statusCode()).isEqualTo(401);
        assertThat(server.post(path, body, AUTHORIZATION, "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(server.post(path, body, AUTHORIZATION, viewer).statusCode()).isEqualTo(403);
        assertThat(Bot.ok(server.get("/api/bot/B/timeline", AUTHORIZATION, viewer))
                        .getInt("total_count"))
                .isZero();
        assertThat(Bot.ok(server.get("/api/bot/B/status", AUTHORIZATION, viewer))
                        .getString("status"))
                .isEqualTo("idle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/bots", "/api/bot/B/status", "/api/bot/B/tasks", "/api/bot/B/timeline", "/api/streams/bot/B"
            })
    @DisplayName("B36: watching needs a token, a viewer's is enough")
    void watching(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(401);
        assertThat(server.get(path, AUTHORIZATION, viewer).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("B36: a bot cannot be made known by who may not work")
    void registering() {
        assertThat(server.request("PUT", "/api/bot/NEW").statusCode()).isEqualTo(401);
        assertThat(server.request("PUT", "/api/bot/NEW", AUTHORIZATION, viewer).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/api/bot/NEW/status", AUTHORIZATION, viewer).statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("B36: on sockets likewise: nothing before auth, a viewer watches, and gives no task")
    void sockets() {
        Bot bot = new Bot(server, "B");
        try (WireClient client = bot.open("")) {
            client.sendObject("type", "subscribe");
            assertThat(client.next().getInt("error_code")).isEqualTo(401);
            client.sendObject("type", "auth", "token", viewer.substring(7)).sendObject("type", "subscribe");
            assertThat(client.next().getString("type")).isEqualTo("subscribed");
        }
        try (WireClient client = bot.server().socket("/ws/bot/B", AUTHORIZATION, viewer)) {
            client.sendObject("type", "task", "command", "x");
            assertThat(client.next().getInt("error_code")).isEqualTo(403);
        }
        try (WireClient client = bot.open("?token=wrong")) {
            assertThat(client.next().getInt("error_code")).isEqualTo(401);
            assertThat(client.closed().code()).isEqualTo(1008);
        }
    }

    @Test
    @DisplayName("X14: a foreign page opens neither socket of a bot and changes nothing")
    void foreignPages() {
        String[] foreign = {AUTHORIZATION, producer, "Origin", "https://evil.example"};
        URI sockets = URI.create(server.uri().toString().replaceFirst("^http", "ws"));
        for (String path : List.of("/ws/bot/B/timeline", "/ws/bot/B")) {
            assertThat(WireClient.refused(URI.create(sockets + path), foreign)).isEqualTo(403);
        }
        assertThat(server.request("PUT", "/api/bot/NEW", foreign).statusCode()).isEqualTo(403);
        for (String path : List.of("/api/task", "/api/bot/B/task", "/api/bot/B/pause", "/api/bot/B/tasks/T/started")) {
            assertThat(server.post(path, "{\"command\":\"x\",\"bot_id\":\"B\"}", foreign)
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(server.get("/api/bot/NEW/status", AUTHORIZATION, viewer).statusCode())
                .isEqualTo(404);
    }
}
