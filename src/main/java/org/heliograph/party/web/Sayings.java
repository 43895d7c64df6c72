package org.heliograph.party.web;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Battle;
import org.heliograph.party.Combat;
import org.heliograph.party.Saying;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Texts;

/** What a host sends, read. */
public final class Sayings {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String PRIVATE = "private";
    private static final String CHARACTERS = "characters";
    private static final int HIGHEST_INITIATIVE = 1_000;

    private Sayings() {}

    /** What is said. */
    public static Saying of(JsonObject body) {
        Fields fields = new Fields(body);
        boolean isToAFew = body.get("to") instanceof JsonArray;
        List<String> to = fields.texts("to");
        return new Saying(
                fields.textOrNull("narrative"),
                isToAFew ? to : null,
                privately(body),
                fields.textOrNull("dm_only"),
                patches(body));
    }

    private static Map<String, String> privately(JsonObject body) {
        Map<String, String> texts = new LinkedHashMap<>();
        objectOrEmpty(body, PRIVATE).forEach((player, value) -> {
            if (!(value instanceof JsonString text)) {
                throw RefusedException.invalid("private." + Texts.quote(player) + " must be a string");
            }
            texts.put(player, Texts.wellFormed(PRIVATE, text.getString()));
        });
        return texts;
    }

    private static Map<String, JsonObject> patches(JsonObject body) {
        Map<String, JsonObject> patches = new LinkedHashMap<>();
        objectOrEmpty(body, CHARACTERS).forEach((id, value) -> {
            if (!(value instanceof JsonObject patch)) {
                throw RefusedException.invalid("characters." + Texts.quote(id) + " must be an object");
            }
            patches.put(id, patch);
        });
        return patches;
    }

    private static JsonObject objectOrEmpty(JsonObject body, String field) {
        JsonValue value = body.get(field);
        if (value == null || value == JsonValue.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!(value instanceof JsonObject object)) {
            throw RefusedException.invalid(field + " must be an object");
        }
        return object;
    }

    /** Those who take part in a fight. */
    public static List<Battle.Combatant> combatants(JsonObject body) {
        if (!(body.get("initiative") instanceof JsonArray array)) {
            throw RefusedException.invalid("initiative must be a list");
        }
        return array.stream().map(Sayings::combatant).toList();
    }

    /** One who takes part in a fight. */
    public static Battle.Combatant combatant(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            throw RefusedException.invalid("initiative must be a list of objects");
        }
        Fields fields = new Fields(object);
        Long initiative = fields.wholeNumberOrNull("initiative");
        if (initiative == null || initiative < -HIGHEST_INITIATIVE || initiative > HIGHEST_INITIATIVE) {
            throw RefusedException.invalid(
                    "initiative must be a whole number from -" + HIGHEST_INITIATIVE + " to " + HIGHEST_INITIATIVE);
        }
        JsonObject sheet = JSON.createObjectBuilder(object).remove("initiative").build();
        return new Battle.Combatant(new Combat.Rank(fields.text("id"), initiative.intValue()), sheet);
    }
}
