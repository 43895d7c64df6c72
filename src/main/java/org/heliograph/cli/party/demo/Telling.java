package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the host says in one act. Values.
 *
 * @param narrative for all; null for none
 * @param privately what single players are told
 * @param dmOnly what the host notes down; null for nothing
 * @param characters what becomes different in which
 */
record Telling(
        @Nullable String narrative,
        Map<String, String> privately,
        @Nullable String dmOnly,
        Map<String, JsonObject> characters) {
    static Telling of(String narrative) {
        return new Telling(narrative, Map.of(), null, Map.of());
    }

    /** What is told to all, or to who whispered. */
    String text() {
        return narrative == null ? "" : narrative;
    }

    Telling privately(String player, String text) {
        Map<String, String> more = new TreeMap<>(privately);
        more.put(player, text);
        return new Telling(narrative, more, dmOnly, characters);
    }

    Telling noted(String text) {
        return new Telling(narrative, privately, text, characters);
    }

    Telling with(String character, JsonObjectBuilder patch) {
        Map<String, JsonObject> more = new LinkedHashMap<>(characters);
        more.put(character, patch.build());
        return new Telling(narrative, privately, dmOnly, more);
    }

    JsonObjectBuilder json() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (narrative != null) {
            json.add("narrative", narrative);
        }
        if (dmOnly != null) {
            json.add("dm_only", dmOnly);
        }
        JsonObjectBuilder texts = Json.createObjectBuilder();
        privately.forEach(texts::add);
        JsonObjectBuilder patches = Json.createObjectBuilder();
        characters.forEach(patches::add);
        return json.add("private", texts).add("characters", patches);
    }
}
