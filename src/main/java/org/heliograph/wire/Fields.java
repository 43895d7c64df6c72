package org.heliograph.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.jspecify.annotations.Nullable;

/**
 * A client's JSON object, read field by field; what is wrong is refused by the field's name. Unknown fields are ignored,
 * {@code null} counts as absent.
 */
public final class Fields {
    private final JsonObject object;

    /** The fields of this object. */
    public Fields(JsonObject object) {
        this.object = object;
    }

    /** A text that must be there. */
    public String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw RefusedException.invalid(name + " is missing");
        }
        return value;
    }

    /** A text, or null if absent. */
    public @Nullable String textOrNull(String name) {
        JsonValue value = present(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            throw RefusedException.invalid(name + " must be a string");
        }
        return Texts.wellFormed(name, string.getString());
    }

    /** A whole number, or null if absent. */
    public @Nullable Long wholeNumberOrNull(String name) {
        JsonValue value = present(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonNumber number)) {
            throw RefusedException.invalid(name + " must be a whole number");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw RefusedException.invalid(name + " must be a whole number below 2^63");
        }
    }

    /** An instant in ISO-8601, UTC where it has no offset; the other if absent. */
    public Instant instantOr(String name, Instant other) {
        String text = textOrNull(name);
        try {
            return text == null ? other : Timestamps.parse(text);
        } catch (DateTimeParseException e) {
            throw RefusedException.invalid(name + " must be an ISO-8601 timestamp");
        }
    }

    /** True or false; false if absent. */
    public boolean flag(String name) {
        JsonValue value = present(name);
        if (value == null) {
            return false;
        }
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw RefusedException.invalid(name + " must be true or false");
        }
        return value == JsonValue.TRUE;
    }

    /** True or false, or null if absent. */
    public @Nullable Boolean flagOrNull(String name) {
        return present(name) == null ? null : flag(name);
    }

    /** A number, or null if absent. */
    public @Nullable BigDecimal numberOrNull(String name) {
        JsonValue value = present(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonNumber number)) {
            throw RefusedException.invalid(name + " must be a number");
        }
        return number.bigDecimalValue();
    }

    /** Texts; none if absent. */
    public List<String> texts(String name) {
        JsonValue value = present(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw RefusedException.invalid(name + " must be a list of strings");
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue element : array) {
            if (!(element instanceof JsonString string)) {
                throw RefusedException.invalid(name + " must be a list of strings");
            }
            texts.add(Texts.wellFormed(name, string.getString()));
        }
        return texts;
    }

    /** The fields of an object within, or null if absent. */
    public @Nullable Fields fieldsOrNull(String name) {
        JsonValue value = present(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonObject within)) {
            throw RefusedException.invalid(name + " must be an object");
        }
        return new Fields(within);
    }

    /** These fields, if there are no others. */
    public Fields only(String... names) {
        for (String name : object.keySet()) {
            if (!Arrays.asList(names).contains(name)) {
                throw RefusedException.invalid("Unknown field: " + Texts.quote(name));
            }
        }
        return this;
    }

    /** Where the client says it was, under any of the names that clients use. */
    public Resume resume() {
        return new Resume(
                textOrNull("cursor"),
                firstOf("last_seen", "since", "from_timestamp"),
                firstOf("last_seq", "since_id", "after_seq"));
    }

    private @Nullable String firstOf(String... names) {
        for (String name : names) {
            JsonValue value = present(name);
            if (value instanceof JsonNumber number) {
                return number.toString();
            }
            if (value != null) {
                return textOrNull(name);
            }
        }
        return null;
    }

    private @Nullable JsonValue present(String name) {
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL ? null : value;
    }
}
