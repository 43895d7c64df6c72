package org.heliograph.cli.party.remote;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;

/** JSON that people and programs wrote. */
public final class JsonText {
    private JsonText() {}

    /**
     * The value that a text is, to its end.
     *
     * @throws JsonParsingException with the place where it stops being one, and none of the text
     */
    public static JsonValue parse(String text) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            return whole(parser);
        }
    }

    private static JsonValue whole(JsonParser parser) {
        JsonValue value;
        boolean isWhole;
        try {
            parser.next();
            value = parser.getValue();
            isWhole = !parser.hasNext();
        } catch (RuntimeException e) {
            // Parsers throw many kinds: for bad syntax, nesting too deep, numbers too long, an early end.
            throw new JsonParsingException("This is no JSON", e, parser.getLocation());
        }
        if (!isWhole) {
            throw new JsonParsingException("Something follows", parser.getLocation());
        }
        return value;
    }
}
