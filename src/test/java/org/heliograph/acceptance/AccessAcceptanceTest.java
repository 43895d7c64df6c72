package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.heliograph.support.CapturedStderr;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("who may come in")
class AccessAcceptanceTest {
    @Nested
    @DisplayName("where a token is needed")
    class Closed {
        private static final String AUTHORIZATION = "Authorization";

        @TempDir
        static Path data;

        static RunningServer server;
        static String viewer;
        static String producer;

        @BeforeAll
        static void start() {
            server = RunningServer.startWithAccessLog(data, "auth.ops", "token", "auth.timeout", "2s");
            viewer = server.newToken("VIEWER", "vera").getString("token");
            producer = server.newToken("PRODUCER", "paul").getString("token");
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/api/channels", "/api/summary", "/api/messages?channel_id=a", "/api/streams/channel/a"})
        @DisplayName("R25: without one, over HTTP, the answer is 401; with one of any world but ours too")
        void httpIsRefused(String path) {
            assertThat(server.get(path).statusCode()).isEqualTo(401);
            assertThat(server.get(path, AUTHORIZATION, "Bearer wrong").statusCode())
                    .isEqualTo(401);
            assertThat(server.get(path, AUTHORIZATION, "Bearer " + viewer).statusCode())
                    .isEqualTo(200);
            assertThat(server.get(path + (path.contains("?") ? "&" : "?") + "token=" + viewer)
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        @DisplayName("R25: without one a message is refused with 401, with a viewer's with 403, and none is kept")
        void postingIsRefused() {
            String body = Frames.object("channel_id", "closed", "author", "a", "content", "c")
                    .toString();

            HttpResponse<String> anonymous = server.post("/api/messages", body);
            assertThat(anonymous.statusCode()).isEqualTo(401);
            assertThat(anonymous.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(server.post("/api/messages", body, AUTHORIZATION, "Bearer " + viewer)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(Frames.parse(server.get("/api/messages?channel_id=closed", AUTHORIZATION, "Bearer " + viewer)
                                    .body())
                            .getJsonArray("messages"))
                    .isEmpty();
        }

        @Test
        @DisplayName("R25: a socket that says nothing is told so after the time for it, and closed with 1008")
        void silentSockets() {
            try (WireClient client = server.socket("/api/ws/quiet")) {
                JsonObject error = client.next();

                assertThat(error.getString("type")).isEqualTo("error");
                assertThat(error.getInt("error_code")).isEqualTo(401);
                assertThat(client.closed().code()).isEqualTo(1008);
                assertThat(client.waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("R25: before it said who it is, a socket is given nothing and may do nothing")
        void beforeAuth() {
            Channel channel = new Channel(server, "before");
            try (WireClient client = channel.open("")) {
                client.sendObject("type", "message", "content", "sneaky")
                        .sendObject("type", "typing")
                        .send("{\"type\":\"subscribe\",\"last\":5,\"presence\":true}");

                assertThat(client.next(3))
                        .allMatch(frame -> frame.getString("type").equals("error"))
                        .allMatch(frame -> frame.getInt("error_code") == 401);
                assertThat(server.inside().present("before")).isZero();
                client.sendObject("type", "auth", "token", producer);
                assertThat(client.next().getString("type")).isEqualTo("connected");
                client.send("{\"type\":\"subscribe\",\"last\":5}");
                assertThat(client.upTo("live")).hasSize(1);
            }
        }

        @Test
        @DisplayName(
                "X4 X6: a token that is wrong is told so in a frame and closed with 1008, in a header, a query or a frame")
        void wrongTokens() {
            for (WireClient client : List.of(
                    server.socket("/api/ws/a", AUTHORIZATION, "Bearer hgp_0123456789abcdef"),
                    server.socket("/api/ws/a?token=wrong"),
                    server.socket("/api/ws/a").sendObject("type", "auth", "token", "wrong"))) {
                try (client) {
                    JsonObject error = client.next();
                    assertThat(error.getString("type")).isEqualTo("error");
                    assertThat(error.getInt("error_code")).isEqualTo(401);
                    assertThat(client.closed().code()).isEqualTo(1008);
                    assertThat(client.waiting()).isEmpty();
                }
            }
        }

        @Test
        @DisplayName("a token travels in a header, in the query or in the first frame")
        void threeWays() {
            for (WireClient client : List.of(
                    server.socket("/api/ws/a", AUTHORIZATION, "Bearer " + viewer),
                    server.socket("/api/ws/a?token=" + viewer),
                    server.socket("/api/ws/a").sendObject("type", "auth", "token", viewer))) {
                try (client) {
                    assertThat(client.next().getString("type")).isEqualTo("connected");
                }
            }
        }

        @Test
        @DisplayName("auth may say where the client was")
        void authWithCursor() {
            server.post(
                    "/api/messages",
                    Frames.object("channel_id", "resumed", "author", "a", "content", "missed")
                            .toString(),
                    AUTHORIZATION,
                    "Bearer " + producer);
            try (WireClient client = server.socket("/api/ws/resumed")) {
                client.send(Json.createObjectBuilder(Frames.object("type", "auth", "token", viewer))
                        .add("last_seq", 0)
                        .build()
                        .toString());

                client.next("connected");
                assertThat(Channel.messages(client.upTo("live"))).hasSize(1);
            }
        }

        @Test
        @DisplayName("who reads may not write on a socket either")
        void viewersOnlyRead() {
            try (WireClient client = server.socket("/api/ws/a?token=" + viewer)) {
                client.next("connected");
                client.sendObject("type", "message", "content", "c").sendObject("type", "typing");

                assertThat(client.next(2)).allMatch(frame -> frame.getInt("error_code") == 403);
                client.settle();
            }
        }

        @Test
        @DisplayName("where a token names the writer, that is the author; what the client says is kept beside it")
        void theTokenNamesTheAuthor() {
            JsonObject posted = Frames.parse(server.post(
                                    "/api/messages",
                                    Frames.object("channel_id", "named", "author", "Pauline", "content", "c")
                                            .toString(),
                                    AUTHORIZATION,
                                    "Bearer " + producer)
                            .body())
                    .getJsonObject("message");
            assertThat(posted.getString("author")).isEqualTo("paul");
            assertThat(posted.getString("display_name")).isEqualTo("Pauline");

            try (WireClient writer = server.socket("/api/ws/named?token=" + producer);
                    WireClient reader = server.socket("/api/ws/named?token=" + viewer)) {
                writer.next("connected");
                reader.next("connected");
                reader.settle();
                writer.sendObject("type", "message", "content", "c");
                assertThat(reader.next("message").getJsonObject("data").getString("author"))
                        .isEqualTo("paul");
                writer.sendObject("type", "typing", "author", "Somebody else");
                assertThat(reader.next("typing").getString("author")).isEqualTo("paul");
            }
        }

        @Test
        @DisplayName(
                "a revoked token is dead at once: a socket is told and closed with 1008, a stream ends, a long-poll is answered 401")
        void revocation() {
            JsonObject made = server.newToken("VIEWER", "victor");
            String token = made.getString("token");
            CompletableFuture<HttpResponse<String>> poll =
                    server.getLater("/api/streams/channel/revoked?wait=50", AUTHORIZATION, "Bearer " + token);
            try (WireClient other = server.socket("/api/ws/revoked?token=" + viewer);
                    WireClient client = server.socket("/api/ws/revoked?token=" + token);
                    EventStreamClient events = server.events("/api/streams/channel/revoked?token=" + token)) {
                other.next("connected");
                client.next("connected");
                events.next("live");
                Awaitility.await().until(server.inside()::waiting, waiting -> waiting == 1);
                assertThat(server.request(
                                        "DELETE",
                                        "/api/tokens/" + made.getString("id"),
                                        AUTHORIZATION,
                                        "Bearer " + server.adminToken())
                                .statusCode())
                        .isBetween(200, 204);

                assertThat(client.next().getInt("error_code")).isEqualTo(401);
                assertThat(client.closed().code()).isEqualTo(1008);
                assertThat(events.next("error").data().getInt("error_code")).isEqualTo(401);
                assertThat(events.next("close").data().getInt("code")).isEqualTo(1008);
                assertThat(events.next().name()).isEqualTo("end");
                HttpResponse<String> answer = poll.join();
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(Frames.parse(answer.body()).getInt("error_code")).isEqualTo(401);
                other.settle();
                assertThat(server.get("/api/channels?token=" + token).statusCode())
                        .isEqualTo(401);
            }
        }

        @Test
        @DisplayName("X16: no token stands in a log, wherever it travelled and however it was wrong")
        void tokensAreNotLogged() {
            Logger ours = Logger.getLogger("org.heliograph");
            String wrong = "hgo_" + "W".repeat(22);
            try (CapturedStderr log = new CapturedStderr()) {
                ConsoleHandler handler = new ConsoleHandler();
                handler.setLevel(Level.ALL);
                ours.addHandler(handler);
                ours.setLevel(Level.ALL);
                try {
                    useEverywhere(producer);
                    useEverywhere(wrong);
                    server.get("/api/tokens", AUTHORIZATION, "Bearer " + server.adminToken());
                    Awaitility.await().until(log::text, text -> text.contains("GET /api/tokens"));
                } finally {
                    ours.removeHandler(handler);
                    ours.setLevel(null);
                }

                assertThat(log.text())
                        .contains("GET /api/channels")
                        .doesNotContain(producer)
                        .doesNotContain(wrong)
                        .doesNotContain(server.adminToken());
            }
        }

        private void useEverywhere(String token) {
            server.get("/api/channels?token=" + token);
            server.get("/api/channels", AUTHORIZATION, "Bearer " + token);
            server.get("/api/streams/channel/a?limit=abc&token=" + token);
            server.post("/api/messages?token=" + token, "{");
            server.request("DELETE", "/api/tokens/none?token=" + token);
            for (WireClient client : List.of(
                    server.socket("/api/ws/a?token=" + token),
                    server.socket("/api/ws/a").sendObject("type", "auth", "token", token),
                    server.socket("/api/ws/a").send("{\"type\":\"auth\",\"token\":\"" + token + "\""))) {
                client.next();
                client.close();
            }
        }
    }

    @Nested
    @DisplayName("where none is needed")
    @ExtendWith(SharedServer.class)
    class Open {
        @Test
        @DisplayName("X4: a token that is presented all the same must be good")
        void presentedTokensAreChecked(Channel channel) {
            RunningServer server = channel.server();
            assertThat(server.get("/api/channels?token=wrong").statusCode()).isEqualTo(401);
            assertThat(server.get(channel.streamPath("?token=wrong")).statusCode())
                    .isEqualTo(401);
            try (WireClient client = channel.open("?token=wrong")) {
                assertThat(client.next().getString("type")).isEqualTo("error");
                assertThat(client.closed().code()).isEqualTo(1008);
            }
        }

        @Test
        @DisplayName("X4: so must one in an auth frame")
        void authFramesAreChecked(Channel channel) {
            try (WireClient client = channel.join()) {
                client.sendObject("type", "auth", "token", "wrong");
                assertThat(client.next().getInt("error_code")).isEqualTo(401);
                assertThat(client.closed().code()).isEqualTo(1008);
            }
        }

        @Test
        @DisplayName("a good one in an auth frame names the writer from then on, and the socket dies with it")
        void authFramesName(Channel channel) {
            JsonObject made = channel.server().newToken("PRODUCER", "olga of " + channel.name());
            try (WireClient client = channel.join()) {
                client.sendObject("type", "auth", "token", made.getString("token"))
                        .sendObject("type", "message", "author", "me", "content", "c");
                assertThat(client.next("message").getJsonObject("data").getString("author"))
                        .isEqualTo("olga of " + channel.name());

                channel.server()
                        .request(
                                "DELETE",
                                "/api/tokens/" + made.getString("id"),
                                "Authorization",
                                "Bearer " + channel.server().adminToken());
                assertThat(client.closed().code()).isEqualTo(1008);
            }
        }

        @Test
        @DisplayName("whoever comes through a proxy needs one")
        void proxiesAreNotLocal(Channel channel) {
            assertThat(channel.server()
                            .get("/api/channels", "X-Forwarded-For", "127.0.0.1")
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        @DisplayName("X13: a plain GET on a WebSocket path is 426")
        void plainGets(Channel channel) {
            for (String path : List.of("/api/ws", "/api/ws/" + channel.name())) {
                HttpResponse<String> response = channel.server().get(path);
                assertThat(response.statusCode()).isEqualTo(426);
                assertThat(Frames.parse(response.body()).getInt("error_code")).isEqualTo(426);
            }
        }

        @Test
        @DisplayName("a path without a channel's name after its slash opens nothing")
        void emptyNames(RunningServer server) {
            try (WireClient client = server.socket("/api/ws/")) {
                assertThat(client.next().getString("type")).isEqualTo("error");
                assertThat(client.closed().code()).isEqualTo(1008);
            } catch (CompletionException e) {
                assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            }
        }
    }

    @Nested
    @DisplayName("pages of other origins")
    class Origins {
        @TempDir
        static Path data;

        static RunningServer server;

        @BeforeAll
        static void start() {
            server = RunningServer.start(data, "origins", "https://friend.example");
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://friend.example:444"})
        @DisplayName("X14: a foreign one opens no socket and changes nothing")
        void foreignOnes(String origin) {
            URI socket = URI.create(server.uri().toString().replaceFirst("http", "ws") + "/api/ws/a");
            assertThat(WireClient.refused(socket, "Origin", origin)).isEqualTo(403);
            assertThat(server.post(
                                    "/api/messages",
                                    Frames.object("channel_id", "a", "author", "a", "content", "c")
                                            .toString(),
                                    "Origin",
                                    origin)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.request("DELETE", "/api/tokens/x", "Origin", origin)
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> read = server.get("/api/channels", "Origin", origin);
            assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        }

        @Test
        @DisplayName("X14: our own may, under any name of this machine; so may who has none")
        void ownOnes() {
            int port = server.uri().getPort();
            for (String origin : List.of("http://127.0.0.1:" + port, "http://localhost:" + port)) {
                try (WireClient client = server.socket("/api/ws/a", "Origin", origin)) {
                    assertThat(client.next().getString("type")).isEqualTo("connected");
                }
            }
        }

        @Test
        @DisplayName("X14: one on the list may, is answered so that its page can read it, and may ask before")
        void friends() {
            String friend = "https://friend.example";
            try (WireClient client = server.socket("/api/ws/a", "Origin", friend)) {
                assertThat(client.next().getString("type")).isEqualTo("connected");
            }
            HttpResponse<String> posted = server.post(
                    "/api/messages",
                    Frames.object("channel_id", "a", "author", "a", "content", "c")
                            .toString(),
                    "Origin",
                    friend);
            assertThat(posted.statusCode()).isEqualTo(200);
            assertThat(posted.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(friend);

            HttpResponse<String> asked = server.request(
                    "OPTIONS",
                    "/api/messages",
                    "Origin",
                    friend,
                    "Access-Control-Request-Method",
                    "POST",
                    "Access-Control-Request-Headers",
                    "content-type");
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElse(""))
                    .contains("POST");
            assertThat(server.request(
                                    "OPTIONS",
                                    "/api/messages",
                                    "Origin",
                                    "http://evil.example",
                                    "Access-Control-Request-Method",
                                    "POST")
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        @DisplayName("X14: a page on the list may host by a model: it may send, and read, which session it is")
        void modelsOfFriends() {
            String friend = "https://friend.example";
            HttpResponse<String> asked =
                    server.request("OPTIONS", "/mcp", "Origin", friend, "Access-Control-Request-Method", "POST");
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains("Authorization", "Mcp-Session-Id", "MCP-Protocol-Version");
            assertThat(server.post("/mcp", "{}", "Origin", friend)
                            .headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElse(""))
                    .contains("Mcp-Session-Id");
        }
    }
}
