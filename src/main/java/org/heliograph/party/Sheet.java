package org.heliograph.party;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.OptionalInt;
import org.heliograph.core.PlainId;
import org.heliograph.core.RefusedException;

/**
 * A character, or a foe, as its JSON object: fields that are known here are checked, all others are kept as they are.
 * What begins with {@code dm_}, at any depth, and whether it is hidden, is for the host alone.
 *
 * @param json checked
 */
@JsonbTypeAdapter(Sheet.AsJson.class)
public record Sheet(JsonObject json) {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    /** A sheet has at most so many bytes, about. */
    public static final int LONGEST = 32 * 1024;

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String HIDDEN = "hidden";
    private static final String CONDITIONS = "conditions";
    private static final int LONGEST_NAME = 128;
    private static final int LARGEST = 1_000_000;

    /**
     * A sheet of this object.
     *
     * @throws RefusedException 400 that names the first field that is wrong
     */
    public Sheet {
        SheetShape.check(json);
        PlainId.checked(ID, text(json, ID));
        if (text(json, ID).equals(Recipient.HOST_ID) || text(json, ID).equals(Recipient.OBSERVER_ID)) {
            throw RefusedException.invalid("id must not be " + text(json, ID));
        }
        String name = text(json, NAME);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw RefusedException.invalid("name must have 1 to " + LONGEST_NAME + " characters");
        }
        for (String field : List.of("player_name", "class", "race", "notes")) {
            require(json, field, value -> value instanceof JsonString, "a string");
        }
        for (String field : List.of("hp", "max_hp", "ac", "level")) {
            require(json, field, Sheet::isWhole, "a whole number from -" + LARGEST + " to " + LARGEST);
        }
        require(json, CONDITIONS, Sheet::isTexts, "a list of strings");
        require(json, "inventory", Sheet::isThings, "a list of strings or objects");
        require(json, HIDDEN, value -> value == JsonValue.TRUE || value == JsonValue.FALSE, "true or false");
        if (json.toString().length() > LONGEST) {
            throw RefusedException.tooLarge("The sheet of " + text(json, ID) + " is over " + LONGEST + " characters");
        }
    }

    private interface Check {
        boolean fits(JsonValue value);
    }

    private static void require(JsonObject json, String field, Check check, String what) {
        JsonValue value = json.get(field);
        if (value != null && value != JsonValue.NULL && !check.fits(value)) {
            throw RefusedException.invalid(field + " must be " + what);
        }
    }

    private static String text(JsonObject json, String field) {
        JsonValue value = json.get(field);
        if (value == null || value == JsonValue.NULL) {
            throw RefusedException.invalid(field + " is missing");
        }
        if (!(value instanceof JsonString string)) {
            throw RefusedException.invalid(field + " must be a string");
        }
        return string.getString();
    }

    private static boolean isWhole(JsonValue value) {
        return value instanceof JsonNumber number
                && number.isIntegral()
                && number.bigDecimalValue().abs().compareTo(java.math.BigDecimal.valueOf(LARGEST)) <= 0;
    }

    private static boolean isTexts(JsonValue value) {
        return value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance);
    }

    private static boolean isThings(JsonValue value) {
        return value instanceof JsonArray array
                && array.stream().allMatch(thing -> thing instanceof JsonString || thing instanceof JsonObject);
    }

    /** Its id, also its player's. */
    public String id() {
        return text(json, ID);
    }

    /** What everybody calls it. */
    public String name() {
        return text(json, NAME);
    }

    /** Whether only the host may know that it is there. */
    public boolean isHidden() {
        return json.getBoolean(HIDDEN, false);
    }

    /** A number, if the sheet has it. */
    OptionalInt number(String field) {
        return json.get(field) instanceof JsonNumber number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    /** What afflicts it. */
    JsonArray conditions() {
        return json.get(CONDITIONS) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    /**
     * The sheet with what a merge patch (RFC 7396) changes.
     *
     * @throws RefusedException 400 if the result is no sheet, or of another id
     */
    public Sheet patched(JsonObject patch) {
        JsonValue merged = JSON.createMergePatch(patch).apply(json);
        Sheet changed = new Sheet(merged.asJsonObject());
        if (!changed.id().equals(id())) {
            throw RefusedException.invalid("id cannot be changed");
        }
        return changed;
    }

    /** What the one who plays it may see. */
    JsonObject forItsPlayer() {
        JsonObjectBuilder visible = JSON.createObjectBuilder(SheetShape.forItsPlayer(json));
        visible.remove(HIDDEN);
        return visible.build();
    }

    /** In JSON. */
    public static final class AsJson implements JsonbAdapter<Sheet, JsonObject> {
        @Override
        public JsonObject adaptToJson(Sheet sheet) {
            return sheet.json();
        }

        @Override
        public Sheet adaptFromJson(JsonObject json) {
            return new Sheet(json);
        }
    }
}
