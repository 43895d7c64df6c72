package org.heliograph.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import org.heliograph.core.RefusedException;

/**
 * The one way objects become JSON and back: {@code snake_case}, timestamps as {@link Timestamps} writes them, absent
 * values left out unless a type says otherwise. Safe for use by many threads.
 */
public final class Json {
    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig()
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
            .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
            .withAdapters(new InstantAdapter()));
    private final JsonParserFactory parsers = jakarta.json.Json.createParserFactory(Map.of());

    /** The JSON text of a record. */
    public String write(Object value) {
        return jsonb.toJson(value);
    }

    /** A record from JSON that we wrote ourselves. */
    public <T> T read(String json, Class<T> type) {
        return jsonb.fromJson(json, type);
    }

    /**
     * The JSON object in a client's text.
     *
     * @throws RefusedException if there is none
     */
    public JsonObject parse(String text) {
        JsonValue value;
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            parser.next();
            value = parser.getValue();
            if (parser.hasNext()) {
                throw RefusedException.invalid("Not JSON");
            }
        } catch (RuntimeException e) {
            // Parsers throw many kinds: for bad syntax, nesting too deep, numbers too long, an early end.
            throw RefusedException.invalid("Not JSON");
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw RefusedException.invalid("Expected a JSON object");
        }
        return value.asJsonObject();
    }

    /** Timestamps in records. */
    public static final class InstantAdapter implements JsonbAdapter<Instant, String> {
        @Override
        public String adaptToJson(Instant instant) {
            return Timestamps.format(instant);
        }

        @Override
        public Instant adaptFromJson(String text) {
            return Instant.parse(text);
        }
    }
}
