package org.heliograph.party;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import org.heliograph.core.RefusedException;

/** What holds at every depth of a sheet. */
final class SheetShape {
    /** A sheet is read again from within an event, a snapshot and frames, by parsers that go only so deep. */
    private static final int DEEPEST = 32;

    private static final String FOR_THE_HOST = "dm_";

    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private SheetShape() {}

    /** @throws RefusedException 400 if it is too deep, or a text in it is none */
    static void check(JsonObject sheet) {
        check(sheet, 1);
    }

    private static void check(JsonValue value, int depth) {
        if (depth > DEEPEST) {
            throw RefusedException.invalid("A sheet is at most " + DEEPEST + " levels deep");
        }
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                checkText(name);
                check(member, depth + 1);
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(element -> check(element, depth + 1));
        } else if (value instanceof JsonString text) {
            checkText(text.getString());
        }
    }

    /** Half a character cannot be sent. */
    private static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw RefusedException.invalid("A text in the sheet holds half a character");
            }
        }
    }

    /** The object without what is for the host alone, at any depth. */
    static JsonObject forItsPlayer(JsonObject object) {
        JsonObjectBuilder visible = JSON.createObjectBuilder();
        object.forEach((name, value) -> {
            if (!name.startsWith(FOR_THE_HOST)) {
                visible.add(name, forItsPlayer(value));
            }
        });
        return visible.build();
    }

    private static JsonValue forItsPlayer(JsonValue value) {
        if (value instanceof JsonObject object) {
            return forItsPlayer(object);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder visible = JSON.createArrayBuilder();
            array.forEach(element -> visible.add(forItsPlayer(element)));
            return visible.build();
        }
        return value;
    }
}
