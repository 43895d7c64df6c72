package org.heliograph.party.web.mcp;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/** A JSON-RPC message, as far as it matters how it travels. */
sealed interface Message {
    /** Something is asked for; the id is JSON. */
    record Request(String id, String method) implements Message {}

    /** Something is told. */
    record Notification(String method, JsonObject params) implements Message {}

    /** Something is answered. */
    record Response() implements Message {}

    /**
     * The message in a JSON object.
     *
     * @throws RefusedException 400 if it is none
     */
    static Message of(JsonObject json) {
        if (!(json.get("jsonrpc") instanceof JsonString version)
                || !version.getString().equals("2.0")) {
            throw RefusedException.invalid("Not a JSON-RPC 2.0 message");
        }
        JsonValue id = json.get("id");
        if (!json.containsKey("method")) {
            if (json.containsKey("result") || json.containsKey("error")) {
                return new Response();
            }
            throw RefusedException.invalid("method is missing");
        }
        if (!(json.get("method") instanceof JsonString method)) {
            throw RefusedException.invalid("method must be a string");
        }
        return id == null
                ? new Notification(method.getString(), params(json.get("params")))
                : new Request(id(id), method.getString());
    }

    private static JsonObject params(@Nullable JsonValue params) {
        return params instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static String id(JsonValue id) {
        if (id instanceof JsonString || id instanceof JsonNumber) {
            return id.toString();
        }
        throw RefusedException.invalid("id must be a string or a number");
    }
}
