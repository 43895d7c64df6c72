package org.heliograph.party.invitation;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A QR code as text for a terminal, two modules to a character, quiet zone included; every line ends in a line feed.
 *
 * @param code what it shows
 */
public record QrTerminal(QrCode code) {
    /** Black on white from the fixed part of the 256 colours, which no theme changes. */
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";

    private static final String AS_BEFORE = "\u001b[0m";

    /** By upper + 2 × lower: whether they are drawn. */
    private static final String HALVES = " \u2580\u2584\u2588";

    /** In colours of its own: right on dark and on light terminals. */
    public String coloured() {
        return lines(y -> BLACK_ON_WHITE + row(y, code::isDarkWithQuiet) + AS_BEFORE);
    }

    /**
     * Without any colour. Light modules are drawn, dark ones left out, which is right on a dark terminal; on a light one
     * it is a negative, which most phones read as well.
     */
    public String plain() {
        return lines(y -> row(y, (x, line) -> !code.isDarkWithQuiet(x, line)));
    }

    private String lines(IntFunction<String> pair) {
        return IntStream.range(0, (code.sizeWithQuiet() + 1) / 2)
                .mapToObj(y -> pair.apply(2 * y) + "\n")
                .collect(Collectors.joining());
    }

    private String row(int y, Drawn drawn) {
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < code.sizeWithQuiet(); x++) {
            int upper = drawn.at(x, y) ? 1 : 0;
            int lower = drawn.at(x, y + 1) ? 2 : 0;
            row.append(HALVES.charAt(upper + lower));
        }
        return row.toString();
    }

    /** Which modules leave ink. */
    @FunctionalInterface
    private interface Drawn {
        boolean at(int x, int y);
    }
}
