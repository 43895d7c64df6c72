package org.heliograph.cli.party.remote;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.heliograph.cli.remote.VisibleText;

/** Fields of an answer as they can be shown: one that is missing, or of another type, is no reason to fail. */
public final class Texts {
    private Texts() {}

    /** A text in one line, harmless to a terminal; empty if there is none. */
    public static String line(JsonObject object, String field) {
        return VisibleText.of(raw(object, field));
    }

    /** A text in its lines, harmless to a terminal; empty if there is none. */
    public static String lines(JsonObject object, String field) {
        return VisibleText.ofLines(raw(object, field));
    }

    /** A text as it came; empty if there is none. */
    public static String raw(JsonObject object, String field) {
        return object.get(field) instanceof JsonString text ? text.getString() : "";
    }

    /** A whole number; 0 if there is none. */
    public static long number(JsonObject object, String field) {
        return object.get(field) instanceof JsonNumber number ? number.longValue() : 0;
    }
}
