package org.heliograph.core;

import java.util.regex.Pattern;

/**
 * What ids of bots, plans, sessions, tasks and players have in common: 1 to 128 of {@code A–Z a–z 0–9 . _ : -},
 * beginning with a letter, a digit or {@code _}.
 */
public final class PlainId {
    private static final int MAX_LENGTH = 128;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]{0," + (MAX_LENGTH - 1) + "}");

    private PlainId() {}

    /** Whether a text is such an id. */
    public static boolean is(String text) {
        return SHAPE.matcher(text).matches();
    }

    /**
     * The text, if it is such an id.
     *
     * @param field what it is called in the refusal
     * @throws RefusedException if it is none
     */
    public static String checked(String field, String text) {
        if (!is(text)) {
            throw RefusedException.invalid(field + " must have 1 to " + MAX_LENGTH
                    + " of A-Z a-z 0-9 . _ : - and begin with a letter, a digit or _");
        }
        return text;
    }
}
