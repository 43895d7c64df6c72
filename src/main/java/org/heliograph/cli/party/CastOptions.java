package org.heliograph.cli.party;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whom a party begins with. */
public final class CastOptions {
    @ArgGroup(multiplicity = "1")
    private Source source;

    /** One of them. */
    private static final class Source {
        @Option(
                names = "--campaign",
                paramLabel = "NAME",
                description = "The characters and foes of a campaign, a folder below 'campaigns' in the server's data"
                        + " folder.")
        private @Nullable String campaign;

        @Option(
                names = "--characters",
                paramLabel = "FILE",
                description = "A JSON list of characters, or an object with lists of characters and foes; - reads"
                        + " standard input.")
        private @Nullable String characters;
    }

    /**
     * A party of theirs, as the server takes it.
     *
     * @throws IOException with a sentence if the file cannot be read
     */
    public JsonObject body(String name) throws IOException {
        JsonObjectBuilder body = Json.createObjectBuilder().add("name", name);
        String file = source.characters;
        if (file == null) {
            return body.add("campaign", String.valueOf(source.campaign)).build();
        }
        JsonValue cast = Given.json(file);
        if (cast instanceof JsonArray list) {
            return body.add("characters", list).build();
        }
        if (!(cast instanceof JsonObject lists) || !lists.containsKey("characters")) {
            throw new IOException(file + " is neither a list of characters nor an object that has one");
        }
        body.add("characters", lists.get("characters"));
        if (lists.containsKey("foes")) {
            body.add("foes", lists.get("foes"));
        }
        return body.build();
    }
}
