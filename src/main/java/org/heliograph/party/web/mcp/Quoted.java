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

    /**
     * What a reader may take for one of these: what Unicode calls compatible with them (UnicodeData.txt), their
     * confusables (confusables.txt of UTS #39), and the brackets that stand for them in other scripts.
     */
    private static final String LOOK_ALIKES = "\uff1c\uff1e\uff06\uff40\ufe64\ufe65\ufe60\u226e\u226f\u1fef"
            + "\u02c2\u02c3\u02cb\u1438\u1433\u16b2\u2039\u203a\u276e\u276f\u276c\u276d\u2770\u2771"
            + "\u2329\u232a\u27e8\u27e9\u27ea\u27eb\u29fc\u29fd\u2991\u2992\u3008\u3009\u300a\u300b\ufe3d\ufe3e\ufe3f\ufe40"
            + "\ud834\ude36\ud834\ude37\ud81b\udf3f";

    /** Longer than any sentence of ours, and shorter than what somebody would rather have said instead of us. */
    private static final int LONGEST = 400;

    private Quoted() {}

    /** The object, quoted. */
    static String of(JsonObject object) {
        return BEGIN + escaped(object.toString()) + END;
    }

    /** A sentence that repeats some of what was asked: escaped in the same way, though it is no JSON, and cut short. */
    static String visible(String sentence) {
        return sentence.codePointCount(0, sentence.length()) <= LONGEST
                ? escaped(sentence)
                : escaped(sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST))) + '…';
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
                || LOOK_ALIKES.indexOf(codePoint) >= 0
                || Unseen.isOne(codePoint)
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
}
