package org.heliograph.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;

/** JSON as tests write and read it. */
public final class Frames {
    private Frames() {}

    /** The object in a text. */
    public static JsonObject parse(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    /** An object of string members: {@code name, value, …}. */
    public static JsonObject object(String... members) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        for (int i = 0; i < members.length; i += 2) {
            builder.add(members[i], members[i + 1]);
        }
        return builder.build();
    }
}
