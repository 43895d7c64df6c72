package org.heliograph.party.web.mcp;

import jakarta.json.JsonObject;

/**
 * Data among a model's instructions, so that none of it can be taken for one. It is JSON on one line, between
 * {@code <data>} and {@code </data>}. Players' words are strings in it, and nothing in a string can end the string, the
 * line or the data: quotes and line breaks are escaped as JSON has it, and so is every character that could begin a mark,
 * that some reader takes for the end of a line, that cannot be seen, or that turns the direction of what is read.
 * A reader of JSON gets back exactly what was written.
 */
final class Quoted {
    private static final String BEGIN = "<data>";
    private static final String END = "</data>";

    /** What begins or ends a mark, or a fence, wherever a model may have learned to see one. */
    private static final String MARKS = "<>&`";

    private Quoted() {}

    /** The object, quoted. */
    static String of(JsonObject object) {
        return BEGIN + escaped(object.toString()) + END;
    }

    /** A sentence of ours that repeats some of what was asked: escaped in the same way, though it is no JSON. */
    static String visible(String sentence) {
        return escaped(sentence);
    }

    /** These characters stand in the strings of JSON only, where an escape means the same. */
    static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(c -> append(escaped, c));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int codePoint) {
        if (!isOutOfPlace(codePoint)) {
            escaped.appendCodePoint(codePoint);
            return;
        }
        for (char half : Character.toChars(codePoint)) {
            escaped.append(String.format("\\u%04x", (int) half));
        }
    }

    private static boolean isOutOfPlace(int codePoint) {
        return MARKS.indexOf(codePoint) >= 0
                || isVariationSelector(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    /** A row of these spells out a text that nobody sees; a single one after an emoji, of the first block, is common. */
    private static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xE0100 && codePoint <= 0xE01EF) || (codePoint >= 0xFE00 && codePoint <= 0xFE0E);
    }
}
