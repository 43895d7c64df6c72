package org.heliograph.core.log;

/**
 * The form of an event that every log takes: one JSON object on one line.
 *
 * <p>This is no JSON parser. It makes sure of what the log's own form depends on: that the text is a single object, holds
 * no raw control character, and can be written in UTF-8 without losing anything.
 */
public final class EventText {
    private EventText() {}

    /**
     * The event as it is kept: unchanged, but for lone surrogates, which become the JSON escapes that mean the same.
     *
     * @throws IllegalArgumentException if it is not one JSON object on one line
     */
    public static String checked(String event) {
        boolean loneSurrogates = false;
        boolean inString = false;
        int depth = 0;
        int end = event.length();
        for (int i = 0; i < end; i++) {
            char c = event.charAt(i);
            if (c < ' ') {
                throw new IllegalArgumentException("An event is one line: raw control character at " + i);
            }
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(event.charAt(i + 1))) {
                    i++;
                } else {
                    loneSurrogates = true;
                }
            } else if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth <= 0 && i < end - 1) {
                throw notAnObject();
            }
        }
        if (end < 2 || depth != 0 || inString || event.charAt(0) != '{' || event.charAt(end - 1) != '}') {
            throw notAnObject();
        }
        return loneSurrogates ? escapeLoneSurrogates(event) : event;
    }

    private static IllegalArgumentException notAnObject() {
        return new IllegalArgumentException("An event is one JSON object");
    }

    private static String escapeLoneSurrogates(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
