package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By a clock that stands until a test sets it. */
@DisplayName("S003: a moment in which all act together")
class PartyTogetherAcceptanceTest {
    private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-11-21T20:00:00Z"));
    private static final String ASK = "{'prompt':'The floor gives way!','timeout_seconds':60}";
    private static final String FIGHT =
            "{'initiative':[{'id':'thorin','initiative':15},{'id':'elara','initiative':9}]}";

    @TempDir
    static Path data;

    static RunningServer server;

    private final Table table = Table.open(server);

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonObject combat(WireClient client) {
        return client.next("combat_state").getJsonObject("data");
    }

    private static List<String> names(JsonObject combat, String field) {
        return combat.getJsonArray(field).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private JsonObject combatNow() {
        return table.player("mira").poll("").getJsonObject("state").getJsonObject("combat");
    }

    @Test
    @DisplayName(
            "P36: all are waited for before any submission; each one is shown to all; the last closes it until the host tells")
    void toTheLast() {
        try (WireClient mira = table.player("mira").join()) {
            table.combat("simultaneous", ASK);
            JsonObject asked = combat(mira);
            assertThat(asked.getBoolean("active")).isTrue();
            assertThat(asked.getString("mode")).isEqualTo("simultaneous");
            assertThat(asked.getString("prompt")).isEqualTo("The floor gives way!");
            assertThat(asked.getInt("timeout_seconds")).isEqualTo(60);
            assertThat(Instant.parse(asked.getString("deadline")))
                    .isEqualTo(CLOCK.instant().plusSeconds(60));
            assertThat(names(asked, "submitted")).isEmpty();
            assertThat(names(asked, "waiting_for")).isEqualTo(Table.HEROES);

            table.player("elara").act("I jump");
            JsonObject one = combat(mira);
            assertThat(names(one, "submitted")).containsExactly("elara");
            assertThat(names(one, "waiting_for")).containsExactly("thorin", "gorm", "mira");
            assertThat(table.player("elara").tryTo("I jump again").statusCode()).isEqualTo(409);
            table.player("elara").whisper("and I take the gem");

            table.player("thorin").act("I hold on");
            table.player("gorm").act("I fall");
            table.player("mira").act("I fly");
            JsonObject closed = combat(mira);
            while (closed.getBoolean("active")) {
                closed = combat(mira);
            }
        }
        HttpResponse<String> late = table.player("elara").tryTo("Too late");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(Frames.parse(late.body()).getString("error")).isEqualTo("Not your turn. Waiting for the DM.");
        table.say("{'private':{'elara':'You land softly.'}}");
        assertThat(table.player("elara").tryTo("Still too late").statusCode()).isEqualTo(403);
        table.tell("You all land somehow.");
        table.player("elara").act("I look around");
    }

    @Test
    @DisplayName("P36: what was submitted before, sent again, is no second submission")
    void repeated() {
        table.combat("simultaneous", ASK);
        String body = "{'action':'I jump','client_action_id':'c1'}";
        JsonObject first = Bot.ok(table.player("elara").post("/action", body));
        assertThat(Bot.ok(table.player("elara").post("/action", body))).isEqualTo(first);
    }

    @Test
    @DisplayName("P36: at the deadline it is closed by the server itself, and who was in a fight is back in its turns")
    void toTheDeadline() {
        table.combat("start", FIGHT);
        try (WireClient thorin = table.player("thorin").join()) {
            table.combat("simultaneous", ASK);
            assertThat(combat(thorin).getString("mode")).isEqualTo("simultaneous");
            CLOCK.advance(Duration.ofSeconds(59));
            table.player("elara").act("I jump");
            assertThat(names(combat(thorin), "submitted")).containsExactly("elara");
            try (WireClient back = table.player("gorm").open("")) {
                JsonObject remaining = combat(back);
                assertThat(Duration.between(CLOCK.instant(), Instant.parse(remaining.getString("deadline"))))
                        .as("what remains, not all of it")
                        .isEqualTo(Duration.ofSeconds(1));
                assertThat(remaining.getInt("timeout_seconds")).isEqualTo(60);
            }
            CLOCK.advance(Duration.ofSeconds(1));
            // Whether or not it has been swept: its time is over.
            assertThat(table.player("gorm").tryTo("Too late").statusCode()).isEqualTo(403);
            JsonObject after = combat(thorin);
            assertThat(after.getString("mode")).isEqualTo("turn_based");
            assertThat(after.getString("current_turn")).isEqualTo("thorin");
        }
        assertThat(table.player("thorin").tryTo("Too early").statusCode()).isEqualTo(403);
        table.tell("You land.");
        table.player("thorin").act("I strike");
        assertThat(table.player("elara").tryTo("I strike").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("P36: one who is kicked is waited for no more")
    void kicked() {
        table.combat("simultaneous", ASK);
        List.of("thorin", "elara", "gorm").forEach(id -> table.player(id).act("I jump"));
        assertThat(names(combatNow(), "waiting_for")).containsExactly("mira");
        table.seat("mira", "kick");
        assertThat(table.observer()
                        .poll("")
                        .getJsonObject("state")
                        .getJsonObject("combat")
                        .getBoolean("active"))
                .isFalse();
    }

    @Test
    @DisplayName("P36: the host may end it, and asks but one thing at a time")
    void ended() {
        table.combat("simultaneous", ASK);
        assertThat(table.host().post("/api/party/combat/simultaneous", ASK).statusCode())
                .isEqualTo(409);
        table.combat("end", "");
        assertThat(combatNow().getBoolean("active")).isFalse();
        Guest elara = table.player("elara");
        elara.act("once");
        elara.act("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'prompt':'x'}",
                "{'timeout_seconds':10}",
                "{'prompt':'','timeout_seconds':10}",
                "{'prompt':' ','timeout_seconds':10}",
                "{'prompt':7,'timeout_seconds':10}",
                "{'prompt':'x','timeout_seconds':0}",
                "{'prompt':'x','timeout_seconds':-1}",
                "{'prompt':'x','timeout_seconds':86401}",
                "{'prompt':'x','timeout_seconds':1.5}",
                "{'prompt':'x','timeout_seconds':99999999999999999999}",
                "{'prompt':'x','timeout_seconds':'10'}"
            })
    @DisplayName("P36: without a prompt, or with a time that is none from 1 s to a day, it is 400")
    void bad(String body) {
        HttpResponse<String> answer = table.host().post("/api/party/combat/simultaneous", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(combatNow().getBoolean("active")).isFalse();
    }
}
