package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S004: channels")
class ChannelsAcceptanceTest {
    @TempDir
    static Path data;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("R1 R2: a message posted over HTTP reaches every socket on its channel, as the answer says")
    void aPostReachesEverySocket() {
        try (WireClient one = server.socket("/api/ws/test-channel");
                WireClient two = server.socket("/api/ws/test-channel")) {
            one.next("connected");
            two.next("connected");

            JsonObject answer = Frames.parse(
                    server.say("test-channel", "tester", "Hello broadcast!").body());

            assertThat(answer.getBoolean("success")).isTrue();
            JsonObject message = answer.getJsonObject("message");
            assertThat(message.getString("content")).isEqualTo("Hello broadcast!");
            assertThat(one.next("message").getJsonObject("data")).isEqualTo(message);
            assertThat(two.next("message").getJsonObject("data")).isEqualTo(message);
        }
    }
}
