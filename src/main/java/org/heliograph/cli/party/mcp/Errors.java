package org.heliograph.cli.party.mcp;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Errors as JSON-RPC has them. */
final class Errors {
    static final int NOT_JSON = -32700;
    static final int NO_MESSAGE = -32600;
    static final int SERVER = -32000;

    private static final int UNKNOWN = 404;

    private Errors() {}

    /** An answer to a request of this id, which is null where nobody knows it. */
    static String because(JsonValue id, int code, String sentence) {
        return Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("id", id)
                .add("error", Json.createObjectBuilder().add("code", code).add("message", sentence))
                .build()
                .toString();
    }

    /** Why a server refuses, in its own words where it has some. */
    static String reason(HttpResponse<String> response) {
        return object(response.body())
                .map(json -> json.getString("message", ""))
                .filter(words -> !words.isBlank())
                .orElse(
                        response.statusCode() == UNKNOWN
                                ? "No party is hosted by models at this server"
                                : "The server answered " + response.statusCode());
    }

    /** The object that a text is; empty if it is none. */
    static Optional<JsonObject> object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException e) {
            // Parsers throw many kinds: for bad syntax, nesting too deep, numbers too long, no object at all.
            return Optional.empty();
        }
    }
}
