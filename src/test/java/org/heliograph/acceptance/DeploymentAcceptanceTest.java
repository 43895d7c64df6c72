package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.heliograph.support.Bot;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.Plan;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("wherever it stands")
class DeploymentAcceptanceTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/push", "/deep/er"})
    @DisplayName("X1 X5 X13 every path there is answers its own protocol, all open at once, under any context path")
    void everyPath(String contextPath) {
        try (RunningServer server = RunningServer.start(data, "context-path", contextPath)) {
            assertThat(server.uri().getPath()).isEqualTo(contextPath.equals("/") ? "" : contextPath);
            Channel channel = new Channel(server, "c");
            try (WireClient named = channel.join();
                    WireClient unnamed = server.socket("/api/ws");
                    WireClient timeline = new Bot(server, "B").known().follow();
                    WireClient console = new Bot(server, "B").console();
                    WireClient dashboard = new Plan(server, "p").of("a").follow();
                    EventStreamClient events = server.events(channel.streamPath(""))) {
                assertThat(unnamed.next().getString("channel_id")).isEqualTo("default");
                events.next("live");
                JsonObject message = channel.say("hello");

                assertThat(named.next("message").getJsonObject("data")).isEqualTo(message);
                assertThat(events.next("message").data().getJsonObject("data")).isEqualTo(message);
                assertThat(Channel.messages(
                                channel.poll("").getJsonArray("events").getValuesAs(JsonObject.class)))
                        .containsExactly(message);
                assertThat(channel.page("").getJsonArray("messages")).containsExactly(message);
                new Bot(server, "B").run("T");
                assertThat(timeline.next().getString("type")).isEqualTo("task_started");
                new Plan(server, "p").become(0, "running");
                assertThat(dashboard.next().getString("type")).isEqualTo("step_status");
                console.sendObject("type", "task", "command", "x");
                assertThat(console.next().getString("type")).isEqualTo("ack");
                assertThat(unnamed.settle().waiting()).isEmpty();
            }
            for (String path : List.of(
                    "/",
                    "/channels/",
                    "/shared/heliograph.js",
                    "/health/live",
                    "/health/ready",
                    "/api/health",
                    "/metrics")) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(Frames.parse(server.get("/api/channels").body()).getJsonArray("channels"))
                    .hasSize(1);
            assertThat(server.get("/api/summary").body()).contains("\"total_messages\":1");
            assertThat(server.get("/api/ws").statusCode()).isEqualTo(426);
            assertThat(server.get("/api/ws/c").statusCode()).isEqualTo(426);
            assertThat(server.get("/ws/s").statusCode()).isEqualTo(426);
            assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
        }
    }
}
