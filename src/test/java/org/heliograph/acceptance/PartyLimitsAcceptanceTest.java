package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("how much of everything at a table")
class PartyLimitsAcceptanceTest {
    private static final int FRAME = 16 * 1024;
    private static final int TEXT = 16 * 1024;

    private static String characters(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{'id':'p" + i + "','name':'P" + i + "'}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void refused(HttpResponse<String> answer, int status, String... said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Frames.parse(answer.body()).getString("error")).contains(said);
    }

    @Nested
    @DisplayName("in one request or frame")
    @ExtendWith(SharedServer.class)
    class InOne {
        @ParameterizedTest
        @ValueSource(strings = {"narrative", "dm_only", "private"})
        @DisplayName("P9: each text of an answer has at most 16 Ki characters: so many are told whole, one more is 413")
        void texts(String field, Table table) {
            String fits = "é".repeat(TEXT);
            String over = fits + "é";
            assertThat(said(table, field, fits)).contains(fits);
            String before = table.host().head();
            table.player("thorin").act("I look");
            String action = table.next().getString("action_id");
            refused(table.resolve(action, body(field, over)), 413, String.valueOf(TEXT), String.valueOf(TEXT + 1));
            refused(table.host().post("/api/party/narrate", body(field, over)), 413, String.valueOf(TEXT));
            assertThat(table.host().read("?cursor=" + before).stream()
                            .filter(event -> event.getString("type").equals("narrative")))
                    .isEmpty();
        }

        private String said(Table table, String field, String text) {
            table.say(body(field, text));
            return table.host().read("?last=1").get(0).toString();
        }

        private String body(String field, String text) {
            return field.equals("private")
                    ? "{'private':{'thorin':'" + text + "'}}"
                    : "{'" + field + "':'" + text + "'}";
        }

        @Test
        @DisplayName("P8: a client_action_id has 1 to 128 characters, whatever they are")
        void clientActionIds(Table table) {
            Guest thorin = table.player("thorin");
            for (String id : List.of("c".repeat(128), "ü/\\ {}\n")) {
                String body =
                        Frames.object("action", "x", "client_action_id", id).toString();
                String action = Bot.ok(
                                thorin.server().post("/action", body, "Authorization", "Bearer " + thorin.token()))
                        .getString("action_id");
                assertThat(Bot.ok(thorin.server().post("/action", body, "Authorization", "Bearer " + thorin.token()))
                                .getString("action_id"))
                        .isEqualTo(action);
            }
            refused(
                    thorin.post("/action", "{'action':'x','client_action_id':'" + "c".repeat(129) + "'}"),
                    400,
                    "client_action_id",
                    "128");
        }

        @Test
        @DisplayName("P37: a sheet has at most 32 Ki characters, and its fields are what they should be")
        void sheets(Table table) {
            Guest host = table.host();
            String path = "/api/party/characters/thorin";
            refused(host.send("PATCH", path, "{'notes':'" + "n".repeat(33_000) + "'}"), 413, "thorin", "32768");
            Bot.ok(host.send("PATCH", path, "{'notes':'" + "n".repeat(30_000) + "'}"));
            refused(host.send("PATCH", path, "{'hp':1000001}"), 400, "hp");
            refused(host.send("PATCH", path, "{'hp':1.5}"), 400, "hp");
            refused(host.send("PATCH", path, "{'conditions':'prone'}"), 400, "conditions");
            refused(host.send("PATCH", path, "{'inventory':[7]}"), 400, "inventory");
            refused(host.send("PATCH", path, "{'hidden':'yes'}"), 400, "hidden");
            refused(host.send("PATCH", path, "{'name':''}"), 400, "name");
            refused(host.send("PATCH", path, "{'name':null}"), 400, "name");
            refused(host.send("PATCH", path, "{'id':'other'}"), 400, "id");
            refused(host.send("PUT", path, "{'id':'other','name':'x'}"), 400, "id");
            refused(host.send("PUT", "/api/party/characters/bad%20id", "{'name':'x'}"), 400, "id");
            refused(host.send("PATCH", "/api/party/characters/nobody", "{'hp':1}"), 404, "nobody");
            refused(host.send("PATCH", path, "[]"), 400, "object");
            assertThat(Bot.ok(host.get(path)).getInt("hp")).isEqualTo(20);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'characters':[{'id':'a','name':'A'}]} | name",
                    "{'name':'','characters':[{'id':'a','name':'A'}]} | name",
                    "{'name':7,'characters':[{'id':'a','name':'A'}]} | name",
                    "{'name':'x'} | characters",
                    "{'name':'x','characters':[]} | characters",
                    "{'name':'x','characters':{}} | characters",
                    "{'name':'x','characters':['a']} | characters[0]",
                    "{'name':'x','characters':[{'name':'A'}]} | characters[0]",
                    "{'name':'x','characters':[{'id':'a'}]} | characters[0]",
                    "{'name':'x','characters':[{'id':'a b','name':'A'}]} | characters[0]",
                    "{'name':'x','characters':[{'id':'host','name':'A'}]} | host",
                    "{'name':'x','characters':[{'id':'observer','name':'A'}]} | observer",
                    "{'name':'x','characters':[{'id':'a','name':'A'},{'id':'a','name':'B'}]} | a",
                    "{'name':'x','characters':[{'id':'a','name':'A'}],'foes':[{'id':'a','name':'B'}]} | a",
                    "{'name':'x','characters':[{'id':'a','name':'A','hp':'many'}]} | hp",
                    "{'name':'x','characters':[{'id':'a','name':'A'}],'campaign':'c'} | campaign",
                    "[] | object"
                })
        @DisplayName("P1: what is no party is 400, and the answer names what is wrong")
        void noParty(String body, String named, RunningServer server) {
            refused(server.post("/api/parties", Bot.quoted(body)), 400, named);
        }

        @Test
        @DisplayName(
                "P1 P43: a hundred players may sit at a table, one more may not; names have at most 128 characters")
        void players(RunningServer server) {
            Table table = Table.of(server, "{'name':'" + "n".repeat(128) + "','characters':" + characters(100) + "}");
            assertThat(table.opened().getJsonArray("players")).hasSize(100);
            assertThat(table.status().getJsonArray("players")).hasSize(100);
            refused(
                    server.post("/api/parties", Bot.quoted("{'name':'x','characters':" + characters(101) + "}")),
                    400,
                    "100");
            refused(
                    server.post(
                            "/api/parties",
                            Bot.quoted("{'name':'" + "n".repeat(129) + "','characters':" + characters(1) + "}")),
                    400,
                    "128");
        }

        @Test
        @DisplayName("P34: at most a hundred take part in a fight")
        void combatants(Table table) {
            JsonArrayBuilder many = Json.createArrayBuilder();
            IntStream.rangeClosed(1, 100)
                    .forEach(i -> many.add(Json.createObjectBuilder()
                            .add("id", "rat" + i)
                            .add("name", "Rat " + i)
                            .add("initiative", i)));
            JsonObject order =
                    Json.createObjectBuilder().add("initiative", many).build();
            table.combat("start", order.toString());
            refused(table.host().post("/api/party/combat/insert", "{'id':'thorin','initiative':3}"), 409, "100");
        }

        @Test
        @DisplayName(
                "X6: a frame of exactly the limit is fine; one byte over closes that socket with 1009, and no other")
        void frames(Table table) {
            try (WireClient client = table.player("thorin").join();
                    WireClient otherTab = table.player("thorin").join()) {
                String head = "{\"type\":\"ping\",\"padding\":\"";
                client.send(head + "x".repeat(FRAME - head.length() - 2) + "\"}");
                client.next("pong");
                client.send(head + "x".repeat(FRAME - head.length() - 1) + "\"}");
                assertThat(client.closed()).isEqualTo(new WireClient.Closed(1009, "Frame over " + FRAME + " bytes"));
                otherTab.settle();
            }
            byte[] large = new byte[1 << 20];
            try (RawWebSocket far =
                    table.server().raw("/ws?token=" + table.player("thorin").token())) {
                far.tryFrame(1, true, large);
                assertThat(far.readToEnd(true).code()).isIn(1009, 1006);
            }
        }

        @Test
        @DisplayName(
                "P45: bad JSON, no object, binary, an unknown type and none are answered by an error, and the socket goes on")
        void garbage(Table table) {
            try (WireClient client = table.player("thorin").join()) {
                for (String text : List.of("{", "[]", "7", "{}", "{\"type\":7}", "{\"type\":\"fly\"}")) {
                    client.send(text);
                    JsonObject error = client.next();
                    assertThat(error.getString("type")).as(text).isEqualTo("error");
                    assertThat(error.getInt("error_code")).isEqualTo(400);
                }
                client.send(new byte[] {1, 2, 3});
                assertThat(client.next().getInt("error_code")).isEqualTo(400);
                client.sendObject("type", "fly");
                assertThat(client.next().getString("message")).isEqualTo("Unknown message type: fly");
                client.sendObject(
                        "type", "auth", "token", table.player("thorin").token());
                assertThat(client.next().getInt("error_code")).isEqualTo(409);
                table.tell("still there");
                assertThat(client.next("narrative").getString("content")).isEqualTo("still there");
            }
        }

        @Test
        @DisplayName("K13: a body over the limit is 413 on every door of a party")
        void bodies(Table table) {
            String large = "{'action':'" + "x".repeat(1 << 20) + "'}";
            for (String path : List.of("/action", "/api/party/narrate", "/api/party/combat/start")) {
                assertThat(table.host().post(path, large).statusCode()).as(path).isEqualTo(413);
            }
            assertThat(table.server().post("/api/parties", Bot.quoted(large)).statusCode())
                    .isEqualTo(413);
        }
    }

    @Nested
    @DisplayName("in all")
    class InAll {
        private static final int PER_TOKEN = 3;
        private static final int PER_PARTY = 5;

        @TempDir
        static Path data;

        static RunningServer server;

        private final Table table = Table.open(server);
        private final List<WireClient> open = new ArrayList<>();

        @BeforeAll
        static void start() {
            server = RunningServer.start(
                    data,
                    "limits.sockets-per-token",
                    String.valueOf(PER_TOKEN),
                    "limits.sockets-per-party",
                    String.valueOf(PER_PARTY),
                    "limits.frames-per-second",
                    "50");
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        private void join(String player, int times) {
            IntStream.range(0, times).forEach(i -> open.add(table.player(player).join()));
        }

        /** One socket more, and one stream more, are told why not. */
        private void oneTooMany(Guest guest, int limit) {
            try (WireClient over = guest.open("")) {
                JsonObject error = over.next();
                assertThat(error.getString("type")).isEqualTo("error");
                assertThat(error.getInt("error_code")).isEqualTo(429);
                assertThat(error.getString("message")).contains("Over " + limit);
                assertThat(over.closed().code()).isEqualTo(1013);
                assertThat(over.closed().reason()).contains("Over " + limit);
            }
            try (EventStreamClient over = guest.events("")) {
                JsonObject error = over.next("error").data();
                assertThat(error.getInt("error_code")).isEqualTo(429);
                assertThat(over.next("close").data().getInt("code")).isEqualTo(1013);
            }
        }

        @Test
        @DisplayName(
                "P43: one socket over sockets-per-token is told why and closed 1013; when one leaves there is room again")
        void perToken() {
            join("thorin", PER_TOKEN);
            oneTooMany(table.player("thorin"), PER_TOKEN);
            join("elara", 1);
            table.tell("to all");
            open.forEach(client ->
                    assertThat(client.next("narrative").getString("content")).isEqualTo("to all"));
            open.remove(0).close();
            Awaitility.await()
                    .until(
                            () -> table.status()
                                    .getJsonArray("players")
                                    .getJsonObject(0)
                                    .getInt("connections"),
                            tabs -> tabs < PER_TOKEN);
            join("thorin", 1);
            open.forEach(WireClient::close);
        }

        @Test
        @DisplayName("P43: one socket over sockets-per-party likewise; another party has room")
        void perParty() {
            join("thorin", 2);
            join("elara", 2);
            join("gorm", 1);
            oneTooMany(table.player("mira"), PER_PARTY);
            oneTooMany(table.observer(), PER_PARTY);
            Table.open(server).player("mira").join().close();
            assertThat(Guest.contents(table.player("mira").read("")))
                    .as("who was not let in did not join")
                    .doesNotContain("Mira joined");
            assertThat(Guest.contents(table.host().read(""))).doesNotContain("Mira joined");
            open.forEach(WireClient::close);
        }

        @Test
        @DisplayName("P45: frames that come too fast are warned of with 429, then the socket is closed 4002")
        void tooFast() {
            try (RawWebSocket client =
                    server.raw("/ws?token=" + table.player("thorin").token())) {
                client.readText();
                IntStream.range(0, 400).forEach(i -> client.tryText("{\"type\":\"heartbeat\"}"));
                RawWebSocket.End end = client.readToEnd(true);
                assertThat(end.code()).isEqualTo(4002);
                assertThat(end.texts()).anySatisfy(text -> assertThat(text).contains("429", "50"));
            }
        }
    }
}
