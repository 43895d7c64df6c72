package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Channel;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a channel's past and present, on its socket")
@ExtendWith(SharedServer.class)
class ChannelHistoryAcceptanceTest {
    @Nested
    @DisplayName("coming in")
    class ComingIn {
        @Test
        @DisplayName("the first frame is connected, with a cursor also on an empty channel; then what happens now")
        void connectedFirst(Channel channel) {
            try (WireClient client = channel.open("")) {
                JsonObject connected = client.next();

                assertThat(connected.getString("type")).isEqualTo("connected");
                assertThat(connected.getString("channel_id")).isEqualTo(channel.name());
                assertThat(connected.getString("cursor")).matches("[A-Za-z0-9_-]{1,64}");
                assertThat(Instant.parse(connected.getString("timestamp"))).isNotNull();
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("who asks for nothing gets nothing of the past, and no mark of its end")
        void onlyLive(Channel channel) {
            channel.sayMany(3);
            try (WireClient client = channel.join()) {
                JsonObject now = channel.say("now");

                JsonObject frame = client.next();
                assertThat(frame.getJsonObject("data")).isEqualTo(now);
                assertThat(frame).doesNotContainKey("replay");
            }
        }

        @Test
        @DisplayName("R19: with a cursor exactly what was missed comes, marked, then live, then what happens now")
        void byCursor(Channel channel) {
            String cursor;
            try (WireClient client = channel.join()) {
                channel.say("seen");
                cursor = client.next("message").getString("cursor");
            }
            List<String> missed = channel.sayMany(40);

            try (WireClient client = channel.open("?cursor=" + cursor)) {
                JsonObject connected = client.next();
                assertThat(connected.getString("type")).isEqualTo("connected");
                assertThat(connected.getString("cursor")).isEqualTo(cursor);
                List<JsonObject> replayed = client.upTo("live");
                assertThat(Channel.ids(Channel.messages(replayed))).isEqualTo(missed);
                assertThat(replayed.subList(0, 40)).allMatch(frame -> frame.getBoolean("replay", false));
                JsonObject live = replayed.get(40);
                assertThat(live.getString("cursor")).isEqualTo(replayed.get(39).getString("cursor"));
                channel.say("now");
                assertThat(client.next()).doesNotContainKey("replay");
            }
        }

        @Test
        @DisplayName("the cursor of connected stands where reading began")
        void theFirstCursor(Channel channel) {
            channel.sayMany(2);
            String cursor;
            try (WireClient client = channel.open("")) {
                cursor = client.next().getString("cursor");
            }
            JsonObject later = channel.say("later");

            try (WireClient client = channel.open("?cursor=" + cursor)) {
                assertThat(Channel.messages(client.upTo("live"))).containsExactly(later);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"since_id", "last_seq", "after_seq", "last_seen", "since", "from_timestamp"})
        @DisplayName("R19: seed clients say it by id, seq or time, in the query or in subscribe")
        void bySeedNames(String name, Channel channel) {
            channel.sayMany(2);
            JsonObject seen = channel.say("seen");
            List<String> missed = channel.sayMany(3);
            String value = name.equals("since_id")
                    ? seen.getString("id")
                    : name.endsWith("_seq") ? seen.getJsonNumber("seq").toString() : seen.getString("timestamp");

            try (WireClient client = channel.open("?" + name + "=" + value)) {
                client.next("connected");
                assertThat(Channel.ids(Channel.messages(client.upTo("live")))).isEqualTo(missed);

                client.sendObject("type", "subscribe", name, value);
                assertThat(Channel.ids(Channel.messages(client.upTo("live")))).isEqualTo(missed);
            }
        }

        @Test
        @DisplayName("R19: a seq may be a number, and a seq stands for an id as well")
        void bySeqAsNumber(Channel channel) {
            List<String> all = channel.sayMany(5);
            try (WireClient client = channel.join()) {
                for (String name : List.of("last_seq", "since_id", "after_seq")) {
                    client.send(Json.createObjectBuilder()
                            .add("type", "subscribe")
                            .add(name, 3)
                            .build()
                            .toString());
                    assertThat(Channel.ids(Channel.messages(client.upTo("live"))))
                            .isEqualTo(all.subList(3, 5));
                }
            }
        }

        @Test
        @DisplayName("a time may have any offset or none, which is UTC; instants are compared")
        void byTimeWithOffset(Channel channel) {
            Instant seen = Instant.parse(channel.say("seen").getString("timestamp"));
            List<String> missed = channel.sayMany(2);
            List<String> writings = List.of(
                    seen.atOffset(ZoneOffset.ofHours(1)).toString(),
                    seen.atOffset(ZoneOffset.ofHours(-11)).toString(),
                    seen.toString().replace("Z", ""),
                    seen.toString());
            try (WireClient client = channel.join()) {
                for (String writing : writings) {
                    client.sendObject("type", "subscribe", "last_seen", writing);
                    assertThat(Channel.ids(Channel.messages(client.upTo("live"))))
                            .as(writing)
                            .isEqualTo(missed);
                }
            }
        }
    }

    @Nested
    @DisplayName("subscribe")
    class Subscribing {
        @Test
        @DisplayName("last gives so many of the newest, marked, then live")
        void last(Channel channel) {
            List<String> all = channel.sayMany(60);
            try (WireClient client = channel.join()) {
                client.send("{\"type\":\"subscribe\",\"last\":50}");

                List<JsonObject> frames = client.upTo("live");
                assertThat(Channel.ids(Channel.messages(frames))).isEqualTo(all.subList(10, 60));
                assertThat(frames.subList(0, 50)).allMatch(frame -> frame.getBoolean("replay", false));
            }
        }

        @Test
        @DisplayName("last may be 0 or more than there is")
        void lastOfAnySize(Channel channel) {
            List<String> all = channel.sayMany(3);
            try (WireClient client = channel.join()) {
                client.send("{\"type\":\"subscribe\",\"last\":0}");
                assertThat(client.upTo("live")).hasSize(1);
                client.send("{\"type\":\"subscribe\",\"last\":1000}");
                assertThat(Channel.ids(Channel.messages(client.upTo("live")))).isEqualTo(all);
            }
        }

        @Test
        @DisplayName("a socket that is live goes back to a cursor, and reads on from there without a hole")
        void repositioned(Channel channel) {
            try (WireClient client = channel.join()) {
                List<String> all = channel.sayMany(4);
                List<JsonObject> seen = client.next(4);
                assertThat(seen).noneMatch(frame -> frame.containsKey("replay"));

                client.sendObject("type", "subscribe", "cursor", seen.get(1).getString("cursor"));

                List<JsonObject> again = client.upTo("live");
                assertThat(Channel.ids(Channel.messages(again))).isEqualTo(all.subList(2, 4));
                JsonObject now = channel.say("now");
                JsonObject frame = client.next();
                assertThat(frame.getJsonObject("data")).isEqualTo(now);
                assertThat(frame).doesNotContainKey("replay");
            }
        }

        @Test
        @DisplayName("every frame of the log says where reading goes on, and the same place is the same cursor")
        void cursorsAreStable(Channel channel) {
            channel.sayMany(10);
            try (WireClient client = channel.join()) {
                client.send("{\"type\":\"subscribe\",\"last\":10}");
                List<JsonObject> first = client.upTo("live");
                client.send("{\"type\":\"subscribe\",\"last\":10}");

                assertThat(client.upTo("live")).isEqualTo(first);
                assertThat(first.subList(0, 10))
                        .extracting(frame -> frame.getString("cursor"))
                        .doesNotHaveDuplicates()
                        .allMatch(cursor -> cursor.matches("[A-Za-z0-9_-]{1,64}"));
            }
        }
    }

    @Nested
    @DisplayName("a gap")
    class Gaps {
        @ParameterizedTest
        @CsvSource({
            "cursor,AAAA",
            "cursor,AAAAAAAAAAAAAAAAAAAAAA",
            "last_seen,yesterday",
            "last_seq,99",
            "last_seq,-1",
            "since_id,AAAAAAAAAAAAAAAAAAAAAA",
        })
        @DisplayName("is told before any other entry when a place was never given; the client goes on as a fresh one")
        void neverIssued(String name, String value, Channel channel) {
            channel.sayMany(3);
            try (WireClient client = channel.open("?" + name + "=" + value)) {
                List<JsonObject> first = client.next(2);
                assertThat(first).extracting(frame -> frame.getString("type")).containsOnly("connected", "gap");
                JsonObject gap = first.stream()
                        .filter(frame -> frame.getString("type").equals("gap"))
                        .findFirst()
                        .orElseThrow();
                assertThat(gap.getString("reason")).isEqualTo("invalid_cursor");
                JsonObject now = channel.say("now");
                assertThat(Channel.messages(List.of(client.next("message")))).containsExactly(now);

                try (WireClient returning = channel.open("?cursor=" + gap.getString("cursor"))) {
                    assertThat(returning.upTo("live"))
                            .noneMatch(frame -> frame.getString("type").equals("gap"));
                }
            }
        }

        @Test
        @DisplayName("is told when a cursor is another channel's")
        void ofAnotherChannel(Channel channel, Channel other) {
            String cursor;
            try (WireClient client = other.open("")) {
                cursor = client.next().getString("cursor");
            }
            try (WireClient client = channel.open("?cursor=" + cursor)) {
                assertThat(client.next("gap").getString("reason")).isEqualTo("invalid_cursor");
            }
        }

        @Test
        @DisplayName("is told on a socket that is live as well, and it stays live")
        void onSubscribe(Channel channel) {
            try (WireClient client = channel.join()) {
                client.sendObject("type", "subscribe", "cursor", "made up");

                assertThat(client.next().getString("type")).isEqualTo("gap");
                channel.say("now");
                assertThat(client.next("message")).isNotNull();
            }
        }
    }

    @Nested
    @DisplayName("what is worth knowing only now")
    class Ephemeral {
        @Test
        @DisplayName("typing reaches the others and not oneself, and is not kept")
        void typing(Channel channel) {
            try (WireClient typist = channel.join();
                    WireClient other = channel.join()) {
                typist.sendObject("type", "typing", "author", "ann");

                JsonObject typing = other.next();
                assertThat(typing.getString("type")).isEqualTo("typing");
                assertThat(typing.getString("author")).isEqualTo("ann");
                assertThat(typing).doesNotContainKeys("id", "cursor");
                assertThat(typist.settle().waiting()).isEmpty();
                assertThat(channel.page("").getJsonArray("messages")).isEmpty();
            }
        }

        @Test
        @DisplayName("who types without a name goes by the last one")
        void typingByTheLastName(Channel channel) {
            try (WireClient typist = channel.join();
                    WireClient other = channel.join()) {
                typist.sendObject("type", "typing");
                assertThat(other.next("typing").getString("author")).isEqualTo("unknown");
                typist.sendObject("type", "message", "author", "ben", "content", "c");
                other.next("message");
                typist.sendObject("type", "typing");
                assertThat(other.next("typing").getString("author")).isEqualTo("ben");
            }
        }

        @Test
        @DisplayName("presence counts all, oneself too, for those who asked, and for nobody else")
        void presence(Channel channel) {
            try (WireClient watching = channel.join();
                    WireClient indifferent = channel.join()) {
                watching.send("{\"type\":\"subscribe\",\"presence\":true}");
                assertThat(watching.next("presence").getInt("count")).isEqualTo(2);

                WireClient third = channel.join();
                assertThat(watching.next("presence").getInt("count")).isEqualTo(3);
                third.close();
                assertThat(watching.next("presence").getInt("count")).isEqualTo(2);
                third = channel.join();
                assertThat(watching.next("presence").getInt("count")).isEqualTo(3);
                third.abort();
                assertThat(watching.next("presence").getInt("count")).isEqualTo(2);

                assertThat(indifferent.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("asking for presence does not replay")
        void presenceAlone(Channel channel) {
            channel.sayMany(2);
            try (WireClient client = channel.join()) {
                client.send("{\"type\":\"subscribe\",\"presence\":true}").send("{\"type\":\"ping\"}");

                assertThat(client.upTo("pong"))
                        .extracting(frame -> frame.getString("type"))
                        .containsExactlyInAnyOrder("presence", "pong");
            }
        }
    }

    @Test
    @DisplayName("X11: every frame has a type; every frame of the log an id, a cursor and a rising time and seq")
    void everyFrame(Channel channel) {
        List<JsonObject> frames = new ArrayList<>();
        try (WireClient client = channel.open("");
                WireClient other = channel.join()) {
            channel.sayMany(20);
            client.send("{\"type\":\"subscribe\",\"last\":5,\"presence\":true}")
                    .send("nonsense")
                    .sendObject("type", "message", "content", "c");
            other.sendObject("type", "typing");
            frames.addAll(
                    client.sendObject("type", "subscribe", "cursor", "none").upTo("gap"));
            channel.say("last");
            do {
                frames.add(client.next());
            } while (!frames.get(frames.size() - 1).toString().contains("\"last\""));
        }
        assertThat(frames).allMatch(frame -> !frame.getString("type").isEmpty());
        assertThat(frames).allMatch(frame -> frame.containsKey("cursor") == isDurable(frame));
        List<JsonObject> live = frames.stream()
                .filter(frame -> frame.getString("type").equals("message") && !frame.containsKey("replay"))
                .map(frame -> frame.getJsonObject("data"))
                .toList();
        assertThat(live)
                .extracting(data -> data.getString("timestamp"))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(live).extracting(data -> data.getInt("seq")).isSorted().doesNotHaveDuplicates();
        assertThat(live).extracting(data -> data.getString("id")).doesNotHaveDuplicates();
    }

    private static boolean isDurable(JsonObject frame) {
        return List.of("message", "connected", "live", "gap").contains(frame.getString("type"));
    }
}
