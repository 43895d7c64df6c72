package org.heliograph.wire;

import org.heliograph.core.RefusedException;

/** What a client's text must be before it is kept or repeated. */
public final class Texts {
    private static final int QUOTED = 80;

    private Texts() {}

    /**
     * The text, if it can be written in UTF-8.
     *
     * @throws RefusedException if it holds half a surrogate pair
     */
    public static String wellFormed(String name, String text) {
        if (text.codePoints().anyMatch(Texts::isLoneSurrogate)) {
            throw RefusedException.invalid(name + " holds half a surrogate pair");
        }
        return text;
    }

    /** A client's text as it may be repeated in a message: short and printable. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        text.codePoints()
                .limit(QUOTED)
                .map(c -> isLoneSurrogate(c) || Character.isISOControl(c) ? 0xFFFD : c)
                .forEach(quoted::appendCodePoint);
        return text.codePointCount(0, text.length()) > QUOTED ? quoted + "…" : quoted.toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
