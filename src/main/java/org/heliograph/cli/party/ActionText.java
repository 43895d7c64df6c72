package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.heliograph.cli.party.remote.Texts;
import org.heliograph.cli.remote.VisibleText;

/**
 * An action for people.
 *
 * @param zone whose time of day is shown
 */
record ActionText(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    String of(JsonObject action) {
        String head = Texts.line(action, "action_id") + "  " + Texts.line(action, "player_name") + " ("
                + Texts.line(action, "player_id") + ") at " + time(Texts.raw(action, "submitted_at"))
                + (action.getBoolean("private", false) ? ", whispered" : "");
        String text = head + "\n" + Texts.lines(action, "text");
        return action.get("context") instanceof JsonObject context ? text + "\n\n" + context(context) : text;
    }

    private static String context(JsonObject context) {
        StringBuilder text = new StringBuilder();
        if (context.get("character") instanceof JsonObject character) {
            text.append("character: ")
                    .append(VisibleText.of(character.toString()))
                    .append('\n');
        }
        if (context.get("combat") instanceof JsonObject combat) {
            text.append(CombatText.of(combat)).append('\n');
        }
        if (context.containsKey("recent")) {
            for (JsonValue narrative : context.getJsonArray("recent")) {
                text.append("- ")
                        .append(Texts.lines(narrative.asJsonObject(), "content").replace("\n", "\n  "))
                        .append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    private String time(String timestamp) {
        try {
            return TIME.format(Instant.parse(timestamp).atZone(zone));
        } catch (DateTimeException e) {
            return "--:--:--";
        }
    }
}
