package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Guest;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S000: everybody is told what is for them, and nothing else")
@ExtendWith(SharedServer.class)
class PartySecretsAcceptanceTest {
    private static final int RESPONSES = 100;

    /** Everything that is sent to a socket until the host's last words. */
    private static List<String> textsUntil(WireClient client, String lastWords) {
        while (!client.next("narrative").getString("content").equals(lastWords)) {
            // What comes in between is kept as text.
        }
        return client.texts();
    }

    @Test
    @DisplayName("P13 P14: no byte of a secret reaches another's socket; the host's gets them all in one frame")
    void secrets(Table table) {
        table.player("thorin").act("I search");
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join();
                WireClient observer = table.observer().join();
                WireClient host = table.host().join()) {
            table.resolve(
                    "{'narrative':'A chest.','private':{'thorin':'S3CRET-T','gorm':'S3CRET-G'},'dm_only':'S3CRET-D'}");
            table.tell("The end");

            for (WireClient client : List.of(elara, observer)) {
                assertThat(textsUntil(client, "The end"))
                        .noneMatch(text -> text.contains("S3CRET") || text.contains("dm_only"));
            }
            assertThat(textsUntil(thorin, "The end"))
                    .anyMatch(text -> text.contains("S3CRET-T"))
                    .noneMatch(text -> text.contains("S3CRET-G") || text.contains("S3CRET-D"));
            JsonObject whole = host.next("narrative");
            assertThat(whole.getString("content")).isEqualTo("A chest.");
            assertThat(whole.getString("dm_only")).isEqualTo("S3CRET-D");
            assertThat(whole.getJsonObject("all_private"))
                    .isEqualTo(Json.createObjectBuilder()
                            .add("gorm", "S3CRET-G")
                            .add("thorin", "S3CRET-T")
                            .build());
        }
    }

    @Test
    @DisplayName("the integration test of S000: three players, each receives its own view of the answer to an action")
    void threePlayers(Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join();
                WireClient gorm = table.player("gorm").join()) {
            thorin.sendObject("type", "action", "text", "I open the door");
            String action = thorin.next("action_status").getString("action_id");
            table.resolve("{'narrative':'It creaks.','private':{'elara':'You hear breath behind it.'},"
                    + "'characters':{'gorm':{'hp':11}}}");

            assertThat(thorin.next("narrative").getString("action_id")).isEqualTo(action);
            assertThat(thorin.next("action_status").getString("status")).isIn("processing", "resolved");
            assertThat(elara.next("narrative").getString("content")).isEqualTo("It creaks.");
            assertThat(elara.next("private").getString("content")).isEqualTo("You hear breath behind it.");
            assertThat(gorm.next("narrative").getString("content")).isEqualTo("It creaks.");
            assertThat(gorm.next("character_update").getJsonObject("data").getInt("hp"))
                    .isEqualTo(11);
            for (WireClient other : List.of(thorin, gorm)) {
                assertThat(other.settle().texts()).noneMatch(text -> text.contains("breath"));
            }
            for (WireClient other : List.of(thorin, elara)) {
                assertThat(other.settle().texts()).noneMatch(text -> text.contains("\"hp\":11"));
            }
        }
    }

    @Test
    @DisplayName("text for a few is a narrative like any other to them, and nothing to the others")
    void subset(Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join();
                WireClient observer = table.observer().join();
                WireClient host = table.host().join()) {
            table.say("{'narrative':'You two see a light.','to':['thorin','gorm']}");
            table.tell("The end");
            JsonObject told = thorin.next("narrative");
            assertThat(told.getString("content")).isEqualTo("You two see a light.");
            assertThat(told.keySet())
                    .isEqualTo(thorin.next("narrative").keySet())
                    .doesNotContain("to");
            for (WireClient other : List.of(elara, observer)) {
                assertThat(textsUntil(other, "The end")).noneMatch(text -> text.contains("light"));
            }
            assertThat(host.next("narrative").getJsonArray("to")).hasSize(2);
        }
        assertThat(table.host()
                        .post("/api/party/narrate", "{'narrative':'x','to':['nobody']}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("P46: a whisper and its answer reach the submitter and the host alone; the host sees that it is one")
    void whispers(Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join();
                WireClient observer = table.observer().join();
                WireClient host = table.host().join()) {
            String action = table.player("thorin").whisper("I steal the ring");
            JsonObject queued = host.next("action_queued");
            assertThat(queued.getBoolean("private")).isTrue();
            assertThat(queued.getString("text")).isEqualTo("I steal the ring");
            assertThat(table.next().getBoolean("private")).isTrue();
            Bot.ok(table.resolve(
                    action, "{'narrative':'It is yours.','private':{'elara':'A ring is gone.'},'dm_only':'ha'}"));
            table.tell("The end");

            JsonObject answer = thorin.next("private");
            assertThat(answer.getString("content")).isEqualTo("It is yours.");
            assertThat(answer.getString("action_id")).isEqualTo(action);
            JsonObject aside = elara.next("private");
            assertThat(aside.getString("content")).isEqualTo("A ring is gone.");
            assertThat(aside).doesNotContainKey("action_id");
            for (WireClient other : List.of(elara, observer)) {
                assertThat(textsUntil(other, "The end"))
                        .noneMatch(text -> text.contains("steal") || text.contains("yours") || text.contains(action));
            }
            JsonObject whole = host.next("narrative");
            assertThat(whole.getString("action_id")).isEqualTo(action);
            assertThat(whole.getJsonObject("all_private")).hasSize(2);
        }
        assertThat(Guest.contents(table.observer().read("?last=10")))
                .contains("The end")
                .doesNotContain("It is yours.");
    }

    /** What was sent, by reader, as text that each must get in this order; and whose each secret is. */
    private static final class Evening {
        private final Map<String, List<String>> privately = new LinkedHashMap<>();
        private final Map<String, String> secrets = new TreeMap<>();

        Evening() {
            Table.HEROES.forEach(player -> privately.put(player, new ArrayList<>()));
        }

        String response(int number, Random random) {
            JsonObjectBuilder body = Json.createObjectBuilder();
            JsonObjectBuilder privates = Json.createObjectBuilder();
            for (String player : Table.HEROES) {
                if (random.nextInt(3) == 0) {
                    String secret = "<" + number + " for " + player + ">";
                    privates.add(player, secret);
                    privately.get(player).add(secret);
                    secrets.put(secret, player);
                }
            }
            if (random.nextBoolean()) {
                body.add("dm_only", "<" + number + " for dm>");
                secrets.put("<" + number + " for dm>", "host");
            }
            JsonArrayBuilder to = Json.createArrayBuilder();
            if (random.nextInt(4) == 0) {
                String reader = Table.HEROES.get(random.nextInt(Table.HEROES.size()));
                body.add("to", to.add(reader)).add("narrative", "<" + number + " to " + reader + ">");
                secrets.put("<" + number + " to " + reader + ">", reader);
            } else {
                body.add("narrative", "public " + number);
            }
            return body.add("private", privates).build().toString();
        }

        void verify(String reader, List<String> texts) {
            secrets.forEach((secret, owner) -> assertThat(texts.stream().filter(text -> text.contains(secret)))
                    .as("%s of %s at %s", secret, owner, reader)
                    .hasSize(owner.equals(reader) ? 1 : 0));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2026, 3, -77})
    @DisplayName(
            "P15 P25: a hundred mixed answers, live and again over every transport: own secrets once, in order, no other's")
    void aHundred(long seed, Table table) {
        Random random = new Random(seed);
        Evening evening = new Evening();
        Map<String, WireClient> live = new LinkedHashMap<>();
        try {
            Table.HEROES.forEach(player -> live.put(player, table.player(player).join()));
            live.put("observer", table.observer().join());
            for (int i = 0; i < RESPONSES; i++) {
                table.say(evening.response(i, random));
            }
            table.tell("The end");
            live.forEach((reader, client) -> evening.verify(reader, textsUntil(client, "The end")));
        } finally {
            live.values().forEach(WireClient::close);
        }
        for (String reader : live.keySet()) {
            Guest guest = reader.equals("observer") ? table.observer() : table.player(reader);
            evening.verify(reader, replayed(guest));
            String polled = guest.ask("?limit=1000&last=1000").body();
            List<JsonObject> events = guest.read("?limit=1000&last=1000");
            evening.verify(reader, events.stream().map(JsonObject::toString).toList());
            assertThat(polled).doesNotContain("for dm", "all_private", "dm_only");
            assertThat(events.stream()
                            .filter(event -> event.getString("type").equals("private"))
                            .map(event -> event.getString("content")))
                    .isEqualTo(evening.privately.getOrDefault(reader, List.of()));
            evening.verify(reader, streamed(guest));
        }
    }

    private static List<String> replayed(Guest guest) {
        try (WireClient client = guest.open("&last_seen=2000-01-01T00:00:00Z")) {
            client.next("live");
            return client.texts();
        }
    }

    private static List<String> streamed(Guest guest) {
        try (EventStreamClient events = guest.events("?last=1000")) {
            return events.upTo("live").stream()
                    .map(event -> String.join("\n", event.lines()))
                    .toList();
        }
    }
}
