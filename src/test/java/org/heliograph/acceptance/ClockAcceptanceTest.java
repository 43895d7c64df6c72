package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("a clock that is set")
class ClockAcceptanceTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path data;

    private final ManualClock clock = new ManualClock(START);
    private final List<JsonObject> said = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();

    @Test
    @DisplayName(
            "X17 K12 back an hour, forward a day, back again over a restart: order, times, cursors and last_seen stay right")
    void backAndForth() {
        try (RunningServer server = RunningServer.start(data, clock)) {
            Channel channel = new Channel(server, "c");
            try (WireClient listener = channel.join()) {
                say(channel, listener);
                clock.advance(Duration.ofHours(-1));
                say(channel, listener);
                say(channel, listener);
                clock.advance(Duration.ofDays(1));
                say(channel, listener);
                clock.advance(Duration.ofDays(-1));
                say(channel, listener);
            }
            verify(channel);
        }
        clock.advance(Duration.ofHours(-5));
        try (RunningServer server = RunningServer.start(data, clock)) {
            Channel channel = new Channel(server, "c");
            try (WireClient listener = channel.join()) {
                say(channel, listener);
            }
            verify(channel);
        }
    }

    private void say(Channel channel, WireClient listener) {
        said.add(channel.say("message " + said.size()));
        JsonObject frame = listener.next("message");
        assertThat(frame.getJsonObject("data")).isEqualTo(said.get(said.size() - 1));
        cursors.add(frame.getString("cursor"));
    }

    private void verify(Channel channel) {
        assertThat(said)
                .extracting(message -> message.getString("timestamp"))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(said).extracting(message -> message.getInt("seq")).isSorted().doesNotHaveDuplicates();
        assertThat(channel.page("").getJsonArray("messages").getValuesAs(JsonObject.class))
                .isEqualTo(said);
        for (int i = 0; i < said.size(); i++) {
            List<JsonObject> missed = said.subList(i + 1, said.size());
            assertThat(after(channel, "?cursor=" + cursors.get(i))).isEqualTo(missed);
            assertThat(after(channel, "?last_seen=" + said.get(i).getString("timestamp")))
                    .isEqualTo(missed);
            assertThat(asEvents(channel, cursors.get(i))).isEqualTo(missed);
        }
        assertThat(after(channel, "?last_seen=" + START.minus(Duration.ofDays(2))))
                .isEqualTo(said);
    }

    private static List<JsonObject> after(Channel channel, String query) {
        try (WireClient client = channel.open(query)) {
            client.next("connected");
            return Channel.messages(client.upTo("live"));
        }
    }

    private static List<JsonObject> asEvents(Channel channel, String cursor) {
        try (EventStreamClient events = channel.server().events(channel.streamPath(""), "Last-Event-ID", cursor)) {
            return Channel.messages(events.upTo("live").stream()
                    .map(EventStreamClient.Event::data)
                    .toList());
        }
    }
}
