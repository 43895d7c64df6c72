package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.heliograph.support.Channel;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client written from the seed alone, which knows neither cursors nor tokens: it must work unchanged. */
@DisplayName("S004: the lines of the seed, as they stand")
@ExtendWith(SharedServer.class)
class SeedLinesTest {
    private static final String PATH = "/api/ws/test-channel";

    @Test
    @DisplayName("R1 R2: two listeners and a post: both are handed the message that the answer holds")
    void aPostReachesBothListeners(RunningServer server) {
        try (WireClient first = server.socket(PATH);
                WireClient second = server.socket(PATH)) {
            first.next("connected");
            second.next("connected");

            HttpResponse<String> answer = server.post(
                    "/api/messages",
                    "{\"channel_id\":\"test-channel\",\"author\":\"tester\",\"content\":\"Hello broadcast!\"}",
                    "Content-Type",
                    "application/json");

            assertThat(answer.statusCode()).isEqualTo(200);
            JsonObject posted = Frames.parse(answer.body());
            assertThat(posted.getBoolean("success")).isTrue();
            JsonObject message = posted.getJsonObject("message");
            assertThat(message.getString("channel_id")).isEqualTo("test-channel");
            assertThat(message.getString("author")).isEqualTo("tester");
            assertThat(message.getString("content")).isEqualTo("Hello broadcast!");
            assertThat(message).containsKeys("lane", "provider", "token_count");
            assertThat(List.of(first.next(), second.next())).allSatisfy(frame -> {
                assertThat(frame.getString("type")).isEqualTo("message");
                assertThat(frame.getJsonObject("data")).isEqualTo(message);
            });
        }
    }

    @Test
    @DisplayName(
            "R3 R6 R7: a message on the socket is kept and reaches all, with what was given and defaults for the rest")
    void aFrameReachesAll(Channel channel) {
        try (WireClient speaker = channel.join();
                WireClient listener = channel.join()) {
            speaker.send("{\"type\":\"message\",\"author\":\"bee\",\"content\":\"full\",\"lane\":\"llm\","
                    + "\"provider\":\"local\",\"token_count\":7}");
            JsonObject full = listener.next("message").getJsonObject("data");
            assertThat(full.getString("author")).isEqualTo("bee");
            assertThat(full.getString("lane")).isEqualTo("llm");
            assertThat(full.getString("provider")).isEqualTo("local");
            assertThat(full.getInt("token_count")).isEqualTo(7);
            assertThat(speaker.next("message").getJsonObject("data")).isEqualTo(full);

            speaker.send("{\"type\":\"message\",\"content\":\"bare\"}");
            JsonObject bare = listener.next("message").getJsonObject("data");
            assertThat(bare.getString("author")).isEqualTo("unknown");
            assertThat(bare.isNull("lane")).isTrue();
            assertThat(channel.page("").getJsonArray("messages")).containsExactly(full, bare);
        }
    }

    @Test
    @DisplayName("R13 R14 R10: one that vanishes or sends rubbish harms no other, and an empty channel takes a post")
    void edgeCases(Channel channel) {
        assertThat(channel.say("nobody listens").getInt("seq")).isEqualTo(1);
        try (WireClient steady = channel.join();
                WireClient clumsy = channel.join()) {
            channel.join().abort();
            channel.join().close();
            clumsy.send("rubbish");
            assertThat(clumsy.next().getString("type")).isEqualTo("error");

            channel.say("still here?");
            assertThat(List.of(steady.next("message"), clumsy.next("message")))
                    .extracting(frame -> frame.getJsonObject("data").getString("content"))
                    .containsOnly("still here?");
        }
    }

    @Test
    @DisplayName(
            "the path without a channel, which only echoed, is a channel of its own and answers on the same socket")
    void thePathWithoutAChannel(RunningServer server) {
        try (WireClient client = server.socket("/api/ws")) {
            assertThat(client.next("connected").getString("channel_id")).isEqualTo("default");
            client.send("{\"type\":\"message\",\"author\":\"me\",\"content\":\"echo\"}");
            assertThat(client.next("message").getJsonObject("data").getString("content"))
                    .isEqualTo("echo");
        }
    }
}
