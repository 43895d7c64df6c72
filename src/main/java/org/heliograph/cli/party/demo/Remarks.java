package org.heliograph.cli.party.demo;

import static org.heliograph.cli.party.demo.Remark.Tone.ALONE;
import static org.heliograph.cli.party.demo.Remark.Tone.ALOUD;
import static org.heliograph.cli.party.demo.Remark.Tone.ASIDE;
import static org.heliograph.cli.party.demo.Remark.Tone.END;
import static org.heliograph.cli.party.demo.Remark.Tone.HOST;
import static org.heliograph.cli.party.demo.Remark.Tone.STATE;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.heliograph.cli.remote.Frame;

/** A party's frames, for people. What others wrote cannot take over a terminal. */
final class Remarks {
    private static final int REPLACEMENT = 0xFFFD;

    private Remarks() {}

    /** What a frame says; nothing if it is only for programs. */
    static List<Remark> of(Frame frame) {
        JsonObject json = frame.json();
        List<Remark> said = switch (frame.type()) {
            case "connected" -> List.of(remark(ASIDE, "at the table, as " + text(json, "role")));
            case "narrative" -> narrative(json);
            case "private" -> List.of(remark(ALONE, "✉ " + text(json, "content")));
            case "system" -> List.of(remark(ASIDE, "· " + text(json, "content")));
            case "action_queued" ->
                List.of(remark(
                        HOST,
                        text(json, "player_name")
                                + (json.getBoolean("private", false) ? " whispers: " : ": ")
                                + text(json, "text")));
            case "action_status" -> List.of(status(json));
            case "thinking" -> List.of(remark(ASIDE, text(json, "message")));
            case "combat_state" -> List.of(remark(STATE, "⚔ " + combat(frame.body())));
            case "character_update" -> List.of(remark(STATE, "♥ " + sheet(frame.body())));
            case "error" -> List.of(remark(END, "✗ " + text(json, "message")));
            default -> List.of();
        };
        return frame.replay() ? said.stream().map(Remarks::again).toList() : said;
    }

    /** How a connection ended. */
    static Remark ended(int code, String reason) {
        return remark(END, "✗ closed " + code + (reason.isEmpty() ? "" : ": " + reason));
    }

    private static Remark again(Remark remark) {
        return new Remark(remark.tone(), "↺ " + remark.text());
    }

    private static List<Remark> narrative(JsonObject json) {
        List<Remark> remarks = new ArrayList<>();
        String to = json.get("to") instanceof JsonArray few ? "to " + texts(few) + ": " : "";
        if (!text(json, "narrative").isEmpty()) {
            remarks.add(remark(ALOUD, to + text(json, "narrative")));
        }
        if (json.get("all_private") instanceof JsonObject secrets) {
            secrets.keySet()
                    .forEach(player -> remarks.add(remark(ALONE, "✉ " + player + ": " + text(secrets, player))));
        }
        if (json.containsKey("dm_only")) {
            remarks.add(remark(HOST, "✎ " + text(json, "dm_only")));
        }
        return remarks;
    }

    private static Remark status(JsonObject json) {
        String whose = json.containsKey("player_id") ? " (" + text(json, "player_id") + ")" : "";
        String error = json.containsKey("error") ? ": " + text(json, "error") : "";
        return remark(error.isEmpty() ? ASIDE : END, "… " + text(json, "status") + whose + error);
    }

    private static String combat(JsonObject combat) {
        if (!combat.getBoolean("active", false)) {
            return "no fight";
        }
        if (text(combat, "mode").equals("simultaneous")) {
            return text(combat, "prompt") + " Waiting for " + texts(combat.getJsonArray("waiting_for"));
        }
        String turn = combat.getBoolean("your_turn", false) ? "YOUR TURN" : "turn of " + text(combat, "current_turn");
        return "round " + combat.get("round") + ", " + turn + ": "
                + combat.getJsonArray("initiative").getValuesAs(JsonObject.class).stream()
                        .map(Remarks::combatant)
                        .collect(Collectors.joining(", "));
    }

    private static String combatant(JsonObject one) {
        return text(one, "id") + " " + health(one) + (one.getBoolean("hidden", false) ? " (hidden)" : "")
                + conditions(one);
    }

    private static String sheet(JsonObject sheet) {
        return text(sheet, "name") + " " + health(sheet) + conditions(sheet);
    }

    private static String health(JsonObject one) {
        return one.get("hp") instanceof JsonNumber figure ? figure + "/" + one.get("max_hp") : text(one, "hp");
    }

    private static String conditions(JsonObject one) {
        return one.get("conditions") instanceof JsonArray array && !array.isEmpty() ? " [" + texts(array) + "]" : "";
    }

    private static String texts(JsonArray array) {
        return array.stream()
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonObject json, String field) {
        JsonValue value = json.get(field);
        return value instanceof JsonString text ? text.getString() : "";
    }

    private static Remark remark(Remark.Tone tone, String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().map(Remarks::shown).forEach(shown::appendCodePoint);
        return new Remark(tone, shown.toString());
    }

    private static int shown(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return ' ';
        }
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE
                ? REPLACEMENT
                : codePoint;
    }
}
