package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Guest;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S003: foreign pages, plain requests and what is logged")
class PartyAccessAcceptanceTest {
    private static final String FRIEND = "https://friend.example";
    private static final String ORIGIN = "Origin";

    @TempDir
    static Path data;

    static RunningServer server;
    static Table table;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "origins", FRIEND);
        table = Table.open(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static URI socket(Guest guest) {
        return URI.create(server.uri().toString().replaceFirst("^http", "ws") + "/ws?token=" + guest.token());
    }

    @Test
    @DisplayName("X13 a GET on the socket's path that asks for no socket is 426, with a token or without")
    void noUpgrade() {
        assertThat(server.get("/ws").statusCode()).isEqualTo(426);
        assertThat(table.player("thorin").get("/ws").statusCode()).isEqualTo(426);
    }

    @Test
    @DisplayName("X14 a foreign page opens no socket and changes nothing, even with a good token; a listed one may")
    void foreignPages() {
        Guest thorin = table.player("thorin");
        Guest host = table.host();
        for (String origin : List.of("https://evil.example", "null")) {
            assertThat(WireClient.refused(socket(thorin), ORIGIN, origin)).isEqualTo(403);
            assertThat(thorin.post("/action", "{'action':'sneaky'}", ORIGIN, origin)
                            .statusCode())
                    .isEqualTo(403);
            for (String path : List.of("/api/party/narrate", "/api/party/players/elara/kick", "/api/party/stop")) {
                assertThat(host.post(path, "{'narrative':'sneaky'}", ORIGIN, origin)
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(server.post("/api/parties", "{}", ORIGIN, origin).statusCode())
                    .isEqualTo(403);
        }
        assertThat(host.ask("?last=100").body()).doesNotContain("sneaky");
        assertThat(table.status().getString("status")).isEqualTo("active");
        for (String origin : List.of(FRIEND, server.uri().toString())) {
            try (WireClient client = WireClient.open(socket(thorin), ORIGIN, origin)) {
                client.next("live");
            }
            assertThat(thorin.post("/action", "{'action':'honest'}", ORIGIN, origin)
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> asked = server.request(
                "OPTIONS",
                "/action",
                ORIGIN,
                FRIEND,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
    }

    @Test
    @DisplayName("X16 no token of a party stands in anything that is printed or logged, wherever it was presented")
    void logs(@TempDir Path own) {
        PrintStream error = System.err;
        PrintStream output = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        StreamHandler logged = new StreamHandler(capture, new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.addHandler(logged);
        System.setErr(capture);
        System.setOut(capture);
        List<String> tokens;
        try (RunningServer logging = RunningServer.startWithAccessLog(own)) {
            tokens = evening(Table.open(logging));
        } finally {
            root.removeHandler(logged);
            logged.flush();
            System.setErr(error);
            System.setOut(output);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("/api/streams/party/self", "401");
        assertThat(tokens).hasSize(7).allSatisfy(token -> assertThat(text).doesNotContain(token, token.substring(4)));
    }

    /** Everybody presents its token in every way, good and dead. */
    private static List<String> evening(Table table) {
        List<String> tokens =
                new ArrayList<>(List.of(table.host().token(), table.observer().token()));
        Table.HEROES.forEach(player -> tokens.add(table.player(player).token()));
        tokens.add(table.seat("mira", "token").getString("token"));
        table.seat("gorm", "kick");
        for (String token : tokens) {
            Guest guest = new Guest(table.server(), token);
            guest.tryTo("I look");
            for (String path :
                    List.of("/status", "/character/thorin", "/api/streams/party/self", "/api/channels", "/ws")) {
                table.server().get(path + "?token=" + token);
                guest.get(path);
            }
            try (WireClient byQuery = guest.open("");
                    WireClient byFrame = table.server().socket("/ws");
                    EventStreamClient events = guest.events("?token=" + token)) {
                byFrame.sendObject("type", "auth", "token", token);
                JsonObject first = byFrame.next();
                assertThat(first.toString()).doesNotContain(token);
                assertThat(byQuery.next().toString()).doesNotContain(token);
                assertThat(events.response().headers().toString()).doesNotContain(token);
            }
        }
        return tokens;
    }
}
