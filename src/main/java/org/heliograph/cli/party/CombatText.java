package org.heliograph.cli.party;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.stream.Collectors;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.VisibleText;

/** A combat for people, as the host sees it. */
final class CombatText {
    private CombatText() {}

    static String of(JsonObject combat) {
        if (!combat.getBoolean("active", false)) {
            return "no combat";
        }
        return Texts.raw(combat, "mode").equals("simultaneous") ? together(combat) : fight(combat);
    }

    private static String together(JsonObject combat) {
        return "all at once: " + Texts.line(combat, "prompt") + "\nuntil " + Texts.line(combat, "deadline")
                + "\nsubmitted: " + names(combat, "submitted") + "\nwaiting for: " + names(combat, "waiting_for");
    }

    private static String fight(JsonObject combat) {
        String turn = Texts.raw(combat, "current_turn");
        String deadline = Texts.line(combat, "turn_deadline");
        String head = "combat, round " + Texts.number(combat, "round")
                + (deadline.isEmpty() ? "" : ", this turn until " + deadline);
        return array(combat, "initiative").stream()
                .map(JsonValue::asJsonObject)
                .map(one -> row(one, turn))
                .collect(Collectors.joining("\n", head + "\n", ""));
    }

    private static String row(JsonObject one, String turn) {
        String conditions = names(one, "conditions");
        return String.format(
                        Locale.ROOT,
                        "%s %3d  %-20s %-20s %s%s%s%s",
                        Texts.raw(one, "id").equals(turn) ? ">" : " ",
                        Texts.number(one, "initiative"),
                        Texts.line(one, "id"),
                        Texts.line(one, "name"),
                        one.isNull("hp") ? "" : "hp " + Texts.number(one, "hp"),
                        one.isNull("max_hp") ? "" : "/" + Texts.number(one, "max_hp"),
                        one.getBoolean("hidden", false) ? "  hidden" : "",
                        conditions.equals("–") ? "" : "  " + conditions)
                .stripTrailing();
    }

    private static String names(JsonObject object, String field) {
        String names = array(object, field).stream()
                .map(value -> value instanceof JsonString text ? VisibleText.of(text.getString()) : "")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "–" : names;
    }

    private static JsonArray array(JsonObject object, String field) {
        return object.get(field) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }
}
