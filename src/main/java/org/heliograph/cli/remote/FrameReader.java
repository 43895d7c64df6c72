package org.heliograph.cli.remote;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/** Reads JSON objects. For use by any thread. */
final class FrameReader {
    private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());

    /** The object that a text is; empty if it is none. */
    Optional<JsonObject> object(String text) {
        try (JsonReader reader = readers.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The frame that a text is; empty for one that is no JSON object, which no server of ours sends. */
    Optional<Frame> frame(String text) {
        return object(text).map(json -> new Frame(text, json));
    }
}
