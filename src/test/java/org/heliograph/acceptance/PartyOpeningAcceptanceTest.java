package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Bot;
import org.heliograph.support.Camera;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S003: a table opens, and people come in")
@ExtendWith(SharedServer.class)
class PartyOpeningAcceptanceTest {
    @Test
    @DisplayName(
            "P1: four characters, so four players' tokens and one observers', all distinct and told by their QR codes")
    void tokens(Table table) {
        List<JsonObject> cards =
                new ArrayList<>(table.opened().getJsonArray("players").getValuesAs(JsonObject.class));
        assertThat(cards).extracting(card -> card.getString("player_id")).isEqualTo(Table.HEROES);
        assertThat(cards).extracting(card -> card.getString("name")).containsExactly("Thorin", "Elara", "Gorm", "Mira");
        cards.add(table.opened().getJsonObject("observer"));
        assertThat(cards).allSatisfy(card -> {
            String token = card.getString("token");
            URI url = URI.create(card.getString("url"));
            assertThat(Camera.readUri(card.getString("qr"))).isEqualTo(url.toString());
            assertThat(url.getPath()).isEqualTo("/play");
            assertThat(url.getQuery()).isEqualTo("token=" + token);
            assertThat(token).hasSizeGreaterThanOrEqualTo(22).doesNotContain(Table.HEROES);
        });
        assertThat(cards)
                .extracting(card -> card.getString("token"))
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(table.host().token()).isNotIn(tokensOf(cards));
    }

    @Test
    @DisplayName("P1: no token can be derived: the same party opened again has none of the first one's")
    void notDerivable(RunningServer server) {
        Table one = Table.open(server);
        Table other = Table.open(server);
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(everyToken(one)).hasSize(6).doesNotContainAnyElementsOf(everyToken(other));
        assertThat(everyToken(one))
                .extracting(token -> token.substring(0, 10))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(everyToken(other).stream()
                        .map(token -> token.substring(0, 10))
                        .toList());
    }

    private static List<String> everyToken(Table table) {
        List<String> all = tokensOf(table.opened().getJsonArray("players").getValuesAs(JsonObject.class));
        all.add(table.observer().token());
        all.add(table.host().token());
        return all;
    }

    private static List<String> tokensOf(List<JsonObject> cards) {
        return new ArrayList<>(
                cards.stream().map(card -> card.getString("token")).toList());
    }

    @Test
    @DisplayName("P1: the host can have every invitation again, as PNG and as SVG, and nobody else")
    void invitations(Table table) {
        for (String seat : List.of("thorin", "observer")) {
            String path = "/api/party/players/" + seat + "/qr.";
            assertThat(table.host().get(path + "png").headers().firstValue("Content-Type"))
                    .contains("image/png");
            assertThat(table.host().get(path + "svg").body()).contains("<svg");
            assertThat(table.player("thorin").get(path + "png").statusCode()).isEqualTo(403);
        }
        assertThat(table.host().get("/api/party/players/host/qr.png").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "hgp_0123456789abcdefghijkl", "", "Bearer"})
    @DisplayName("P4: a wrong token is 401 over HTTP, and an error, then 1008, over a socket")
    void wrongTokens(String token, RunningServer server, Table table) {
        Guest stranger = new Guest(server, token);
        String action = table.player("thorin").act("I look");
        assertThat(stranger.tryTo("I search").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/character/thorin").statusCode()).isEqualTo(401);
        assertThat(stranger.status(action).statusCode()).isEqualTo(401);
        assertThat(stranger.ask("").statusCode()).isEqualTo(401);
        assertThat(server.get("/character/thorin?token=" + token).statusCode()).isEqualTo(401);
        try (WireClient byQuery = stranger.open("");
                WireClient byFrame = server.socket("/ws")) {
            refused(byQuery);
            byFrame.sendObject("type", "auth", "token", token);
            refused(byFrame);
        }
    }

    private static void refused(WireClient client) {
        JsonObject error = client.next();
        assertThat(error.getString("type")).isEqualTo("error");
        assertThat(error.getInt("error_code")).isEqualTo(401);
        assertThat(client.closed().code()).isEqualTo(1008);
        assertThat(client.waiting()).isEmpty();
    }

    @Test
    @DisplayName("P6: the token in the query and the token in the first frame both lead to connected")
    void bothWays(RunningServer server, Table table) {
        try (WireClient byQuery = table.player("thorin").open("");
                WireClient byFrame = server.socket("/ws")) {
            byFrame.sendObject("type", "auth", "token", table.player("thorin").token());
            for (WireClient client : List.of(byQuery, byFrame)) {
                JsonObject connected = client.next();
                assertThat(connected.getString("type")).isEqualTo("connected");
                assertThat(connected.getString("player_id")).isEqualTo("thorin");
                assertThat(connected.getString("player_name")).isEqualTo("Thorin");
                assertThat(connected.getString("role")).isEqualTo("PLAYER");
                assertThat(connected.getJsonArray("open_actions")).isEmpty();
                assertThat(connected.getString("timestamp")).endsWith("Z");
                assertThat(connected.getString("cursor")).hasSizeBetween(1, 64);
                assertThat(client.next(2))
                        .extracting(frame -> frame.getString("type"))
                        .containsExactly("combat_state", "character_update");
                client.next("live");
            }
        }
    }

    @Test
    @DisplayName("P6: the host and who watches are told their role, and have no character of their own")
    void others(Table table) {
        List<JsonObject> host = table.host().arrival("");
        List<JsonObject> observer = table.observer().arrival("");
        assertThat(host.get(0).getString("role")).isEqualTo("HOST");
        assertThat(observer.get(0).getString("role")).isEqualTo("OBSERVER");
        for (List<JsonObject> frames : List.of(host, observer)) {
            assertThat(frames)
                    .extracting(frame -> frame.getString("type"))
                    .containsExactly("connected", "combat_state", "live");
        }
    }

    @Test
    @DisplayName("P4: before a good token, a socket is told nothing and may do nothing")
    void before(RunningServer server, Table table) {
        try (WireClient client = server.socket("/ws")) {
            client.sendObject("type", "action", "text", "sneaky").sendObject("type", "history_request");
            assertThat(client.next(2)).allSatisfy(frame -> {
                assertThat(frame.getString("type")).isEqualTo("error");
                assertThat(frame.getInt("error_code")).isEqualTo(401);
            });
            table.tell("Not for strangers");
            client.settle();
            assertThat(client.waiting()).isEmpty();
            assertThat(table.status().getInt("pending")).isZero();
        }
    }

    @Test
    @DisplayName(
            "P50: GET /status reveals no id and no count but to a host, not even to a player or with a wrong token")
    void status(RunningServer server, Table table) {
        table.player("thorin").act("I look");
        for (String body : List.of(
                server.get("/status").body(),
                table.player("thorin").get("/status").body(),
                table.observer().get("/status").body())) {
            JsonObject status = Frames.parse(body);
            assertThat(status.keySet()).containsExactlyInAnyOrder("status", "uptime_seconds", "version");
        }
        assertThat(new Guest(server, "wrong").get("/status").statusCode()).isEqualTo(401);
        JsonObject whole = Bot.ok(table.host().get("/status"));
        assertThat(whole.getString("party_id")).isEqualTo(table.id());
        assertThat(whole.getInt("pending")).isEqualTo(1);
    }

    @Test
    @DisplayName("X15: a client of S000 and S003: auth with last_seen, text, heartbeat and history_request")
    void seedClients(RunningServer server, Table table) {
        table.tell("one");
        JsonObject last = table.player("thorin").read("").get(0);
        table.tell("two");
        try (WireClient client = server.socket("/ws")) {
            client.sendObject(
                    "type", "auth", "token", table.player("thorin").token(), "last_seen", last.getString("timestamp"));
            List<JsonObject> arrival = client.upTo("live");
            assertThat(Guest.contents(arrival)).containsExactly("two");
            client.sendObject("type", "heartbeat").sendObject("type", "pong");
            client.sendObject("type", "action", "text", "I search");
            assertThat(client.next("action_status").getString("status")).isEqualTo("pending");
            client.sendObject("type", "history_request", "since", last.getString("timestamp"));
            assertThat(Guest.contents(client.upTo("live"))).containsExactly("two");
            client.sendObject("type", "history_request");
            assertThat(Guest.contents(client.upTo("live"))).containsExactly("one", "two");
        }
        assertThat(Bot.ok(table.player("thorin").post("/action", "{'text':'I search again'}"))
                        .getBoolean("success"))
                .isTrue();
    }
}
