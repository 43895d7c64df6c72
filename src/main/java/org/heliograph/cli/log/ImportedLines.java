package org.heliograph.cli.log;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.Origin;
import org.heliograph.core.log.Topic;
import org.heliograph.core.log.jsonl.JsonlLogFiles;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Makes a draft of a line, whoever wrote it: another log of ours, with its checksum or, after somebody has edited it,
 * without; or a program that knows nothing of logs. Blank lines are passed over. For one thread.
 */
public final class ImportedLines implements Function<String, Optional<Draft>> {
    private final ApplicationLines application;
    private final Clock clock;
    private final Json json = new Json();
    private final LineNames names = new LineNames();

    /**
     * Lines for an application.
     *
     * @param clock tells when a line happened that does not say so itself
     */
    public ImportedLines(ApplicationLines application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException saying what is wrong with the line */
    @Override
    public Optional<Draft> apply(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonObject object = json.parse(line);
            return Optional.of(object.containsKey("event") ? entry(line, object) : foreign(line, object));
        } catch (RefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Draft entry(String line, JsonObject object) {
        if (object.containsKey("crc")) {
            Entry entry = sealed(line);
            return checked(entry.topic().id(), entry.event())
                    .keyed(entry.key())
                    .from(new Origin(entry.id(), entry.at()));
        }
        Fields fields = new Fields(object);
        if (!(object.get("event") instanceof JsonObject event)) {
            throw new IllegalArgumentException("event must be an object");
        }
        return checked(fields.text("topic"), event.toString())
                .keyed(fields.textOrNull("key"))
                .from(origin(line, object, fields, "at"));
    }

    private Entry sealed(String line) {
        try {
            return JsonlLogFiles.entry(line.strip(), application.kind());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (take out crc to import the line as it is)", e);
        }
    }

    private Draft checked(String topic, String event) {
        application.check(topic, event);
        return Draft.of(new Topic(application.kind(), topic), event);
    }

    private Draft foreign(String line, JsonObject object) {
        Fields fields = new Fields(object);
        return application.draft(fields).from(origin(line, object, fields, "timestamp"));
    }

    private Origin origin(String line, JsonObject object, Fields fields, String time) {
        return new Origin(names.of(id(object), line), fields.instantOr(time, clock.instant()));
    }

    private static @Nullable String id(JsonObject object) {
        JsonValue id = object.get("id");
        if (id == null || id == JsonValue.NULL) {
            return null;
        }
        return id instanceof JsonString text ? text.getString() : id.toString();
    }
}
