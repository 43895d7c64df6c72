package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S003: kicked, replaced, stopped")
class PartyLeavingAcceptanceTest {
    @TempDir
    static Path data;

    static RunningServer server;

    private final Table table = Table.open(server);

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "party.grace", "100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Everything open with a token, of every kind, is told why and ended. */
    private static final class Everywhere implements AutoCloseable {
        private final WireClient socket;
        private final WireClient otherTab;
        private final EventStreamClient events;
        private final CompletableFuture<HttpResponse<String>> poll;

        Everywhere(Guest guest) {
            socket = guest.join();
            otherTab = guest.join();
            events = guest.events("?from=head");
            events.next("live");
            int waiting = guest.server().inside().waiting();
            poll = guest.server()
                    .getLater(
                            "/api/streams/party/self?wait=20&cursor=" + guest.head(),
                            "Authorization",
                            "Bearer " + guest.token());
            Awaitility.await().until(guest.server().inside()::waiting, now -> now > waiting || poll.isDone());
        }

        void endedBecause(String reason) {
            for (WireClient client : List.of(socket, otherTab)) {
                assertThat(client.closed()).isEqualTo(new WireClient.Closed(1008, reason));
                List<JsonObject> frames = client.waiting();
                JsonObject last = frames.get(frames.size() - 1);
                assertThat(last.getString("type")).isEqualTo("error");
                assertThat(last.getString("message")).isEqualTo(reason);
            }
            JsonObject close = events.next("close").data();
            assertThat(close.getInt("code")).isEqualTo(1008);
            assertThat(close.getString("reason")).isEqualTo(reason);
            assertThat(poll.join().statusCode()).isIn(401, 200);
        }

        @Override
        public void close() {
            socket.close();
            otherTab.close();
            events.close();
        }
    }

    private static void dead(Guest guest) {
        assertThat(guest.tryTo("I act").statusCode()).isEqualTo(401);
        assertThat(guest.get("/character/gorm").statusCode()).isEqualTo(401);
        assertThat(guest.ask("").statusCode()).isEqualTo(401);
        assertThat(guest.events("").response().statusCode()).isEqualTo(401);
        assertThat(guest.get("/status").statusCode()).isEqualTo(401);
        try (WireClient client = guest.open("")) {
            assertThat(client.next().getInt("error_code")).isEqualTo(401);
            assertThat(client.closed().code()).isEqualTo(1008);
        }
    }

    @Test
    @DisplayName(
            "P38: a kick closes everything of the player, kills the token, cancels what it asked for; the others see a line")
    void kick() {
        Guest gorm = table.player("gorm");
        String action = gorm.act("I plunder");
        String processing = table.next().getString("action_id");
        assertThat(processing).isEqualTo(action);
        String second = gorm.act("I plunder more");
        try (Everywhere everywhere = new Everywhere(gorm);
                WireClient thorin = table.player("thorin").join()) {
            assertThat(table.seat("gorm", "kick").getBoolean("kicked")).isTrue();
            everywhere.endedBecause("Kicked by host");
            JsonObject line = thorin.next("system");
            assertThat(line.getString("content")).isEqualTo("Gorm was removed");
            assertThat(line.getString("event")).isEqualTo("removed");
            dead(gorm);
            table.tell("On we go");
            assertThat(thorin.next().getString("content")).isEqualTo("On we go");
        }
        table.player("thorin").act("I go on");
        assertThat(table.next().getString("player_id")).isEqualTo("thorin");
        for (String cancelled : List.of(action, second)) {
            assertThat(Bot.ok(table.host().status(cancelled)).getString("status"))
                    .isEqualTo("cancelled");
            assertThat(table.resolve(cancelled, "{'narrative':'x'}").statusCode())
                    .isEqualTo(409);
        }
        table.seat("gorm", "kick");
        assertThat(systemLines(table.player("elara")))
                .containsOnlyOnce("Gorm was removed")
                .doesNotContain("Gorm disconnected");
        assertThat(table.host().post("/api/party/players/nobody/kick", "").statusCode())
                .isEqualTo(404);
        assertThat(table.host().get("/api/party/players/gorm/qr.png").statusCode())
                .isEqualTo(404);
        assertThat(table.status().getJsonArray("players").getJsonObject(2).getBoolean("removed"))
                .isTrue();
    }

    private static List<String> systemLines(Guest guest) {
        return Guest.contents(guest.read("?limit=1000").stream()
                .filter(event -> event.getString("type").equals("system"))
                .toList());
    }

    @Test
    @DisplayName("P38 P39: one who was kicked may come back with another token, and is told what was for it")
    void comingBack() {
        table.say("{'private':{'gorm':'before'}}");
        table.seat("gorm", "kick");
        table.say("{'narrative':'meanwhile'}");
        Guest back = new Guest(server, table.seat("gorm", "token").getString("token"));
        assertThat(Guest.contents(back.arrival(""))).contains("before", "meanwhile");
        back.act("I am back");
        assertThat(table.next().getString("text")).isEqualTo("I am back");
        Awaitility.await().until(() -> systemLines(table.player("elara")), lines -> lines.contains("Gorm joined"));
        dead(table.player("gorm"));
    }

    @Test
    @DisplayName(
            "P39: another token for a seat: the old one is dead everywhere, the new one works, so does its QR code")
    void replaced() {
        for (String seat : List.of("thorin", "observer")) {
            Guest old = seat.equals("observer") ? table.observer() : table.player(seat);
            try (Everywhere everywhere = new Everywhere(old)) {
                JsonObject card = table.seat(seat, "token");
                everywhere.endedBecause("Token replaced");
                dead(old);
                Guest fresh = new Guest(server, card.getString("token"));
                assertThat(card.getString("url")).endsWith("token=" + fresh.token());
                assertThat(org.heliograph.support.Camera.readUri(card.getString("qr")))
                        .isEqualTo(card.getString("url"));
                assertThat(fresh.arrival("").get(0).getString("player_id")).isEqualTo(seat);
            }
        }
        assertThat(systemLines(table.player("elara"))).doesNotContain("Thorin was removed");
        assertThat(table.host().post("/api/party/players/host/token", "").statusCode())
                .isEqualTo(404);
        assertThat(table.host().post("/api/party/players/nobody/token", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "P41: when the party is over all are told 1001 Party over, its logs are archived, and its tokens open nothing")
    void over() throws Exception {
        table.player("thorin").act("never answered");
        Path folder = table.folder();
        WireClient thorin = table.player("thorin").join();
        WireClient host = table.host().join();
        EventStreamClient events = table.observer().events("");
        events.next("live");
        CompletableFuture<HttpResponse<String>> next = CompletableFuture.supplyAsync(() -> {
            table.next();
            return table.host().post("/api/party/next?wait=20", "");
        });
        Awaitility.await().until(() -> server.inside().waiting() > 0);

        JsonObject stopped = Bot.ok(table.host().post("/api/party/stop", ""));

        assertThat(stopped.getString("status")).isEqualTo("stopped");
        for (WireClient client : List.of(thorin, host)) {
            assertThat(client.closed()).isEqualTo(new WireClient.Closed(1001, "Party over"));
        }
        JsonObject close = events.next("close").data();
        assertThat(close.getInt("code")).isEqualTo(1001);
        assertThat(close.getString("reason")).isEqualTo("Party over");
        assertThat(next.join().statusCode()).isEqualTo(401);
        for (Guest guest : List.of(table.player("thorin"), table.player("gorm"), table.observer())) {
            dead(guest);
        }
        JsonObject known = Bot.ok(table.host().get("/api/party"));
        assertThat(known.getString("status")).isEqualTo("stopped");
        assertThat(known.getString("party_id")).isEqualTo(table.id());
        for (String path : List.of("/api/party/stop", "/api/party/narrate", "/api/party/next", "/action")) {
            assertThat(table.host().post(path, "{'narrative':'x'}").statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        Path archived = folder.resolveSibling("archive").resolve(table.id());
        assertThat(folder).doesNotExist();
        assertThat(Files.readString(archived.resolve("actions.jsonl"))).contains("never answered");
        assertThat(Files.readString(archived.resolve("responses.jsonl"))).contains("party_stopped");
    }

    @Test
    @DisplayName(
            "P41: a server that stops tells every tab 1001 and when to return, spread; afterwards every cursor goes on")
    void serverStop(@TempDir Path own) {
        Set<String> reasons = new HashSet<>();
        Table party;
        JsonObject last;
        List<WireClient> clients;
        try (RunningServer stopping = RunningServer.start(own)) {
            party = Table.open(stopping);
            Table asked = party;
            clients = IntStream.range(0, 20)
                    .mapToObj(i -> asked.player(Table.HEROES.get(i % 4)).join())
                    .toList();
            party.tell("last");
            last = clients.get(0).next("narrative");
        }
        for (WireClient client : clients) {
            assertThat(client.closed().code()).isEqualTo(1001);
            assertThat(client.closed().reason()).matches("retry_after_ms=\\d+");
            reasons.add(client.closed().reason());
        }
        assertThat(reasons).as("spread over the clients").hasSizeGreaterThan(8);
        try (RunningServer started = RunningServer.start(own)) {
            Table same = party.at(started);
            same.tell("first");
            assertThat(Guest.contents(same.player("thorin").arrival("&cursor=" + last.getString("cursor")).stream()
                            .filter(frame -> frame.getString("type").equals("narrative"))
                            .toList()))
                    .containsExactly("first");
            assertThat(Frames.parse(started.get("/status").body()).getString("status"))
                    .isEqualTo("ok");
        }
    }
}
