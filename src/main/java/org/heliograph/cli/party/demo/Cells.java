package org.heliograph.cli.party.demo;

import java.util.ArrayList;
import java.util.List;

/** Texts in the columns of a terminal, where a character takes none, one or two. */
final class Cells {
    private static final int JOINER = 0x200D;
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    /** Those of East Asia, in their full width, and pictures; after Unicode's annex 11, by blocks. */
    private static final List<Range> WIDE = List.of(
            new Range(0x1100, 0x115F),
            new Range(0x2E80, 0x303E),
            new Range(0x3040, 0xA4CF),
            new Range(0xAC00, 0xD7A3),
            new Range(0xF900, 0xFAFF),
            new Range(0xFE30, 0xFE6F),
            new Range(0xFF00, 0xFF60),
            new Range(0xFFE0, 0xFFE6),
            new Range(0x1F300, 0x1F64F),
            new Range(0x1F900, 0x1F9FF),
            new Range(0x20000, 0x3FFFD));

    private record Range(int from, int to) {}

    private Cells() {}

    /** How many columns a text takes. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || codePoint == JOINER
                || codePoint == ZERO_WIDTH_SPACE) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return WIDE.stream().anyMatch(range -> range.from <= codePoint && codePoint <= range.to);
    }

    /** The text in lines of so many columns at most, broken at blanks, and within what is longer. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            int taken = line.isEmpty() ? 0 : width(line.toString()) + 1;
            if (taken > 0 && taken + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            append(word, columns, line, lines);
        }
        lines.add(line.toString());
        return lines;
    }

    private static void append(String word, int columns, StringBuilder line, List<String> lines) {
        int taken = width(line.toString());
        for (int codePoint : word.codePoints().toArray()) {
            if (taken + width(codePoint) > columns && taken > 0) {
                lines.add(line.toString());
                line.setLength(0);
                taken = 0;
            }
            line.appendCodePoint(codePoint);
            taken += width(codePoint);
        }
    }

    /** The text and blanks behind it, so many columns together. */
    static String filled(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }
}
