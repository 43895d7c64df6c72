package org.heliograph.core.connection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A push, encoded once and shared by everyone who receives it. Immutable; what is derived from it is computed at most a
 * few times and kept.
 */
public final class Frame {
    private static final String REPLAY = "{\"replay\":true,";

    private final String type;
    private final @Nullable String cursor;
    private final String text;
    private int size;
    private @Nullable Frame replayed;

    /**
     * A frame.
     *
     * @param type the frame's type, also the name of a server-sent event
     * @param cursor where reading goes on after it, or null
     * @param text one JSON object with at least one member
     */
    public Frame(String type, @Nullable String cursor, String text) {
        this.type = type;
        this.cursor = cursor;
        this.text = text;
    }

    /** The frame's type. */
    public String type() {
        return type;
    }

    /** Where reading goes on after this frame; null if it did not come from the log. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** The JSON text. */
    public String text() {
        return text;
    }

    /** Bytes the text takes in UTF-8. */
    public int size() {
        if (size == 0) {
            size = utf8Length(text);
        }
        return size;
    }

    /** Bytes that frames take together. */
    public static int sizeOf(List<Frame> frames) {
        int sum = 0;
        for (Frame frame : frames) {
            sum += frame.size();
        }
        return sum;
    }

    /** The text in UTF-8, made anew at each call. */
    public byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same frame as a reader receives it before it has caught up. */
    public Frame replayed() {
        Frame known = replayed;
        if (known == null) {
            known = new Frame(type, cursor, REPLAY + text.substring(1));
            replayed = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Bytes a text takes in UTF-8. */
    public static int utf8Length(String text) {
        int length = text.length();
        int bytes = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x800) {
                // A surrogate pair takes four bytes for its two characters.
                bytes += Character.isSurrogate(c) ? 1 : 2;
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }
}
