package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heliograph.acceptance.FuzzAcceptanceTest.INNARDS;
import static org.heliograph.acceptance.FuzzAcceptanceTest.SECRET;
import static org.heliograph.acceptance.FuzzAcceptanceTest.TEXTS;
import static org.heliograph.acceptance.FuzzAcceptanceTest.clear;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.heliograph.support.CapturedStderr;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.LoggedTroubles;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should send to a table: the answer is a clear error, and the table is as it was. */
@DisplayName("garbage at a table")
class PartyFuzzAcceptanceTest {
    private static final List<String> HOSTS_DOORS = List.of(
            "/api/party/narrate",
            "/api/party/thinking",
            "/api/party/actions/x/resolve",
            "/api/party/combat/start",
            "/api/party/combat/insert",
            "/api/party/combat/simultaneous");

    private static final List<String> FIELDS =
            List.of("narrative", "dm_only", "private", "to", "characters", "message", "prompt", "initiative", "id");

    @TempDir
    static Path data;

    static RunningServer server;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private Table table;
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
        table = Table.open(server);
        troubles = new LoggedTroubles();
        stderr = new CapturedStderr();
    }

    @AfterEach
    void theTableIsAsItWas() {
        Guest elara = table.player("elara");
        try (WireClient client = elara.join();
                EventStreamClient events = elara.events("?from=head")) {
            events.next("live");
            table.say("{'narrative':'still well','private':{'elara':'psst'}}");
            assertThat(client.next("private")).isEqualTo(events.next("private").data());
        }
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        stderr.close();
        troubles.close();
        assertThat(troubles.all()).as("seed %d", seed).isEmpty();
        assertThat(stderr.text())
                .as("seed %d", seed)
                .doesNotContain(SECRET, "Exception")
                .doesNotContain(table.host().token(), elara.token());
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

    private static boolean isText(String frame) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(frame);
    }

    @Test
    @DisplayName("K13 P45 in a socket's texts: an error or a refusal that shows nothing of us, and the socket goes on")
    void texts() {
        List<String> frames = new ArrayList<>(List.of(
                "[".repeat(8_000),
                "{\"type\":".repeat(1_500),
                "{\"type\":\"action\",\"text\":" + "[".repeat(7_000),
                "{\"type\":\"action\",\"text\":\"\\ud800\"}",
                "{\"type\":\"action\",\"text\":\"x\",\"client_action_id\":\"\\udc00\"}",
                "{\"type\":\"action\",\"text\":\"x\",\"private\":1e2147483647}",
                "{\"type\":\"history_request\",\"last_seq\":1e2147483647}",
                "{\"type\":\"history_request\",\"since\":\"+999999999-12-31T23:59:59-18:00\"}",
                "{\"type\":\"history_request\",\"since\":{}}"));
        for (String text : TEXTS) {
            for (String field : List.of("text", "action", "private", "client_action_id")) {
                frames.add(Json.createObjectBuilder(Frames.object("type", "action", "text", "x"))
                        .add(field, text)
                        .build()
                        .toString());
            }
            for (String field : List.of("cursor", "since", "last_seen", "last_seq", "since_id")) {
                frames.add(Frames.object("type", "history_request", field, text).toString());
            }
            frames.add(Frames.object("type", text).toString());
        }
        int whole = frames.size();
        for (int i = 0; i < 200; i++) {
            frames.add(garbled(frames.get(random.nextInt(whole))));
        }
        frames.removeIf(frame -> !isText(frame));
        try (WireClient client = table.player("thorin").join()) {
            for (String frame : frames) {
                client.send(frame).send("{\"type\":\"ping\"}");
                client.upTo("pong").stream()
                        .filter(answer -> answer.getString("type").equals("error"))
                        .forEach(error -> {
                            assertThat(error.getInt("error_code")).as(frame).isBetween(400, 499);
                            assertThat(error.getString("message")).as(frame).doesNotContainPattern(INNARDS);
                        });
            }
            assertThat(client.texts()).noneMatch(text -> text.contains("Internal error"));
        }
    }

    @Test
    @DisplayName("K13 in a socket's bytes: that socket may be closed, and no other")
    void bytes() {
        try (WireClient other = table.player("elara").join()) {
            for (int round = 0; round < 40; round++) {
                try (RawWebSocket client =
                        server.raw("/ws?token=" + table.player("thorin").token())) {
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
    @DisplayName("K13 P4 in tokens of every kind and place: refused, and told to nobody")
    void tokens() {
        for (String token : TEXTS) {
            if (isText(token)) {
                try (WireClient client = server.socket("/ws")) {
                    client.sendObject("type", "auth", "token", token);
                    var error = client.next("error");
                    assertThat(error.getInt("error_code")).isBetween(400, 499);
                    assertThat(error.getString("message"))
                            .doesNotContain(SECRET)
                            .doesNotContainPattern(INNARDS);
                }
            }
            String value = RunningServer.encoded(token);
            for (String path :
                    List.of("/action/x/status", "/character/thorin", "/api/party", "/api/streams/party/self")) {
                assertThat(server.get(path + "?token=" + value).statusCode())
                        .as(token)
                        .isEqualTo(401);
                if (token.chars().allMatch(c -> c > ' ' && c < 127)) {
                    assertThat(new Guest(server, token).get(path).statusCode())
                            .as(token)
                            .isEqualTo(401);
                    clear(server.get(path, "Authorization", token));
                }
            }
        }
    }

    @Test
    @DisplayName("K13 P9 in bodies: 2xx or a 4xx that names what was wrong, never 5xx")
    void bodies() {
        List<String> bodies = new ArrayList<>(TEXTS);
        bodies.add("{\"a\":".repeat(150_000));
        bodies.add("[".repeat(500_000));
        bodies.add("{\"private\":" + "{\"a\":".repeat(100_000));
        bodies.add("{\"narrative\":\"\\ud800\"}");
        bodies.add("{\"narrative\":\"x\",\"private\":{\"\\udc00\":\"x\"}}");
        bodies.add("{\"narrative\":\"x\",\"private\":{\"thorin\":\"\\udc00\"}}");
        bodies.add("{\"narrative\":\"x\",\"characters\":{\"thorin\":{\"hp\":1e2147483647}}}");
        bodies.add("{\"narrative\":\"x\",\"characters\":{\"thorin\":{\"hp\":" + "9".repeat(500_000) + "}}}");
        bodies.add("{\"narrative\":\"x\",\"characters\":{\"thorin\":{\"\\ud800\":\"\\ud800\"}}}");
        bodies.add("{\"initiative\":[{\"id\":\"thorin\",\"initiative\":1e2147483647}]}");
        bodies.add("{\"initiative\":[{\"id\":\"thorin\",\"initiative\":-9223372036854775808}]}");
        bodies.add("{\"prompt\":\"\\ud800\",\"timeout_seconds\":1e400}");
        for (String text : TEXTS) {
            for (int i = 0; i < 3; i++) {
                bodies.add(Json.createObjectBuilder(Frames.object("narrative", "x"))
                        .add(FIELDS.get(random.nextInt(FIELDS.size())), text)
                        .build()
                        .toString());
            }
            bodies.add("{\"narrative\":\"x\",\"private\":" + Frames.object(text, text) + "}");
            bodies.add("{\"narrative\":\"x\",\"to\":"
                    + Json.createArrayBuilder().add(text).build() + "}");
        }
        int whole = bodies.size();
        for (int i = 0; i < 60; i++) {
            String body = bodies.get(TEXTS.size() + 12 + random.nextInt(whole - TEXTS.size() - 12));
            bodies.add(garbled(body));
        }
        String[] host = {"Authorization", "Bearer " + table.host().token()};
        String[] thorin = {"Authorization", "Bearer " + table.player("thorin").token()};
        int number = 0;
        for (String body : bodies) {
            if (body.contains(SECRET)) {
                // No token ever stands in a name, which is repeated to whoever used it.
                continue;
            }
            clear(server.post(HOSTS_DOORS.get(number % HOSTS_DOORS.size()), body, host));
            switch (number++ % 4) {
                case 0 -> clear(server.send("PATCH", "/api/party/characters/thorin", body, host));
                case 1 -> clear(server.send("PUT", "/api/party/characters/rat", body, host));
                case 2 -> clear(server.post("/action", body.replace("\"narrative\"", "\"action\""), thorin));
                default -> clear(server.post("/api/parties", body));
            }
        }
        clear(table.host().post("/api/party/narrate", "{}", "Content-Type", "multipart/form-data; boundary=x"));
        clear(table.player("thorin").post("/action", "{}", "Content-Type", "nonsense"));
        clear(table.player("thorin").post("/action", "action=x", "Content-Type", "application/x-www-form-urlencoded"));
    }

    @Test
    @DisplayName("K13 in paths, queries, cursors and headers: 2xx or a clear 4xx, never 5xx, never a hang")
    void queries() {
        Guest thorin = table.player("thorin");
        for (String text : TEXTS) {
            String value = RunningServer.encoded(text);
            for (String name : List.of("cursor", "limit", "last", "from", "last_seen", "since_id", "after_seq")) {
                clear(thorin.ask("?" + name + "=" + value));
            }
            clear(table.host().post("/api/party/next?context=" + value, ""));
            clear(table.host().post("/api/party/next?wait=" + (text.isEmpty() ? "x" : value), ""));
            if (!text.equals(SECRET)) {
                // No token ever stands in a path, which is logged.
                clear(thorin.get("/action/" + value + "/status"));
                clear(table.host().get("/action/" + value + "/status"));
                clear(thorin.get("/character/" + value));
                clear(table.host().get("/character/" + value));
                clear(table.host().get("/api/party/characters/" + value));
                clear(table.host().send("PUT", "/api/party/characters/" + value, "{'name':'x'}"));
                clear(table.host().post("/api/party/players/" + value + "/kick", ""));
                clear(table.host().post("/api/party/players/" + value + "/token", ""));
                clear(table.host().get("/api/party/players/" + value + "/qr.svg"));
                clear(table.host().post("/api/party/actions/" + value + "/resolve", "{'narrative':'x'}"));
                clear(thorin.get("/api/streams/party/" + value));
            }
            if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
                for (String header :
                        List.of("Last-Event-ID", "If-None-Match", "Accept", "Origin", "X-Forwarded-Host")) {
                    clear(thorin.ask("", header, text));
                }
                clear(table.host().get("/api/party", "X-Forwarded-Proto", text));
            }
        }
    }
}
