package org.heliograph.cli.party;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.heliograph.cli.party.remote.Texts;

/**
 * How a party is, for people.
 *
 * @param clock what ages are counted by
 */
record StatusText(Clock clock) {
    private static final String ROW = "%-20s %-20s %5s  %-14s %s";

    String of(JsonObject status) {
        if (Texts.raw(status, "status").equals("stopped")) {
            return Texts.line(status, "party_id") + " is over";
        }
        StringBuilder text = new StringBuilder(Texts.line(status, "name") + "  " + Texts.line(status, "party_id") + "  "
                + Texts.line(status, "url") + "  for " + words(Texts.number(status, "uptime_seconds")) + "\n\n");
        line(text, ROW, "PLAYER", "NAME", "TABS", "LAST SEEN", "LAG");
        status.getJsonArray("players").getValuesAs(JsonObject.class).forEach(player -> line(text, player));
        text.append('\n');
        line(
                text,
                "%d watching; %d pending, %d processing, %d resolved",
                Texts.number(status, "observers"),
                Texts.number(status, "pending"),
                Texts.number(status, "processing"),
                Texts.number(status, "resolved"));
        if (status.get("next") instanceof JsonObject next) {
            line(text, "next: %s, for %s", Texts.line(next, "action_id"), words(Texts.number(next, "age_seconds")));
        }
        return text.toString().stripTrailing();
    }

    private void line(StringBuilder text, JsonObject player) {
        boolean isConnected = player.getBoolean("connected", false);
        line(
                text,
                ROW,
                Texts.line(player, "player_id"),
                Texts.line(player, "name"),
                isConnected ? Texts.number(player, "connections") : "–",
                seen(Texts.raw(player, "last_seen")),
                player.getBoolean("removed", false)
                        ? "sent away"
                        : isConnected ? Texts.number(player, "lag_ms") + " ms" : "");
    }

    private String seen(String timestamp) {
        if (timestamp.isEmpty()) {
            return "never";
        }
        try {
            long age =
                    Duration.between(Instant.parse(timestamp), clock.instant()).toSeconds();
            return words(Math.max(0, age)) + " ago";
        } catch (DateTimeException e) {
            return "?";
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private static String words(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min"
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
