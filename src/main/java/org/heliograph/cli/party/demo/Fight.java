package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The evening's fight: in turns, with somebody hidden who is revealed, and a moment in which all act. */
final class Fight {
    private static final String WREN = "wren";
    private static final String BRAM = "bram";
    private static final String SABLE = "sable";
    private static final String OTTILIE = "ottilie";
    private static final String WARDEN = "bell-warden";
    private static final String LANTERN = "mudling-lantern";
    private static final String NET = "mudling-net";
    private static final String COMBAT = "combat_state";
    private static final String SHEET = "character_update";

    private final Stage stage;
    private final Host host;

    Fight(Stage stage, Host host) {
        this.stage = stage;
        this.host = host;
    }

    void play() throws IOException, InterruptedException {
        lanterns();
        ambush();
        allAtOnce();
    }

    private void lanterns() throws IOException, InterruptedException {
        stage.scene("Lanterns in the mud");
        stage.deed("A fight begins; one who takes part is hidden");
        host.command("combat/start", object().add("initiative", initiative()).build());
        stage.allSeeTurnOf(WREN);
        stage.shown();
        stage.deed("Bram acts out of turn");
        stage.actInVain(BRAM, "I charge!", "Not your turn. Waiting for Wren Holloway.");
        stage.shown();
        stage.deed("Wren hits: how the foe looks changes");
        String knife = stage.act(WREN, "I throw a knife at the lantern.", Map.of());
        host.resolve(
                WREN, knife, Telling.of("Glass breaks, and something hisses.").with(LANTERN, object().add("hp", 7)));
        stage.sees(Stage.HOST, SHEET, LANTERN);
        stage.sees(Stage.HOST, COMBAT, "\"hp\":7");
        stage.guestsSee(COMBAT, "\"hurt\"");
        stage.shown();
    }

    private static JsonArrayBuilder initiative() {
        return Json.createArrayBuilder()
                .add(rank(WREN, 18))
                .add(rank(WARDEN, 15))
                .add(rank(BRAM, 12))
                .add(rank(NET, 10))
                .add(rank(SABLE, 9))
                .add(rank(OTTILIE, 7))
                .add(rank(LANTERN, 4));
    }

    private static JsonObjectBuilder rank(String id, int initiative) {
        return object().add("id", id).add("initiative", initiative);
    }

    private void ambush() throws IOException, InterruptedException {
        stage.scene("Somebody above the rope");
        stage.deed("It is the hidden foe's turn, and it is wounded: only the host sees it");
        host.command("combat/next", JsonValue.EMPTY_JSON_OBJECT);
        stage.sees(Stage.HOST, COMBAT, "\"current_turn\":\"" + WARDEN + '"');
        host.patch(
                WARDEN,
                object().add("hp", 20).add("dm_plan", "Drop the net on Bram.").build());
        stage.sees(Stage.HOST, COMBAT, "\"hp\":20");
        stage.shown();
        stage.deed("It is Bram's turn; his blow shows only the host how many hit points are left");
        next(BRAM);
        String blow = stage.act(BRAM, "I bring the hammer down on it.", Map.of());
        host.resolve(
                BRAM,
                blow,
                Telling.of("It sinks to its knees and gets up again.").with(LANTERN, object().add("hp", 6)));
        stage.sees(Stage.HOST, SHEET, LANTERN);
        stage.sees(Stage.HOST, COMBAT, "\"hp\":6");
        stage.shown();
        stage.deed("The other mudling's net catches Bram");
        next(NET);
        host.narrate(Telling.of("A net falls over Bram.")
                .with(BRAM, object().add("hp", 15).add("conditions", Json.createArrayBuilder(List.of("restrained")))));
        host.sheetOf(BRAM, "restrained");
        stage.allSee(COMBAT, "restrained");
        stage.shown();
        stage.deed("The host reveals who was there all the time");
        host.patch(WARDEN, object().add("hidden", false).build());
        stage.allSee(COMBAT, WARDEN);
        host.narrate(Telling.of("The bell falls silent. Its warden climbs down the rope."));
        stage.shown();
    }

    private void allAtOnce() throws IOException, InterruptedException {
        stage.scene("All at once");
        stage.deed("The host asks everybody");
        host.command(
                "combat/simultaneous",
                object().add("prompt", "The floor gives way. What do you do?")
                        .add("timeout_seconds", 600)
                        .build());
        stage.allSee(COMBAT, "The floor gives way");
        stage.shown();
        String tone = together(OTTILIE, "I play.", "\"submitted\":[\"ottilie\"]");
        String leap = together(WREN, "I jump for the rope.", "\"submitted\":[\"ottilie\",\"wren\"]");
        stage.deed("Nobody acts twice");
        stage.actInVain(WREN, "And I shout.", "You have acted already. Wait for the others.");
        stage.shown();
        String hold = together(SABLE, "I hold Bram's hand.", "\"submitted\":[\"ottilie\",\"wren\",\"sable\"]");
        String eyes = together(BRAM, "I shut my eyes.", "turn_based");
        answer(OTTILIE, tone, "The tone holds the mudlings where they are.");
        answer(WREN, leap, "She hangs on.");
        answer(SABLE, hold, "Ink everywhere, but nobody falls.");
        answer(BRAM, eyes, "When he opens them, the net is torn.");
        stage.deed("The fight is over");
        host.command("combat/end", JsonValue.EMPTY_JSON_OBJECT);
        stage.allSee(COMBAT, "\"active\":false");
        stage.shown();
    }

    /** One of those who are asked acts, and all see how it stands then. */
    private String together(String player, String text, String combat) throws IOException, InterruptedException {
        stage.deed(stage.guest(player).place().name() + " acts");
        String action = stage.act(player, text, Map.of());
        stage.allSee(COMBAT, combat);
        stage.shown();
        return action;
    }

    private void answer(String player, String action, String text) throws IOException, InterruptedException {
        stage.deed("The host answers " + stage.guest(player).place().name());
        host.resolve(player, action, Telling.of(text));
        stage.shown();
    }

    private void next(String combatant) throws IOException, InterruptedException {
        host.command("combat/next", JsonValue.EMPTY_JSON_OBJECT);
        stage.allSeeTurnOf(combatant);
    }

    private static JsonObjectBuilder object() {
        return Json.createObjectBuilder();
    }
}
