package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.heliograph.support.Channel;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S004: channels")
@ExtendWith(SharedServer.class)
class ChannelsAcceptanceTest {
    @Nested
    @DisplayName("broadcast")
    class Broadcast {
        @Test
        @DisplayName("R1 R2: a message posted over HTTP reaches every socket on its channel, as the answer says")
        void aPostReachesEverySocket(Channel channel) {
            try (WireClient one = channel.join();
                    WireClient two = channel.join()) {
                HttpResponse<String> response = channel.server().say(channel.name(), "tester", "Hello broadcast!");

                assertThat(response.statusCode()).isEqualTo(200);
                JsonObject answer = Frames.parse(response.body());
                assertThat(answer.getBoolean("success")).isTrue();
                JsonObject message = answer.getJsonObject("message");
                assertThat(message.getString("channel_id")).isEqualTo(channel.name());
                assertThat(message.getString("author")).isEqualTo("tester");
                assertThat(message.getString("content")).isEqualTo("Hello broadcast!");
                assertThat(message.getString("id")).isNotEmpty();
                assertThat(message.getInt("seq")).isEqualTo(1);
                assertThat(message.getString("timestamp"))
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
                assertThat(one.next().getJsonObject("data")).isEqualTo(message);
                assertThat(two.next().getJsonObject("data")).isEqualTo(message);
            }
        }

        @Test
        @DisplayName("R3: a message sent on a socket is kept and reaches all, its sender too")
        void aFrameReachesEverySocket(Channel channel) {
            try (WireClient sender = channel.join();
                    WireClient other = channel.join()) {
                sender.sendObject("type", "message", "author", "ann", "content", "hi");

                JsonObject received = sender.next();
                assertThat(received.getString("type")).isEqualTo("message");
                assertThat(other.next()).isEqualTo(received);
                assertThat(channel.page("").getJsonArray("messages")).containsExactly(received.getJsonObject("data"));
            }
        }

        @Test
        @DisplayName("R4: another channel gets nothing, and the path's channel wins over one in the frame")
        void channelsAreApart(Channel here, Channel there) {
            try (WireClient sender = here.join();
                    WireClient stranger = there.join()) {
                sender.sendObject("type", "message", "content", "here", "channel_id", there.name());

                assertThat(sender.next("message").getJsonObject("data").getString("channel_id"))
                        .isEqualTo(here.name());
                assertThat(stranger.settle().waiting()).isEmpty();
                assertThat(there.page("").getJsonArray("messages")).isEmpty();
            }
        }

        @Test
        @DisplayName("R5: a message to a channel that nobody is on is kept")
        void nobodyIsThere(Channel channel) {
            JsonObject message = channel.say("anybody?");

            assertThat(channel.page("").getJsonArray("messages")).containsExactly(message);
        }

        @Test
        @DisplayName("R6: who does not say who it is, is unknown")
        void theAuthorIsUnknown(Channel channel) {
            try (WireClient client = channel.join()) {
                client.sendObject("type", "message", "content", "me");

                assertThat(client.next("message").getJsonObject("data").getString("author"))
                        .isEqualTo("unknown");
            }
        }

        @Test
        @DisplayName("R12: a ping is answered with the time; pong and heartbeat are taken silently")
        void pings(Channel channel) {
            try (WireClient client = channel.join()) {
                client.sendObject("type", "pong")
                        .sendObject("type", "heartbeat")
                        .sendObject("type", "ping");

                JsonObject pong = client.next();
                assertThat(pong.getString("type")).isEqualTo("pong");
                assertThat(Instant.parse(pong.getString("timestamp"))).isNotNull();
                assertThat(pong.getString("timestamp")).matches(".*\\.\\d{6}Z");
            }
        }

        @Test
        @DisplayName("R13 R14: a socket that vanished or closed is forgotten, the others go on")
        void theDeadAreForgotten(Channel channel) {
            try (WireClient steady = channel.join()) {
                WireClient killed = channel.join();
                WireClient leaving = channel.join();
                assertThat(channel.server().inside().present(channel.name())).isEqualTo(3);

                killed.abort();
                leaving.close();
                channel.say("still there?");

                assertThat(steady.next().getJsonObject("data").getString("content"))
                        .isEqualTo("still there?");
                Awaitility.await()
                        .until(() -> channel.server().inside().present(channel.name()), present -> present == 1);
            }
            Awaitility.await().until(() -> channel.server().inside().present(channel.name()), present -> present == 0);
        }
    }

    @Nested
    @DisplayName("a message's fields")
    class MessageFields {
        @Test
        @DisplayName("R7: lane, provider and token count come back as they were; absent ones are null")
        void optionalFields(Channel channel) {
            JsonObject full = post(
                            channel,
                            Json.createObjectBuilder(Frames.object(
                                            "channel_id",
                                            channel.name(),
                                            "author",
                                            "a",
                                            "content",
                                            "c",
                                            "lane",
                                            "left",
                                            "provider",
                                            "abacus"))
                                    .add("token_count", 12_345_678_901L)
                                    .build()
                                    .toString())
                    .getJsonObject("message");
            assertThat(full.getString("lane")).isEqualTo("left");
            assertThat(full.getString("provider")).isEqualTo("abacus");
            assertThat(full.getJsonNumber("token_count").longValue()).isEqualTo(12_345_678_901L);

            JsonObject bare = channel.say("bare");
            assertThat(bare.get("lane")).isEqualTo(JsonValue.NULL);
            assertThat(bare.get("provider")).isEqualTo(JsonValue.NULL);
            assertThat(bare.get("token_count")).isEqualTo(JsonValue.NULL);
            assertThat(channel.page("").getJsonArray("messages")).containsExactly(full, bare);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"x\"", "-1", "1.5", "99999999999999999999", "1e400", "true", "[]", "{}"})
        @DisplayName("R7: a token count that is none is refused by name")
        void badTokenCounts(String count, Channel channel) {
            JsonObject error = refused(
                    channel,
                    "{\"channel_id\":\"" + channel.name() + "\",\"author\":\"a\",\"content\":\"c\",\"token_count\":"
                            + count + "}",
                    400);
            assertThat(error.getString("message")).contains("token_count");
        }

        @ParameterizedTest
        @ValueSource(strings = {"channel_id", "author", "content"})
        @DisplayName("R8: a field that is missing, null or no text is named")
        void missingFields(String field, Channel channel) {
            JsonObject whole = Frames.object("channel_id", channel.name(), "author", "a", "content", "c");
            JsonObject without = Json.createObjectBuilder(whole).remove(field).build();
            JsonObject ofNull = Json.createObjectBuilder(whole).addNull(field).build();
            JsonObject ofNumber = Json.createObjectBuilder(whole).add(field, 7).build();

            for (JsonObject wrong : List.of(without, ofNull, ofNumber)) {
                JsonObject error = refused(channel, wrong.toString(), 400);
                assertThat(error.getString("message")).contains(field);
                assertThat(error.getString("error")).isEqualTo(error.getString("message"));
                assertThat(error.getInt("error_code")).isEqualTo(400);
            }
            assertThat(channel.page("").getJsonArray("messages")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n\t "})
        @DisplayName("R9: empty or blank content is refused through both doors")
        void blankContent(String content, Channel channel) {
            HttpResponse<String> response = channel.server().say(channel.name(), "tester", content);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("content");

            try (WireClient client = channel.join()) {
                client.sendObject("type", "message", "content", content);
                JsonObject error = client.next();
                assertThat(error.getString("type")).isEqualTo("error");
                assertThat(error.getInt("error_code")).isEqualTo(400);
                assertThat(error.getString("message")).contains("content");
            }
        }

        @Test
        @DisplayName("content may have 16 KiB in UTF-8, and not a byte more, through every door of HTTP")
        void contentIsMeasuredInBytes(Channel channel) {
            String full = "é".repeat(8 * 1024);
            assertThat(channel.say(full).getString("content")).isEqualTo(full);

            HttpResponse<String> over = channel.server().say(channel.name(), "tester", full + "!");
            assertThat(over.statusCode()).isEqualTo(413);
            assertThat(over.body()).contains("content").contains("16384");

            HttpResponse<String> overInLines = channel.server()
                    .post(
                            "/api/messages",
                            "\n" + Frames.object("channel_id", channel.name(), "author", "a", "content", full + "!"),
                            "Content-Type",
                            "application/x-ndjson");
            assertThat(overInLines.statusCode()).isEqualTo(413);
            assertThat(overInLines.body()).contains("line 2");
        }

        @ParameterizedTest
        @CsvSource({"author,128", "lane,128", "provider,128", "client_msg_id,128"})
        @DisplayName("names have a limit that the error tells")
        void namesHaveALimit(String field, int limit, Channel channel) {
            JsonObject whole = Frames.object("channel_id", channel.name(), "author", "a", "content", "c");
            JsonObject fits = Json.createObjectBuilder(whole)
                    .add(field, "n".repeat(limit))
                    .build();
            JsonObject over = Json.createObjectBuilder(whole)
                    .add(field, "n".repeat(limit + 1))
                    .build();

            assertThat(post(channel, fits.toString()).getBoolean("success")).isTrue();
            assertThat(refused(channel, over.toString(), 400).getString("message"))
                    .contains(field)
                    .contains(String.valueOf(limit));
        }

        @Test
        @DisplayName("a body over the limit is refused whatever its head says")
        void bodiesHaveALimit(Channel channel) {
            String body = Frames.object("channel_id", channel.name(), "author", "a", "content", "c")
                    + " ".repeat(1024 * 1024);

            HttpResponse<String> response = channel.server().post("/api/messages", body);

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(Frames.parse(response.body()).getString("message")).contains("1048576");
        }
    }

    @Nested
    @DisplayName("what cannot be understood")
    class Misunderstandings {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{                       | Not JSON",
                    "{} {}                   | Not JSON",
                    "``                      | Not JSON",
                    "[]                      | object",
                    "\"ping\"                | object",
                    "7                       | object",
                    "null                    | object",
                    "{}                      | type",
                    "{\"type\":null}         | type",
                    "{\"type\":3}            | type",
                    "{\"type\":\"message\"}  | content",
                    "{\"type\":\"message\",\"content\":[]} | content",
                    "{\"type\":\"teleport\"} | Unknown message type: teleport",
                    "{\"type\":\"Ping\"}     | Unknown message type: Ping",
                    "{\"type\":\"subscribe\",\"last\":-1} | last",
                    "{\"type\":\"subscribe\",\"last\":1001} | last must be from 0 to 1000",
                    "{\"type\":\"subscribe\",\"last\":\"x\"} | last",
                    "{\"type\":\"subscribe\",\"presence\":3} | presence",
                    "{\"type\":\"subscribe\",\"cursor\":3} | cursor",
                })
        @DisplayName("R10 R11: is answered with an error that names it; the socket stays and still receives")
        void errorsKeepTheSocket(String text, String named, Channel channel) {
            try (WireClient client = channel.join()) {
                client.send(text);

                JsonObject error = client.next();
                assertThat(error.getString("type")).isEqualTo("error");
                assertThat(error.getInt("error_code")).isEqualTo(400);
                assertThat(error.getString("message")).contains(named);
                channel.say("after");
                assertThat(client.next().getJsonObject("data").getString("content"))
                        .isEqualTo("after");
            }
        }

        @Test
        @DisplayName("R10 X6: a binary frame is answered with an error; the socket stays and still receives")
        void binaryFrames(Channel channel) {
            try (WireClient client = channel.join()) {
                client.send(new byte[] {1, 2, 3});

                JsonObject error = client.next();
                assertThat(error.getInt("error_code")).isEqualTo(400);
                assertThat(error.getString("message")).containsIgnoringCase("binary");
                channel.say("after");
                assertThat(client.next("message").getJsonObject("data").getString("content"))
                        .isEqualTo("after");
            }
        }

        @Test
        @DisplayName("unknown fields are ignored")
        void unknownFields(Channel channel) {
            try (WireClient client = channel.join()) {
                client.send("{\"type\":\"message\",\"content\":\"c\",\"colour\":{\"deep\":[1,2]},\"id\":\"mine\"}");

                assertThat(client.next("message").getJsonObject("data").getString("id"))
                        .isNotEqualTo("mine");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{} {}"})
        @DisplayName("bodies that are no JSON object are refused")
        void badBodies(String body, Channel channel) {
            assertThat(channel.server().post("/api/messages", body).statusCode())
                    .isEqualTo(400);
        }
    }

    @Nested
    @DisplayName("history")
    class History {
        @Test
        @DisplayName("R15: 250 messages: the newest 200 come ascending, after and before page over all of them once")
        void paging(Channel channel) {
            List<String> all = channel.sayMany(250);

            assertThat(idsOf(channel.page(""))).isEqualTo(all.subList(50, 250));
            assertThat(idsOf(channel.page("&limit=3"))).isEqualTo(all.subList(247, 250));
            assertThat(forwards(channel, all.get(0))).isEqualTo(all.subList(1, 250));
            assertThat(backwards(channel)).isEqualTo(all);
        }

        private List<String> forwards(Channel channel, String after) {
            List<String> found = new ArrayList<>();
            JsonObject page = channel.page("&limit=40&after=" + after);
            while (!page.getJsonArray("messages").isEmpty()) {
                found.addAll(idsOf(page));
                page = channel.page("&limit=40&after=" + page.getString("cursor"));
            }
            return found;
        }

        private List<String> backwards(Channel channel) {
            List<String> found = new ArrayList<>();
            List<String> page = idsOf(channel.page("&limit=60"));
            while (!page.isEmpty()) {
                found.addAll(0, page);
                page = idsOf(channel.page("&limit=60&before=" + page.get(0)));
            }
            return found;
        }

        @Test
        @DisplayName("R15: a page's cursor goes on where the page ended, over every transport")
        void aPagesCursor(Channel channel) {
            channel.sayMany(5);
            String cursor = channel.page("&limit=3").getString("cursor");
            JsonObject later = channel.say("later");

            assertThat(Channel.messages(channel.poll("?cursor=" + cursor)
                            .getJsonArray("events")
                            .getValuesAs(JsonObject.class)))
                    .containsExactly(later);
            assertThat(channel.page("&after=" + cursor).getJsonArray("messages"))
                    .containsExactly(later);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "?channel_id=",
                    "?channel_id=a&limit=0",
                    "?channel_id=a&limit=1001",
                    "?channel_id=a&limit=-1",
                    "?channel_id=a&limit=abc",
                    "?channel_id=a&after=nowhere",
                    "?channel_id=a&before=nowhere",
                    "?channel_id=a&before=x&after=y",
                    "?channel_id=a%2Fb",
                })
        @DisplayName("R15: a question that makes no sense is refused")
        void badPages(String query, RunningServer server) {
            HttpResponse<String> response = server.get("/api/messages" + query);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Frames.parse(response.body()).getInt("error_code")).isEqualTo(400);
        }

        @Test
        @DisplayName("R16: the channels are listed by name with their counts, also long ones")
        void channelsAreListed(Channel one, Channel two) {
            one.sayMany(201);
            JsonObject last = two.say("only");

            List<JsonObject> listed = Frames.parse(
                            one.server().get("/api/channels").body())
                    .getJsonArray("channels")
                    .getValuesAs(JsonObject.class);

            assertThat(listed)
                    .extracting(channel -> channel.getString("channel_id"))
                    .isSorted()
                    .contains(one.name(), two.name());
            assertThat(listed)
                    .filteredOn(channel -> channel.getString("channel_id").equals(one.name()))
                    .extracting(channel -> channel.getInt("message_count"))
                    .containsExactly(201);
            assertThat(listed)
                    .filteredOn(channel -> channel.getString("channel_id").equals(two.name()))
                    .extracting(channel -> channel.getString("last_timestamp"))
                    .containsExactly(last.getString("timestamp"));
        }

        @Test
        @DisplayName("R16: a channel that somebody only listens to is not listed")
        void listenersMakeNoChannel(Channel channel) {
            try (WireClient listener = channel.join()) {
                listener.settle();

                assertThat(channel.server().get("/api/channels").body()).doesNotContain('"' + channel.name() + '"');
            }
        }

        @Test
        @DisplayName("R17: the summary counts messages and tokens in all, by provider and by lane")
        void totals(Channel channel) {
            JsonObject before = summary(channel);
            for (int tokens : new int[] {5, 7}) {
                post(
                        channel,
                        Json.createObjectBuilder(Frames.object(
                                        "channel_id",
                                        channel.name(),
                                        "author",
                                        "a",
                                        "content",
                                        "c",
                                        "lane",
                                        "lane of " + channel.name(),
                                        "provider",
                                        "maker of " + channel.name()))
                                .add("token_count", tokens)
                                .build()
                                .toString());
            }
            channel.say("without");

            JsonObject after = summary(channel);
            assertThat(after.getInt("total_messages")).isGreaterThanOrEqualTo(before.getInt("total_messages") + 3);
            assertThat(after.getInt("total_tokens")).isGreaterThanOrEqualTo(before.getInt("total_tokens") + 12);
            JsonObject share = Json.createObjectBuilder()
                    .add("messages", 2)
                    .add("tokens", 12)
                    .build();
            assertThat(after.getJsonObject("by_lane").get("lane of " + channel.name()))
                    .isEqualTo(share);
            assertThat(after.getJsonObject("by_provider").get("maker of " + channel.name()))
                    .isEqualTo(share);
        }

        private JsonObject summary(Channel channel) {
            return Frames.parse(channel.server().get("/api/summary").body()).getJsonObject("summary");
        }
    }

    @Nested
    @DisplayName("channel ids")
    class ChannelIds {
        @ParameterizedTest
        @ValueSource(strings = {"with space", "ünïcödé ☀", "日本語", "🔥🔥", "...", "a?b#c&d=e+f", "per%cent", ".hidden"})
        @DisplayName("R23: any Unicode is a name, alike in paths, queries and bodies")
        void unusualNames(String name, RunningServer server) {
            Channel channel = new Channel(server, name);
            try (WireClient client = channel.open("")) {
                assertThat(client.next("connected").getString("channel_id")).isEqualTo(name);
                JsonObject message = channel.say("to " + name);

                assertThat(client.next("message").getJsonObject("data")).isEqualTo(message);
                assertThat(channel.page("").getJsonArray("messages")).contains(message);
                assertThat(Channel.messages(
                                channel.poll("").getJsonArray("events").getValuesAs(JsonObject.class)))
                        .contains(message);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "..", ".", "a/b", "a\\b", "a{b}", "tab\tin", "nul\0", "line\nbreak", "\u007F"})
        @DisplayName("R23: what cannot be a name is refused by name")
        void badNames(String name, RunningServer server) {
            HttpResponse<String> response = server.say(name, "tester", "c");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Frames.parse(response.body()).getString("message")).contains("channel_id");
        }

        @Test
        @DisplayName("R23: a name has at most 128 characters, through every door")
        void longNames(RunningServer server) {
            Channel longest = new Channel(server, "n".repeat(128));
            try (WireClient client = longest.join()) {
                longest.say("fits");
                assertThat(client.next().getString("type")).isEqualTo("message");
            }

            Channel tooLong = new Channel(server, "n".repeat(300));
            assertThat(server.say(tooLong.name(), "tester", "c").statusCode()).isEqualTo(400);
            assertThat(server.get(tooLong.streamPath("")).statusCode()).isEqualTo(400);
            try (WireClient client = tooLong.open("")) {
                JsonObject error = client.next();
                assertThat(error.getString("type")).isEqualTo("error");
                assertThat(error.getString("message")).contains("channel_id");
                assertThat(client.closed().code()).isEqualTo(1008);
            }
        }

        @Test
        @DisplayName("R23: a name is compared as it is, not as it looks")
        void namesAreNotNormalised(RunningServer server) {
            Channel composed = new Channel(server, "caf\u00e9");
            Channel decomposed = new Channel(server, "cafe\u0301");
            composed.say("one");

            assertThat(decomposed.page("").getJsonArray("messages")).isEmpty();
        }

        @Test
        @DisplayName("a path without a name is the channel default")
        void theDefaultChannel(RunningServer server) {
            try (WireClient client = server.socket("/api/ws")) {
                assertThat(client.next().getString("channel_id")).isEqualTo("default");
                JsonObject message = new Channel(server, "default").say("hello");
                assertThat(client.next("message").getJsonObject("data")).isEqualTo(message);
            }
        }
    }

    @Nested
    @DisplayName("the same message again")
    class Repeats {
        @Test
        @DisplayName("R26: the same client_msg_id twice on a channel is one message and the same answer")
        void overHttp(Channel channel) {
            String body = Frames.object(
                            "channel_id", channel.name(), "author", "a", "content", "once", "client_msg_id", "k1")
                    .toString();
            JsonObject first = post(channel, body);

            assertThat(post(channel, body)).isEqualTo(first);
            assertThat(channel.page("").getJsonArray("messages")).containsExactly(first.getJsonObject("message"));
        }

        @Test
        @DisplayName("R26: on a socket the same frame comes again, to that sender alone")
        void onASocket(Channel channel) {
            try (WireClient sender = channel.join();
                    WireClient other = channel.join()) {
                sender.sendObject("type", "message", "content", "once", "client_msg_id", "k1");
                JsonObject first = sender.next();
                sender.sendObject("type", "message", "content", "once", "client_msg_id", "k1");

                assertThat(sender.next()).isEqualTo(first);
                assertThat(other.next()).isEqualTo(first);
                assertThat(other.settle().waiting()).isEmpty();
                assertThat(sender.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("R26: another channel knows nothing of it")
        void elsewhereItIsAnotherMessage(Channel here, Channel there) {
            for (Channel channel : List.of(here, there)) {
                post(
                        channel,
                        Frames.object(
                                        "channel_id",
                                        channel.name(),
                                        "author",
                                        "a",
                                        "content",
                                        "c",
                                        "client_msg_id",
                                        "same")
                                .toString());
                assertThat(channel.page("").getJsonArray("messages")).hasSize(1);
            }
        }
    }

    @Nested
    @DisplayName("many messages in one body")
    class Lines {
        @Test
        @DisplayName("a message a line is kept in order, with one answer")
        void areKeptInOrder(Channel channel) {
            List<String> ids = channel.sayMany(30);

            assertThat(ids).hasSize(30).doesNotHaveDuplicates();
            assertThat(idsOf(channel.page(""))).isEqualTo(ids);
        }

        @Test
        @DisplayName("a line that is wrong is named, and none of the others is kept")
        void allOrNone(Channel channel) {
            String good = Frames.object("channel_id", channel.name(), "author", "a", "content", "c")
                    .toString();

            HttpResponse<String> response = channel.server()
                    .post(
                            "/api/messages",
                            good + "\n\r\n\n" + good + "\n{\"author\":\"a\"}\n",
                            "Content-Type",
                            "application/x-ndjson");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("line 5").contains("channel_id");
            assertThat(channel.page("").getJsonArray("messages")).isEmpty();
        }
    }

    @Test
    @DisplayName("a body that does not say what it is, is one message")
    void aBodyWithoutAType(Channel channel) throws Exception {
        String body = Frames.object("channel_id", channel.name(), "author", "a", "content", "c")
                .toString();
        HttpRequest untyped = HttpRequest.newBuilder(URI.create(channel.server().uri() + "/api/messages"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(untyped, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Frames.parse(answer.body())).containsOnlyKeys("success", "message");
    }

    private static JsonObject post(Channel channel, String body) {
        HttpResponse<String> response = channel.server().post("/api/messages", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Frames.parse(response.body());
    }

    private static JsonObject refused(Channel channel, String body, int status) {
        HttpResponse<String> response = channel.server().post("/api/messages", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Frames.parse(response.body());
    }

    private static List<String> idsOf(JsonObject page) {
        return Channel.ids(page.getJsonArray("messages").getValuesAs(JsonObject.class));
    }
}
