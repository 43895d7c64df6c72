package org.heliograph.plans;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** Hides secrets in what a producer says in words of its own. */
final class Covering {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private Covering() {}

    static JsonObject of(Mask mask, JsonObject object) {
        if (mask.isEmpty()) {
            return object;
        }
        JsonObjectBuilder covered = JSON.createObjectBuilder();
        object.forEach((name, value) -> covered.add(mask.cover(name), any(mask, value)));
        return covered.build();
    }

    /** A secret may be written as a number; what hides it is none. */
    private static JsonValue number(Mask mask, JsonValue value) {
        String shown = value instanceof JsonNumber ? mask.cover(value.toString()) : "";
        return shown.contains(Mask.STARS) ? JSON.createValue(shown) : value;
    }

    private static JsonValue any(Mask mask, JsonValue value) {
        if (value instanceof JsonString text) {
            return JSON.createValue(mask.cover(text.getString()));
        }
        if (value instanceof JsonObject object) {
            return of(mask, object);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder covered = JSON.createArrayBuilder();
            array.forEach(element -> covered.add(any(mask, element)));
            return covered.build();
        }
        return number(mask, value);
    }
}
