package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.heliograph.support.Bot;
import org.heliograph.support.Plan;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S002: who may watch a plan, and who may drive it")
class PlanAccessAcceptanceTest {
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
        Plan plan = new Plan(server, "p");
        assertThat(plan.define("{'steps':[{'name':'a'}]}", AUTHORIZATION, producer)
                        .statusCode())
                .isEqualTo(201);
        Bot.ok(plan.step(0, "{'status':'running'}", AUTHORIZATION, producer));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/dashboard/plan/p/steps/0/status",
                "/api/dashboard/plan/p/steps/0/output",
                "/api/dashboard/plan/p/complete",
                "/api/dashboard/plan/p/fail",
                "/api/dashboard/plan/p/cancel",
                "/api/dashboard/session/s/send"
            })
    @DisplayName("D29: driving without a token is 401, with a viewer's 403, and nothing happened")
    void driving(String path) {
        String body = "{\"status\":\"completed\",\"output\":\"x\",\"error\":\"e\",\"message\":{}}";
        String before =
                server.get("/api/dashboard/plan/p/poll", AUTHORIZATION, viewer).body();
        assertThat(server.post(path, body).statusCode()).isEqualTo(401);
        assertThat(server.post(path, body, AUTHORIZATION, "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(server.post(path, body, AUTHORIZATION, viewer).statusCode()).isEqualTo(403);
        assertThat(server.post(path, body, AUTHORIZATION, producer, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/api/dashboard/plan/p/poll", AUTHORIZATION, viewer)
                        .body())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("D29: a plan is laid out by a producer alone")
    void layingOut() {
        Plan plan = new Plan(server, "new");
        assertThat(plan.define("{'steps':[]}").statusCode()).isEqualTo(401);
        assertThat(plan.define("{'steps':[]}", AUTHORIZATION, viewer).statusCode())
                .isEqualTo(403);
        assertThat(server.get(plan.path("/poll"), AUTHORIZATION, viewer).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/dashboard/plans",
                "/api/dashboard/plan/p/poll",
                "/api/dashboard/plan/p/steps/0/output",
                "/api/dashboard/plan/p/steps/0/lines",
                "/api/dashboard/plan/p/steps/0/search?q=x",
                "/api/streams/plan/p"
            })
    @DisplayName("D29: watching needs a token, a viewer's is enough")
    void watching(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(401);
        assertThat(server.get(path, AUTHORIZATION, viewer).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("D29: on sockets likewise: nothing before auth, and nobody is told of a session before it")
    void sockets() {
        try (WireClient client = server.socket("/ws/s")) {
            client.sendObject("type", "subscribe", "plan_id", "p");
            assertThat(client.next().getInt("error_code")).isEqualTo(401);
            assertThat(server.inside().heliograph().sessions().isConnected("s")).isFalse();
            client.sendObject("type", "auth", "token", viewer.substring(7))
                    .sendObject("type", "subscribe", "plan_id", "p");
            assertThat(client.next().getString("type")).isEqualTo("subscribed");
            assertThat(server.inside().heliograph().sessions().isConnected("s")).isTrue();
        }
        try (WireClient client = server.socket("/ws/s?token=wrong")) {
            assertThat(client.next().getInt("error_code")).isEqualTo(401);
            assertThat(client.closed().code()).isEqualTo(1008);
        }
    }

    @Test
    @DisplayName("X14: a foreign page opens no session")
    void foreignPages() {
        URI sockets = URI.create(server.uri().toString().replaceFirst("^http", "ws"));
        for (String origin : List.of("https://evil.example", "null")) {
            assertThat(WireClient.refused(URI.create(sockets + "/ws/s"), AUTHORIZATION, producer, "Origin", origin))
                    .isEqualTo(403);
        }
    }
}
