package org.heliograph.cli.remote;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * One message of the server.
 *
 * @param text as it came, one JSON object
 * @param json the same, read
 */
public record Frame(String text, JsonObject json) {
    /** What it is; empty if it does not say. */
    public String type() {
        return text(json, "type").orElse("");
    }

    /** The cursor to resume at once this frame has been dealt with. */
    public Optional<String> cursor() {
        return text(json, "cursor");
    }

    /** By which a repetition is known; channels keep it in {@code data}. */
    public Optional<String> id() {
        return text(body(), "id");
    }

    /** Whether it was sent before {@code live}. */
    public boolean replay() {
        return json.getBoolean("replay", false);
    }

    /** The object that holds the event's own fields. */
    public JsonObject body() {
        return json.get("data") instanceof JsonObject data ? data : json;
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
