package org.heliograph.cli.party.auto;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of a command that was to answer an action. */
sealed interface Answer {
    /** It has something to say, as the server takes it. */
    record Said(JsonObject body) implements Answer {}

    /** It has no answer; the action is to wait again. */
    record None(String reason) implements Answer {}

    /** It was ended because we are. */
    record Stopped() implements Answer {}

    /** A model that was asked for JSON likes to put it into a fence. */
    Pattern FENCED = Pattern.compile("```\\w*\\s*\\n(.*)\\n\\s*```", Pattern.DOTALL);

    /**
     * What a command printed: a JSON object, or the narrative. What begins as an object and is none is no narrative: it
     * may hold what only the host is to know.
     */
    static Answer of(String printed) {
        String text = printed.strip();
        if (text.isEmpty()) {
            return new None("it printed nothing");
        }
        Matcher fence = FENCED.matcher(text);
        String inside = fence.matches() ? fence.group(1).strip() : text;
        if (!inside.startsWith("{")) {
            return new Said(Json.createObjectBuilder().add("narrative", text).build());
        }
        return object(inside)
                .<Answer>map(Said::new)
                .orElseGet(() -> new None("what it printed is no whole JSON object"));
    }

    private static Optional<JsonObject> object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
