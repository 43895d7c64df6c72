package org.heliograph.party.web.mcp;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.heliograph.wire.Json;

/** All tools: how they are described stands in {@code tools.json}, what they do stands here. */
final class Toolbox {
    private static final Map<String, Deed> DEEDS = Map.ofEntries(
            Map.entry("party-mode", SeatDeeds::mode),
            Map.entry("party-status", SeatDeeds::status),
            Map.entry("party-next", ActionDeeds::next),
            Map.entry("party-resolve", ActionDeeds::resolve),
            Map.entry("party-requeue", ActionDeeds::requeue),
            Map.entry("party-cancel", ActionDeeds::cancel),
            Map.entry("party-say", ActionDeeds::say),
            Map.entry("party-thinking", ActionDeeds::thinking),
            Map.entry("party-combat", TableDeeds::combat),
            Map.entry("party-character", TableDeeds::character),
            Map.entry("party-kick", SeatDeeds::kick),
            Map.entry("party-token", SeatDeeds::token),
            Map.entry("party-stop", SeatDeeds::stop));

    private Toolbox() {}

    static List<Tool> tools() {
        JsonObject described = new Json().parse(Packed.text("tools.json"));
        return described.getJsonArray("tools").getValuesAs(JsonObject.class).stream()
                .map(Toolbox::tool)
                .toList();
    }

    private static Tool tool(JsonObject json) {
        String name = json.getString("name");
        Deed deed = DEEDS.get(name);
        if (deed == null) {
            throw new IllegalStateException(name + " is described and does nothing");
        }
        return new Tool(
                name,
                json.getString("title"),
                json.getString("description"),
                json.getJsonObject("input"),
                Tool.Effect.valueOf(json.getString("effect").toUpperCase(Locale.ROOT)),
                deed);
    }
}
