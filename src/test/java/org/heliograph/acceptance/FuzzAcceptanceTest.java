package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.heliograph.support.Bot;
import org.heliograph.support.CapturedStderr;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.LoggedTroubles;
import org.heliograph.support.Plan;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should send: the answer is a clear error, and the server is as it was. */
@DisplayName("garbage")
class FuzzAcceptanceTest {
    /** A token's own form, so that whatever hides secrets is asked to. */
    static final String SECRET = "hgo_" + "Zq7".repeat(7) + "x";

    static final Pattern INNARDS = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|org\\.heliograph|java\\.|jakarta|apache|eclipse", Pattern.CASE_INSENSITIVE);

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "{",
            "\"",
            "\u0000",
            "a\u0000b",
            "\r\n\r\nevent: forged\r\ndata: {}\r\n\r\n",
            "\u2028\u2029\u0085",
            "\ufeff",
            "\ufffe\uffff",
            "../../etc/passwd",
            "%00%0d%0a",
            "%u0000",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>alert(1)</script>",
            "'; DROP TABLE messages; --",
            "9".repeat(400),
            "-" + "9".repeat(400),
            "1e999999999",
            "NaN",
            "0x10",
            "\u202e\u0301\u0301",
            "\ud83d\udd25".repeat(100),
            "A".repeat(64),
            "A".repeat(5_000),
            "AAAAAAAAAAAAAAAAAAAAAA",
            "=====",
            "____-____-____-____-__",
            SECRET);

    @TempDir
    static Path data;

    static RunningServer server;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private LoggedTroubles troubles;
    private CapturedStderr stderr;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithAccessLog(data, "limits.frames-per-second", "100000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        troubles = new LoggedTroubles();
        stderr = new CapturedStderr();
    }

    @AfterEach
    void theServerIsAsItWas() {
        Channel channel = new Channel(server, "after");
        try (WireClient client = channel.join();
                EventStreamClient events = server.events(channel.streamPath("?from=head"))) {
            events.next("live");
            JsonObject message = channel.say("still well");
            assertThat(client.next("message").getJsonObject("data")).isEqualTo(message);
            assertThat(events.next("message").data().getJsonObject("data")).isEqualTo(message);
        }
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        stderr.close();
        troubles.close();
        assertThat(troubles.all()).as("seed %d", seed).isEmpty();
        assertThat(stderr.text()).as("seed %d", seed).doesNotContain(SECRET, "Exception");
    }

    @Test
    @DisplayName("K13 in a socket's texts: an error that shows nothing of us, and the socket goes on")
    void texts() {
        List<String> frames = new ArrayList<>(List.of(
                "[".repeat(8_000),
                "{\"type\":".repeat(1_500),
                "{\"type\":\"message\",\"content\":" + "[".repeat(7_000),
                "{\"type\":\"message\",\"content\":\"c\",\"token_count\":" + "9".repeat(9_000) + "}",
                "{\"type\":\"message\",\"content\":\"c\",\"token_count\":1e2147483647}",
                "{\"type\":\"message\",\"content\":\"\\ud800\"}",
                "{\"type\":\"message\",\"content\":\"c\",\"author\":\"\\udc00x\"}",
                "{\"type\":\"subscribe\",\"last_seq\":1e2147483647}",
                "{\"type\":\"subscribe\",\"last\":99999999999999999999}",
                "{\"type\":\"\\ud800\"}",
                "{\"type\":\"ping\",\"type\":\"pong\"}"));
        for (String type : List.of("message", "subscribe", "typing", "auth", "nonsense")) {
            for (String field :
                    List.of("content", "author", "lane", "cursor", "last_seen", "since_id", "type", "presence")) {
                TEXTS.forEach(text ->
                        frames.add(Frames.object("type", type, field, text).toString()));
            }
        }
        for (int i = 0; i < 300; i++) {
            frames.add(garbled(frames.get(random.nextInt(frames.size()))));
        }
        // Tokens have a test of their own; what is no Unicode at all no client sends as text.
        frames.removeIf(frame -> frame.contains("\"auth\"")
                || !StandardCharsets.UTF_8.newEncoder().canEncode(frame));
        try (WireClient client = new Channel(server, "texts").join()) {
            for (String frame : frames) {
                client.send(frame).send("{\"type\":\"ping\"}");
                client.upTo("pong").stream()
                        .filter(answer -> answer.getString("type").equals("error"))
                        .forEach(error -> {
                            assertThat(error.getInt("error_code")).as(frame).isBetween(400, 499);
                            assertThat(error.getString("message")).as(frame).doesNotContainPattern(INNARDS);
                        });
            }
        }
    }

    @Test
    @DisplayName("K13 in texts on both of a bot's sockets: an error that shows nothing of us, and the socket goes on")
    void botTexts() {
        Bot bot = new Bot(server, "fuzzed").known();
        List<String> frames = new ArrayList<>(List.of(
                "{\"type\":\"subscribe\",\"filters\":" + "[".repeat(7_000),
                "{\"type\":\"subscribe\",\"filters\":{\"source\":\"\\ud800\"}}",
                "{\"type\":\"subscribe\",\"last_seq\":1e2147483647}",
                "{\"type\":\"task\",\"command\":\"x\",\"timeout_seconds\":1e2147483647}",
                "{\"type\":\"task\",\"command\":\"x\",\"retries\":-9223372036854775808}",
                "{\"type\":\"task\",\"command\":\"x\",\"expires\":\"+999999999-12-31T23:59:59-18:00\"}",
                "{\"type\":\"task\",\"command\":\"\\udc00\"}"));
        for (String text : TEXTS) {
            for (String field : List.of("bot_id", "cursor", "last_seen", "since_id")) {
                frames.add(Frames.object("type", "subscribe", field, text).toString());
            }
            for (String field : List.of("source", "status", "success", text)) {
                frames.add("{\"type\":\"subscribe\",\"filters\":" + Frames.object(field, text) + "}");
            }
            for (String field : List.of("command", "task_id", "priority", "expires", "timeout_seconds", "retries")) {
                frames.add(Frames.object("type", "task", "priority", "P1", field, text)
                        .toString());
            }
        }
        for (int i = 0; i < 200; i++) {
            frames.add(garbled(frames.get(random.nextInt(frames.size()))));
        }
        frames.removeIf(frame -> !StandardCharsets.UTF_8.newEncoder().canEncode(frame));
        for (WireClient client : List.of(bot.open(""), bot.console())) {
            try (client) {
                for (String frame : frames) {
                    client.send(frame).send("{\"type\":\"ping\"}");
                    client.upTo("pong").stream()
                            .filter(answer -> answer.getString("type").equals("error"))
                            .forEach(error -> {
                                assertThat(error.getInt("error_code")).as(frame).isBetween(400, 499);
                                assertThat(error.getString("message")).as(frame).doesNotContainPattern(INNARDS);
                            });
                }
            }
        }
    }

    @Test
    @DisplayName("K13 in the bodies, paths and queries of bots: 2xx or a clear 4xx, never 5xx")
    void botRequests() {
        Bot bot = new Bot(server, "fuzzed").known();
        List<String> bodies = new ArrayList<>(TEXTS);
        bodies.add("{\"a\":".repeat(150_000));
        bodies.add("{\"percent\":1,\"elapsed_seconds\":" + "9".repeat(900_000) + "}");
        bodies.add("{\"duration_seconds\":1e-2147483647,\"error\":\"x\"}");
        bodies.add("{\"files_modified\":" + "[".repeat(100_000));
        for (String text : TEXTS) {
            for (String field : List.of(
                    "command",
                    "task_id",
                    "bot_id",
                    "expires",
                    "percent",
                    "message",
                    "source",
                    "lease",
                    "error",
                    "response",
                    "files_modified",
                    "duration_seconds")) {
                if (text.equals(SECRET) && field.endsWith("_id")) {
                    // No token ever stands in a name, which is repeated to whoever used it.
                    continue;
                }
                bodies.add(jakarta.json.Json.createObjectBuilder(Frames.object("command", "x"))
                        .add(field, text)
                        .build()
                        .toString());
            }
        }
        int number = 0;
        for (String body : bodies) {
            clear(server.post("/api/task", body));
            clear(bot.post("/task", body));
            String step = List.of("started", "progress", "completed", "failed").get(number++ % 4);
            clear(bot.step("T", "started", body));
            clear(bot.step("T", step, body));
        }
        for (String text : TEXTS) {
            String value = RunningServer.encoded(text);
            for (String name : List.of("limit", "offset", "source", "success", "start_time", "end_time", "cursor")) {
                clear(server.get(bot.path("/timeline?" + name + "=" + value)));
            }
            clear(server.get(bot.streamPath("?status=" + value)));
            clear(bot.post("/tasks/next?wait=" + (text.isEmpty() ? "x" : value), ""));
            if (!text.equals(SECRET)) {
                clear(server.get(bot.path("/timeline/" + value)));
                clear(server.get("/api/streams/bot/" + value));
                clear(server.get("/api/bot/" + value + "/status"));
                clear(server.request("PUT", "/api/bot/" + value));
                clear(bot.step(value, "started", ""));
            }
            if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
                clear(bot.post("/task", "{'command':'x'}", "Idempotency-Key", text));
            }
        }
    }

    @Test
    @DisplayName("K13 in texts on a session's socket: an error that shows nothing of us, and the socket goes on")
    void planTexts() {
        Plan plan = new Plan(server, "fuzzed-texts").of("a");
        List<String> frames = new ArrayList<>(List.of(
                "{\"type\":\"subscribe\",\"plan_id\":" + "[".repeat(7_000),
                "{\"type\":\"subscribe\",\"plan_id\":\"\\ud800\"}",
                "{\"type\":\"subscribe\",\"plan_id\":\"fuzzed-texts\",\"last_seq\":1e2147483647}",
                "{\"type\":\"subscribe\",\"plan_id\":\"fuzzed-texts\",\"last_seq\":-9223372036854775808}",
                "{\"type\":\"unsubscribe\",\"plan_id\":{}}"));
        for (String text : TEXTS) {
            if (!text.equals(SECRET)) {
                // No token ever stands in a name, which is repeated to whoever used it.
                frames.add(Frames.object("type", "subscribe", "plan_id", text).toString());
                frames.add(Frames.object("type", "unsubscribe", "plan_id", text).toString());
            }
            for (String field : List.of("cursor", "last_seen", "since_id", "since")) {
                frames.add(Frames.object("type", "subscribe", "plan_id", plan.id(), field, text)
                        .toString());
            }
        }
        for (int i = 0; i < 200; i++) {
            frames.add(garbled(frames.get(random.nextInt(frames.size()))));
        }
        frames.removeIf(frame -> !StandardCharsets.UTF_8.newEncoder().canEncode(frame));
        try (WireClient client = plan.open("fuzzed")) {
            for (String frame : frames) {
                client.send(frame).send("{\"type\":\"ping\"}");
                client.upTo("pong").stream()
                        .filter(answer -> answer.getString("type").equals("error"))
                        .forEach(error -> {
                            assertThat(error.getInt("error_code")).as(frame).isBetween(400, 499);
                            assertThat(error.getString("message")).as(frame).doesNotContainPattern(INNARDS);
                        });
            }
            plan.subscribe(client);
            assertThat(Bot.ok(plan.step(0, "{'status':'running'}"))).isNotEmpty();
            client.next("step_status");
        }
    }

    @Test
    @DisplayName("K13 in the bodies, paths and queries of plans: 2xx or a clear 4xx, never 5xx")
    void planRequests() {
        Plan plan = new Plan(server, "fuzzed");
        List<String> bodies = new ArrayList<>(TEXTS);
        bodies.add("{\"a\":".repeat(150_000));
        bodies.add("{\"steps\":" + "[".repeat(100_000));
        bodies.add("{\"steps\":[{\"name\":\"\\ud800\"}]}");
        bodies.add("{\"error\":\"x\",\"failed_step_index\":1e2147483647}");
        bodies.add("{\"error\":\"x\",\"failed_step_index\":-9223372036854775808}");
        bodies.add("{\"message\":" + "{\"a\":".repeat(150_000));
        bodies.add("{\"message\":{\"\\udc00\":\"\\ud800\",\"timestamp\":7}}");
        bodies.add("{\"summary\":{\"\\udc00\":\"\\ud800\",\"n\":" + "9".repeat(900_000) + "}}");
        for (String text : TEXTS) {
            for (String field :
                    List.of("name", "steps", "mask", "status", "output", "error", "stream", "summary", "message")) {
                if (!text.equals(SECRET)) {
                    bodies.add(jakarta.json.Json.createObjectBuilder(Frames.object("status", "running", "output", "x"))
                            .add(field, text)
                            .build()
                            .toString());
                }
            }
            bodies.add("{\"steps\":[" + Frames.object("name", text, "description", text) + "]}");
        }
        int number = 0;
        for (String body : bodies) {
            // Each in a plan of its own, so that it has not ended.
            Plan own = new Plan(server, "fuzzed-" + number).of("a");
            clear(server.put(plan.path(""), body));
            clear(server.post(own.path("/steps/0/status"), body));
            clear(server.post(own.path("/steps/0/output"), body));
            clear(server.post(own.path("/steps/0/output"), body, "Content-Type", "text/plain"));
            clear(server.post("/api/dashboard/session/fuzzed/send", body));
            clear(server.post(own.path(List.of("/complete", "/fail", "/cancel").get(number++ % 3)), body));
            clear(server.get(own.path("/poll")));
        }
        for (String text : TEXTS) {
            String value = RunningServer.encoded(text);
            Plan read = new Plan(server, "fuzzed-0");
            for (String query : List.of("/lines?from=", "/lines?limit=", "/search?q=", "/search?q=x&from=")) {
                clear(server.get(read.path("/steps/0" + query + value)));
            }
            clear(server.get("/api/dashboard/plans?limit=" + value));
            if (!text.equals(SECRET)) {
                clear(server.get("/api/dashboard/plan/" + value + "/poll"));
                clear(server.put("/api/dashboard/plan/" + value, "{\"steps\":[]}"));
                clear(server.get(read.path("/steps/" + value + "/output")));
                clear(server.post(read.path("/steps/" + value + "/status"), "{\"status\":\"running\"}"));
                clear(server.post("/api/dashboard/session/" + value + "/send", "{\"message\":{}}"));
                clear(server.get("/api/streams/plan/" + value));
            }
            if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
                clear(read.print(0, "x", "Idempotency-Key", text));
                clear(server.get(read.path("/steps/0/output"), "Range", text));
                clear(server.get(read.path("/steps/0/output"), "Range", "bytes=" + text + "-", "If-Range", text));
                clear(server.get(read.path("/steps/0/output"), "If-None-Match", text));
                clear(server.get(read.path("/poll"), "If-None-Match", text));
            }
        }
    }

    private String garbled(String text) {
        StringBuilder garbled = new StringBuilder(text);
        for (int i = 0; i < 3 && garbled.length() > 0; i++) {
            int at = random.nextInt(garbled.length());
            switch (random.nextInt(3)) {
                case 0 -> garbled.deleteCharAt(at);
                case 1 -> garbled.insert(at, (char) (random.nextInt(0x500) + 1));
                default -> garbled.setCharAt(at, "{}[]\":,\\0e-".charAt(random.nextInt(11)));
            }
        }
        return garbled.toString();
    }

    @Test
    @DisplayName("K13 in a socket's bytes, and in its frames' heads: that socket may be closed, and no other")
    void bytes() {
        try (WireClient other = new Channel(server, "bytes").join()) {
            for (int round = 0; round < 60; round++) {
                try (RawWebSocket client = server.raw("/api/ws/bytes")) {
                    byte[] noise = new byte[random.nextInt(300)];
                    random.nextBytes(noise);
                    client.tryFrame(random.nextInt(16), random.nextBoolean(), noise);
                    client.tryFrame(1, true, noise);
                    client.tryFrame(8, true, new byte[0]);
                    for (String text : client.readToEnd(true).texts()) {
                        assertThat(text).doesNotContainPattern(INNARDS);
                    }
                }
            }
            other.settle();
        }
    }

    @Test
    @DisplayName("K13 in tokens of every kind: refused, and told to nobody")
    void tokens() {
        for (String token : TEXTS) {
            try (WireClient client = new Channel(server, "tokens").join()) {
                client.sendObject("type", "auth", "token", token);
                JsonObject error = client.next("error");
                assertThat(error.getInt("error_code")).isBetween(400, 499);
                assertThat(error.getString("message")).doesNotContain(SECRET).doesNotContainPattern(INNARDS);
            }
            clear(server.get("/api/channels?token=" + RunningServer.encoded(token)));
            clear(server.get("/api/streams/channel/a?token=" + RunningServer.encoded(token)));
            if (token.chars().allMatch(c -> c > ' ' && c < 127)) {
                clear(server.get("/api/channels", "Authorization", "Bearer " + token));
                clear(server.get("/api/channels", "Authorization", token));
            }
        }
    }

    @Test
    @DisplayName("K13 in bodies: 4xx that names what was wrong, never 5xx")
    void bodies() {
        List<String> bodies = new ArrayList<>(TEXTS);
        for (String field : List.of("channel_id", "author", "content", "lane", "client_msg_id", "token_count")) {
            for (String text : TEXTS) {
                bodies.add(jakarta.json.Json.createObjectBuilder(
                                Frames.object("channel_id", "bodies", "author", "a", "content", "c"))
                        .add(field, text)
                        .build()
                        .toString());
            }
        }
        bodies.add("{\"a\":".repeat(150_000));
        bodies.add("[".repeat(1_000_000));
        bodies.add("{\"channel_id\":\"" + "n".repeat(1_000_000) + "\",\"author\":\"a\",\"content\":\"c\"}");
        bodies.add("{\"channel_id\":\"bodies\",\"author\":\"a\",\"content\":\"c\",\"token_count\":"
                + "9".repeat(900_000) + "}");
        for (int i = 0; i < 150; i++) {
            bodies.add(garbled(bodies.get(random.nextInt(100))));
        }
        for (String body : bodies) {
            clear(server.post("/api/messages", body));
            clear(server.post("/api/messages", body, "Content-Type", "application/x-ndjson"));
            clear(server.post("/api/tokens", body));
        }
        clear(server.post("/api/messages", "{}", "Content-Type", "multipart/form-data; boundary=x"));
        clear(server.post("/api/messages", "{}", "Content-Type", "nonsense"));
        clear(server.post("/api/messages", "{}", "Content-Type", "application/json;charset=nonsense"));
    }

    @Test
    @DisplayName("K13 in queries, path segments, cursors and headers: 2xx or a clear 4xx, never 5xx, never a hang")
    void queries() {
        for (String text : TEXTS) {
            String value = RunningServer.encoded(text);
            for (String name : List.of(
                    "cursor",
                    "limit",
                    "last",
                    "from",
                    "wait",
                    "last_seen",
                    "since_id",
                    "after_seq",
                    "channel_id",
                    "before",
                    "after")) {
                if (!name.equals("wait") || !text.isEmpty()) {
                    clear(server.get("/api/streams/channel/q?" + name + "=" + value));
                }
                clear(server.get("/api/messages?channel_id=q&" + name + "=" + value));
            }
            if (!text.equals(SECRET)) {
                // No token ever stands in a path, which is logged.
                clear(server.get("/api/streams/channel/" + value));
                clear(server.get("/api/streams/" + value + "/q"));
                clear(server.get("/api/" + value));
                clear(server.request("DELETE", "/api/tokens/" + value));
            }
            if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
                for (String header : List.of("Last-Event-ID", "If-None-Match", "Accept", "Origin", "X-Forwarded-For")) {
                    clear(server.get("/api/streams/channel/q", header, text));
                }
            }
        }
    }

    @Test
    @DisplayName("K13 in requests that are none: an answer or a cut, nothing of us in it")
    void requests() throws IOException {
        List<String> requests = new ArrayList<>(List.of(
                "GET /api/streams/channel/\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/ws/%ff%fe HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "GET /api/ws/a HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n\r\n",
                "GET /api/streams/channel/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/streams/channel/a%2F..%2Fb HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET //api//channels HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST /api/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET /api/channels HTTP/1.1\r\nHost: \r\n\r\n",
                "GET /api/channels HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/channels HTTP/9.9\r\n\r\n",
                "GET /api/channels?" + "a=b&".repeat(1_500) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
        String host = "Host: " + server.uri().getAuthority();
        requests.replaceAll(request -> request.replace("Host: a\r", host + "\r"));
        for (String request : requests) {
            String answer = exchange(request);
            assertThat(answer)
                    .as(request)
                    .doesNotContainPattern("^HTTP/1.1 5(?!05)")
                    .doesNotContainPattern("\\bat (org|java)\\.");
            assertThat(answer).as(request).doesNotContain("Exception", "org.heliograph");
        }
    }

    /** Sends bytes as they are and reads what comes until the other side is done. */
    private static String exchange(String request) throws IOException {
        URI uri = server.uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                in.transferTo(answer);
            } catch (SocketException e) {
                // Cut: as good an answer as any.
                return answer.toString(StandardCharsets.ISO_8859_1);
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    static void clear(HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as("%s: %s", response.request(), response.body())
                .isLessThan(500);
        if (response.statusCode() >= 400) {
            assertThat(response.body())
                    .as("%s", response.request())
                    .doesNotContain("Exception", "org.heliograph", "jakarta.")
                    .doesNotContain(SECRET);
        }
    }
}
