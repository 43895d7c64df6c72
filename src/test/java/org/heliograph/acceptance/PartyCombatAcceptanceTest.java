package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S003: a fight in turns")
@ExtendWith(SharedServer.class)
class PartyCombatAcceptanceTest {
    private static final String START = "{'initiative':["
            + "{'id':'thorin','initiative':15},{'id':'goblin','initiative':12},"
            + "{'id':'elara','initiative':9},{'id':'shade','initiative':7}]}";

    private final List<WireClient> open = new ArrayList<>();

    @AfterEach
    void leave() {
        open.forEach(WireClient::close);
    }

    private WireClient join(Guest guest) {
        open.add(guest.join());
        return open.get(open.size() - 1);
    }

    private static JsonObject combat(WireClient client) {
        return client.next("combat_state").getJsonObject("data");
    }

    private static List<String> ids(JsonObject combat) {
        return combat.getJsonArray("initiative").getValuesAs(JsonObject.class).stream()
                .map(combatant -> combatant.getString("id"))
                .toList();
    }

    private static JsonObject combatant(JsonObject combat, String id) {
        return combat.getJsonArray("initiative").getValuesAs(JsonObject.class).stream()
                .filter(combatant -> combatant.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "P32: at the start every socket gets its own state, exactly one says that it is its turn, none a hidden foe")
    void start(Table table) {
        List<WireClient> players =
                Table.HEROES.stream().map(id -> join(table.player(id))).toList();
        WireClient observer = join(table.observer());
        WireClient host = join(table.host());
        table.combat("start", START);
        List<JsonObject> states = Stream.concat(players.stream(), Stream.of(observer))
                .map(PartyCombatAcceptanceTest::combat)
                .toList();
        assertThat(states).allSatisfy(state -> {
            assertThat(state.getBoolean("active")).isTrue();
            assertThat(state.getString("mode")).isEqualTo("turn_based");
            assertThat(state.getInt("round")).isEqualTo(1);
            assertThat(state.getString("current_turn")).isEqualTo("thorin");
            assertThat(ids(state)).containsExactly("thorin", "goblin", "elara");
            assertThat(state.toString()).doesNotContain("shade", "Shade", "hidden");
        });
        assertThat(states)
                .extracting(state -> state.getBoolean("your_turn"))
                .containsExactly(true, false, false, false, false);

        JsonObject goblin = combatant(states.get(0), "goblin");
        assertThat(goblin.getString("hp")).isEqualTo("unhurt");
        assertThat(goblin.get("max_hp")).isEqualTo(JsonValue.NULL);
        assertThat(goblin).doesNotContainKey("ac");
        assertThat(combatant(states.get(0), "elara").getInt("hp")).isEqualTo(12);
        assertThat(combatant(states.get(4), "elara").getString("hp")).isEqualTo("unhurt");

        JsonObject whole = combat(host);
        assertThat(ids(whole)).containsExactly("thorin", "goblin", "elara", "shade");
        assertThat(combatant(whole, "goblin").getInt("hp")).isEqualTo(8);
        assertThat(combatant(whole, "goblin").getInt("ac")).isEqualTo(15);
        assertThat(combatant(whole, "shade").getBoolean("hidden")).isTrue();
    }

    @Test
    @DisplayName("P33: out of turn it is 403 over HTTP, rejected over a socket, and both say for whom one waits")
    void outOfTurn(Table table) {
        table.combat("start", START);
        HttpResponse<String> refused = table.player("elara").tryTo("I shoot");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Frames.parse(refused.body()).getString("error")).isEqualTo("Not your turn. Waiting for Thorin.");
        WireClient elara = join(table.player("elara"));
        elara.sendObject("type", "action", "text", "I shoot", "client_action_id", "c");
        JsonObject rejected = elara.next();
        assertThat(rejected.getString("type")).isEqualTo("action_status");
        assertThat(rejected.getString("status")).isEqualTo("rejected");
        assertThat(rejected.getString("error")).isEqualTo("Not your turn. Waiting for Thorin.");
        assertThat(rejected.isNull("action_id")).isTrue();
        assertThat(table.player("elara")
                        .post("/action", "{'action':'psst','private':true}")
                        .statusCode())
                .isEqualTo(403);
        table.player("thorin").act("I strike");
        assertThat(table.status().getInt("pending")).isEqualTo(1);
    }

    @Test
    @DisplayName("P34: a turn later all get the new state; after the last a new round begins; at the end all may act")
    void turns(Table table) {
        WireClient elara = join(table.player("elara"));
        table.combat("start", START);
        assertThat(combat(elara).getString("current_turn")).isEqualTo("thorin");
        table.combat("next", "");
        assertThat(combat(elara).getString("current_turn")).isEqualTo("goblin");
        assertThat(table.player("thorin").tryTo("Again").statusCode()).isEqualTo(403);
        table.combat("next", "");
        JsonObject hers = combat(elara);
        assertThat(hers.getString("current_turn")).isEqualTo("elara");
        assertThat(hers.getBoolean("your_turn")).isTrue();
        // The hidden foe's turn: nothing a player can see, and no refusal that names it.
        JsonObject asHost = table.combat("next", "");
        assertThat(asHost.getString("current_turn")).isEqualTo("shade");
        assertThat(elara.settle().waiting()).isEmpty();
        table.player("elara").act("I shoot");
        assertThat(elara.next("action_status").getString("status")).isEqualTo("pending");
        table.combat("next", "");
        JsonObject next = combat(elara);
        assertThat(next.getInt("round")).isEqualTo(2);
        assertThat(next.getString("current_turn")).isEqualTo("thorin");
        table.combat("end", "");
        assertThat(combat(elara).getBoolean("active")).isFalse();
        Table.HEROES.forEach(id -> table.player(id).act("Everybody may"));
        for (String command : List.of("next", "end")) {
            assertThat(table.host().post("/api/party/combat/" + command, "").statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    @DisplayName("P35: who connects during a fight gets its state right after connected, over every transport")
    void connecting(Table table) {
        table.combat("start", START);
        for (Guest guest : List.of(table.player("elara"), table.observer(), table.host())) {
            List<JsonObject> frames = guest.arrival("");
            assertThat(frames.get(1).getString("type")).isEqualTo("combat_state");
            JsonObject state = frames.get(1).getJsonObject("data");
            assertThat(state.getString("current_turn")).isEqualTo("thorin");
            assertThat(guest.poll("").getJsonObject("state").getJsonObject("combat"))
                    .isEqualTo(state);
        }
        String cursor = table.player("elara").head();
        assertThat(table.player("elara").arrival("&cursor=" + cursor).get(1).getString("type"))
                .isEqualTo("combat_state");
    }

    @Test
    @DisplayName("P34: with turn_seconds, a turn has a deadline, which a hidden foe's turn does not change")
    void deadline(Table table) {
        WireClient thorin = join(table.player("thorin"));
        table.combat("start", START.replaceFirst("^\\{", "{'turn_seconds':90,"));
        JsonObject state = combat(thorin);
        assertThat(Duration.between(
                        Instant.parse(state.getString("turn_started_at")),
                        Instant.parse(state.getString("turn_deadline"))))
                .isEqualTo(Duration.ofSeconds(90));
        table.combat("next", "");
        table.combat("next", "");
        String before = combatNow(table).toString();
        table.combat("next", "");
        assertThat(combatNow(table).toString()).isEqualTo(before);
    }

    private static JsonObject combatNow(Table table) {
        return table.player("elara").poll("").getJsonObject("state").getJsonObject("combat");
    }

    @Test
    @DisplayName(
            "P34: who is inserted comes in by initiative; a hidden one comes in for the host alone, until it is shown")
    void insertion(Table table) {
        WireClient elara = join(table.player("elara"));
        table.combat("start", "{'initiative':[{'id':'thorin','initiative':15},{'id':'elara','initiative':9}]}");
        combat(elara);
        JsonObject asHost = table.combat(
                "insert", "{'id':'ogre','name':'Ogre','initiative':11,'hp':30,'max_hp':30,'ac':11,'hidden':true}");
        assertThat(ids(asHost)).containsExactly("thorin", "ogre", "elara");
        assertThat(elara.settle().waiting()).isEmpty();
        Bot.ok(table.host().send("PATCH", "/api/party/characters/ogre", "{'hp':12}"));
        assertThat(elara.settle().waiting()).isEmpty();
        Bot.ok(table.host().send("PATCH", "/api/party/characters/ogre", "{'hidden':false}"));
        JsonObject shown = combat(elara);
        assertThat(ids(shown)).containsExactly("thorin", "ogre", "elara");
        assertThat(combatant(shown, "ogre").getString("hp")).isEqualTo("bloodied");
        assertThat(table.host()
                        .post("/api/party/combat/insert", "{'id':'ogre','initiative':3}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("P34: a hit within a band pushes nothing, one over its edge does, and so does a condition")
    void bands(Table table) {
        WireClient elara = join(table.player("elara"));
        table.combat("start", START);
        assertThat(combatant(combat(elara), "goblin").getString("hp")).isEqualTo("unhurt");
        List<String> bands = new ArrayList<>();
        for (int hp = 7; hp >= 0; hp--) {
            Bot.ok(table.host().send("PATCH", "/api/party/characters/goblin", "{'hp':" + hp + "}"));
        }
        Bot.ok(table.host().send("PATCH", "/api/party/characters/goblin", "{'conditions':['dead']}"));
        JsonObject state = combat(elara);
        while (combatant(state, "goblin").getJsonArray("conditions").isEmpty()) {
            bands.add(combatant(state, "goblin").getString("hp"));
            state = combat(elara);
        }
        // State is coalesced: a slow reader may miss some on the way, but is told none twice.
        assertThat(bands).doesNotHaveDuplicates().isSubsetOf("hurt", "bloodied", "near death", "down");
        assertThat(combatant(state, "goblin").getString("hp")).isEqualTo("down");

        Bot.ok(table.host().send("PATCH", "/api/party/characters/goblin", "{'hp':-3}"));
        Bot.ok(table.host().send("PATCH", "/api/party/characters/goblin", "{'ac':1}"));
        Bot.ok(table.host().send("PATCH", "/api/party/characters/shade", "{'hp':1}"));
        assertThat(elara.settle().waiting()).isEmpty();
    }

    @Test
    @DisplayName("P37: what became different of a character is told to its own tabs; an unchanged save to nobody")
    void characterUpdates(Table table) {
        WireClient one = join(table.player("thorin"));
        WireClient other = join(table.player("thorin"));
        WireClient elara = join(table.player("elara"));
        WireClient observer = join(table.observer());
        one.next("system");
        other.next("system");
        for (String patch : List.of("{'hp':15}", "{'conditions':['prone']}", "{'inventory':['axe','rope']}")) {
            Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", patch));
            for (WireClient tab : List.of(one, other)) {
                JsonObject update = tab.next();
                assertThat(update.getString("type")).isEqualTo("character_update");
                assertThat(update.keySet()).containsExactlyInAnyOrder("type", "data");
                Frames.parse(Bot.quoted(patch))
                        .forEach((field, value) ->
                                assertThat(update.getJsonObject("data")).containsEntry(field, value));
            }
        }
        JsonObject sheet = Bot.ok(table.host().get("/api/party/characters/thorin"));
        Bot.ok(table.host().send("PUT", "/api/party/characters/thorin", sheet.toString()));
        Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", "{'hp':15}"));
        Bot.ok(table.host().send("PATCH", "/api/party/characters/thorin", "{'dm_secret':'doomed'}"));
        Bot.ok(table.host().send("PUT", "/api/party/characters/rat", "{'name':'Rat','hp':1}"));
        for (WireClient client : List.of(one, other, elara, observer)) {
            assertThat(client.settle().texts()).noneMatch(text -> text.contains("doomed") || text.contains("Rat"));
        }
        for (WireClient tab : List.of(one, other)) {
            assertThat(tab.waiting()).isEmpty();
        }
        for (WireClient client : List.of(elara, observer)) {
            assertThat(client.texts()).noneMatch(text -> text.contains("prone") || text.contains("rope"));
        }
        assertThat(Bot.ok(table.player("thorin").get("/character/thorin"))).doesNotContainKey("dm_secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'initiative':[]}",
                "{'initiative':{}}",
                "{'initiative':['thorin']}",
                "{'initiative':[{'id':'thorin'}]}",
                "{'initiative':[{'id':'thorin','initiative':'high'}]}",
                "{'initiative':[{'id':'thorin','initiative':1001}]}",
                "{'initiative':[{'id':'thorin','initiative':-9223372036854775808}]}",
                "{'initiative':[{'id':'thorin','initiative':1.5}]}",
                "{'initiative':[{'id':'thorin','initiative':1},{'id':'thorin','initiative':2}]}",
                "{'initiative':[{'id':'unknown','initiative':1}]}",
                "{'initiative':[{'id':'bad id','name':'x','initiative':1}]}",
                "{'initiative':[{'id':'thorin','initiative':1}],'turn_seconds':0}",
                "{'initiative':[{'id':'thorin','initiative':1}],'turn_seconds':86401}",
                "{'initiative':[{'id':'thorin','initiative':1}],'turn_seconds':'long'}",
                "[]",
                "fight"
            })
    @DisplayName("P32: what is no order of turns is 400, names what is wrong, and no fight begins")
    void badStart(String body, Table table) {
        HttpResponse<String> answer = table.host().post("/api/party/combat/start", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Frames.parse(answer.body()).getString("error")).isNotBlank();
        assertThat(combatNow(table).getBoolean("active")).isFalse();
    }

    @Test
    @DisplayName("P32: one fight at a time")
    void oneAtATime(Table table) {
        table.combat("start", START);
        assertThat(table.host().post("/api/party/combat/start", START).statusCode())
                .isEqualTo(409);
        assertThat(table.host()
                        .post("/api/party/combat/start", START.replace("12", "1200"))
                        .statusCode())
                .isEqualTo(400);
    }
}
