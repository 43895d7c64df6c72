package org.heliograph.cli.remote;

import java.util.stream.Collectors;

/** What others wrote, such that it cannot take over a terminal. */
public final class VisibleText {
    private VisibleText() {}

    /** One line: control characters, and those that turn the direction of writing, as something harmless. */
    public static String of(String text) {
        return text.codePoints()
                .map(character -> character == '\t' ? ' ' : character)
                .mapToObj(character -> harmful(character)
                        ? (character < ' ' ? String.valueOf((char) ('\u2400' + character)) : "\ufffd")
                        : Character.toString(character))
                .collect(Collectors.joining());
    }

    /** The same for each of its lines. */
    public static String ofLines(String text) {
        return text.stripTrailing().lines().map(VisibleText::of).collect(Collectors.joining("\n"));
    }

    private static boolean harmful(int character) {
        boolean turning = (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
        return Character.isISOControl(character) || turning;
    }
}
