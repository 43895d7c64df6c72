package org.heliograph.cli.task;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is given. What is null is left to the server, which checks the rest.
 *
 * @param command what is to be done
 * @param id its name
 * @param priority P0, P1 or P2
 * @param timeoutSeconds how long it may take
 * @param expires when it is no longer worth doing
 * @param retries how often it may begin again after its time ran out
 */
public record Assignment(
        String command,
        @Nullable String id,
        @Nullable String priority,
        @Nullable Long timeoutSeconds,
        @Nullable String expires,
        @Nullable Integer retries) {
    JsonObject json() {
        JsonObjectBuilder object = Json.createObjectBuilder().add("command", command);
        addText(object, "task_id", id);
        addText(object, "priority", priority);
        addText(object, "expires", expires);
        if (timeoutSeconds != null) {
            object.add("timeout_seconds", timeoutSeconds);
        }
        if (retries != null) {
            object.add("retries", retries);
        }
        return object.build();
    }

    private static void addText(JsonObjectBuilder object, String name, @Nullable String value) {
        if (value != null) {
            object.add(name, value);
        }
    }
}
