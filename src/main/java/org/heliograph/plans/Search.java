package org.heliograph.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the lines that hold a text in an output that passes by in pieces, whatever its case and whatever colours it has.
 * For one use, by one thread.
 */
final class Search {
    /** A line that never ends is looked through in parts of this many characters. */
    private static final int LONGEST = 1024 * 1024;

    /** Such parts have this in common, so that what is looked for is not cut in two, whatever colours it has. */
    private static final int OVERLAP = 16 * 1024;

    private final String wanted;
    private final long from;
    private final int limit;
    private final List<Long> lines = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private long number;
    private long lastFound = -1;

    Search(String text, long from, int limit) {
        this.wanted = text.toLowerCase(Locale.ROOT);
        this.from = from;
        this.limit = limit;
    }

    /** What comes first has this before it, perhaps the beginning of a line. */
    void begin(Marks.Mark mark) {
        number = mark.lines();
    }

    /** False if no other piece is wanted. */
    boolean take(Piece piece) {
        String all = piece.text();
        int start = 0;
        for (int feed = all.indexOf('\n'); feed >= 0; feed = all.indexOf('\n', start)) {
            look(
                    open.isEmpty()
                            ? all.substring(start, feed)
                            : open.append(all, start, feed).toString());
            open.setLength(0);
            number++;
            start = feed + 1;
            if (lines.size() == limit) {
                return false;
            }
        }
        open.append(all, start, all.length());
        if (open.length() > LONGEST) {
            look(open.toString());
            open.delete(0, open.length() - OVERLAP);
        }
        return true;
    }

    private void look(String line) {
        if (number >= from
                && number > lastFound
                && PlainText.of(line).toLowerCase(Locale.ROOT).contains(wanted)) {
            lines.add(number);
            lastFound = number;
        }
    }

    Output.Found found(long totalLines) {
        if (!open.isEmpty() && (lines.size() < limit || number == lastFound)) {
            look(open.toString());
            number++;
        }
        boolean more = lines.size() == limit && number < totalLines;
        return new Output.Found(lines, more, number);
    }
}
