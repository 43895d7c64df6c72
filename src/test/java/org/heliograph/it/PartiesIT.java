package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.heliograph.support.Frames;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parties, in a container, under a context path. In bodies, {@code '} stands for quotes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("X5: parties in a container, under /push")
class PartiesIT {
    private static final String CAST =
            "{'name':'The lock','characters':[{'id':'mira','name':'Mira','hp':9,'max_hp':9},{'id':'odo','name':'Odo'}]}";

    @ArquillianResource
    private URL deployed;

    private Site site;
    private JsonObject party;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("parties");
        return Deployments.open("parties");
    }

    @BeforeEach
    void openAParty() {
        site = new Site(deployed);
        HttpResponse<String> opened = site.post("api/parties", json(CAST));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        party = Frames.parse(opened.body());
    }

    @Test
    @DisplayName("P12 P18: what a player asks at the root is answered once, its private part to that player alone")
    void anAction() {
        try (TyrusSocket mira = player("mira");
                TyrusSocket odo = player("odo");
                TyrusSocket host = seat(hostToken())) {
            JsonObject taken = ok(site.post("action", json("{'action':'I listen at the door.'}"), as(token("mira"))));
            String action = taken.getString("action_id");
            assertThat(host.next("action_queued").getString("text")).isEqualTo("I listen at the door.");
            assertThat(mira.next("action_status").getString("status")).isEqualTo("pending");

            assertThat(host("next", "").getString("action_id")).isEqualTo(action);
            assertThat(mira.next("action_status").getString("status")).isEqualTo("processing");
            String answer =
                    "{'narrative':'It is quiet.','private':{'mira':'Somebody breathes.'},'dm_only':'Two of them'}";
            host("actions/" + action + "/resolve", answer);

            assertThat(mira.next("narrative").getString("content")).isEqualTo("It is quiet.");
            assertThat(mira.next("private").getString("content")).isEqualTo("Somebody breathes.");
            assertThat(mira.next("action_status").getString("status")).isEqualTo("resolved");
            assertThat(odo.next("narrative").getString("content")).isEqualTo("It is quiet.");
            assertThat(host.next("narrative").getString("dm_only")).isEqualTo("Two of them");
            assertThat(odo.settle().waiting()).isEmpty();
            assertThat(site.post("api/party/actions/" + action + "/resolve", json(answer), as(hostToken()))
                            .statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    @DisplayName("K1: after WebSocket, poll and event stream go on at its cursor")
    void oneCursor() {
        String cursor;
        try (TyrusSocket mira = player("mira")) {
            host("narrate", "{'narrative':'one'}");
            cursor = mira.next("narrative").getString("cursor");
        }
        host("narrate", "{'narrative':'two'}");
        JsonObject poll = site.json("api/streams/party/self?cursor=" + cursor, as(token("mira")));
        assertThat(poll.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                        .filter(event -> event.getString("type").equals("narrative")))
                .extracting(event -> event.getString("content"))
                .containsExactly("two");

        try (RawStream stream = RawStream.open(
                site.port(),
                site.path("api/streams/party/self?token=" + token("mira")),
                "Last-Event-ID",
                poll.getString("cursor"))) {
            host("narrate", "{'narrative':'three'}");
            assertThat(stream.next("narrative").getString("content")).isEqualTo("three");
        }
    }

    @Test
    @DisplayName("A host that waits is handed the action when it comes")
    void waiting() {
        CompletableFuture<JsonObject> next = CompletableFuture.supplyAsync(() -> host("next?wait=30", ""));
        ok(site.post("action", json("{'action':'I knock.'}"), as(token("odo"))));

        assertThat(next.join().getString("text")).isEqualTo("I knock.");
        assertThat(site.post("api/party/next?wait=1", "", as(hostToken())).statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("P38: a replaced token is told so on its socket, and opens nothing")
    void replaced() {
        String old = token("mira");
        try (TyrusSocket mira = player("mira")) {
            String fresh = host("players/mira/token", "").getString("token");

            assertThat(mira.closed().getCloseCode()).isEqualTo(CloseReason.CloseCodes.VIOLATED_POLICY);
            assertThat(mira.closed().getReasonPhrase()).isEqualTo("Token replaced");
            assertThat(site.get("character/mira", as(old)).statusCode()).isEqualTo(401);
            assertThat(site.get("character/mira", as(fresh)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("P39: who is sent away is told so and opens nothing")
    void kicked() {
        try (TyrusSocket odo = player("odo")) {
            host("players/odo/kick", "");

            assertThat(odo.closed().getReasonPhrase()).isEqualTo("Kicked by host");
            assertThat(site.post("action", json("{'action':'Still here'}"), as(token("odo")))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @DisplayName("P41: when the party is over everybody is told 1001, and its host is told that it is stopped")
    void over() {
        try (TyrusSocket mira = player("mira");
                TyrusSocket host = seat(hostToken())) {
            host("stop", "");

            for (TyrusSocket socket : List.of(mira, host)) {
                assertThat(socket.closed().getCloseCode()).isEqualTo(CloseReason.CloseCodes.GOING_AWAY);
                assertThat(socket.closed().getReasonPhrase()).isEqualTo("Party over");
            }
            assertThat(site.json("api/party", as(hostToken())).getString("status"))
                    .isEqualTo("stopped");
        }
    }

    @Test
    @DisplayName("P33 P35: the turn gate refuses, at the root too, and a hidden foe is in the host's fight alone")
    void fight() {
        try (TyrusSocket odo = player("odo")) {
            host(
                    "combat/start",
                    "{'initiative':[{'id':'mira','initiative':15},{'id':'odo','initiative':9},"
                            + "{'id':'eel','name':'Eel','initiative':4,'hp':7,'max_hp':7,'hidden':true}]}");

            JsonObject fight = odo.next("combat_state").getJsonObject("data");
            assertThat(fight.getJsonArray("initiative")).hasSize(2);
            HttpResponse<String> early = site.post("action", json("{'action':'I strike.'}"), as(token("odo")));
            assertThat(early.statusCode()).isEqualTo(403);
            assertThat(Frames.parse(early.body()).getString("error")).isEqualTo("Not your turn. Waiting for Mira.");
        }
    }

    @Test
    @DisplayName("A QR code comes as an image, to the host alone")
    void qr() {
        HttpResponse<String> image = site.get("api/party/players/mira/qr.svg", as(hostToken()));

        assertThat(image.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/svg+xml"));
        assertThat(image.body()).contains("<svg");
        assertThat(site.get("api/party/players/mira/qr.svg", as(token("mira"))).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"action/x/status", "character/mira", "api/party", "api/streams/party/self?wait=0"})
    @DisplayName("P40: without a token no door of a party opens")
    void closed(String door) {
        assertThat(site.get(door).statusCode()).isEqualTo(401);
        assertThat(site.get(door, as("nobody's")).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("X13: a plain GET on the WebSocket path is 426 and ends, not 500")
    void plainGet() {
        assertThat(site.get("ws").statusCode()).isEqualTo(426);
    }

    private TyrusSocket player(String id) {
        return seat(token(id));
    }

    /** A socket whose reader has all that there was. */
    private TyrusSocket seat(String token) {
        TyrusSocket socket = site.socket("ws").send(json("{'type':'auth','token':'" + token + "'}"));
        socket.next("live");
        return socket.settle();
    }

    private String token(String player) {
        return party.getJsonArray("players").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("player_id").equals(player))
                .findFirst()
                .orElseThrow()
                .getString("token");
    }

    private String hostToken() {
        return party.getJsonObject("host").getString("token");
    }

    private JsonObject host(String what, String body) {
        return ok(site.post("api/party/" + what, json(body), as(hostToken())));
    }

    private static String[] as(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Frames.parse(answer.body());
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
