package org.heliograph.plans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.connection.Frame;

/** Finds the lines of an output that passes by in pieces. For one use, by one thread. */
final class LineReader {
    /** Characters of a line that are shown; a longer one is cut, and whole in the raw output. */
    static final int LONGEST = 16 * 1024;

    /** Characters in one answer. */
    private static final int MOST = 1024 * 1024;

    private final long from;
    private final long end;
    private final List<Output.Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int characters;

    // The line at hand.
    private long number;
    private long offset;
    private long lineOffset;
    private Instant at = Instant.EPOCH;
    private Outlet stream = Outlet.STDOUT;
    private boolean begun;
    private boolean cut;

    LineReader(long from, int count) {
        this.from = from;
        this.end = from + count;
    }

    /** What comes first has this before it, perhaps the beginning of a line. */
    void begin(Marks.Mark mark) {
        number = mark.lines();
        offset = mark.bytes();
    }

    /** False if no other piece is wanted. */
    boolean take(Piece piece) {
        String all = piece.text();
        int start = 0;
        for (int feed = all.indexOf('\n'); feed >= 0; feed = all.indexOf('\n', start)) {
            begin(piece);
            add(piece, start, feed);
            endLine();
            offset++;
            start = feed + 1;
            if (isFull()) {
                return false;
            }
        }
        if (start < all.length()) {
            begin(piece);
            add(piece, start, all.length());
        }
        return true;
    }

    private void begin(Piece piece) {
        if (!begun) {
            begun = true;
            at = piece.at();
            stream = piece.stream();
            lineOffset = offset;
        }
    }

    private boolean isFull() {
        return number >= end || characters >= MOST;
    }

    private void add(Piece piece, int start, int to) {
        if (number >= from) {
            int room = Math.max(0, LONGEST - text.length());
            text.append(piece.text(), start, Math.min(to, start + room));
            cut |= to - start > room;
        }
        offset += Frame.utf8Length(piece.text().substring(start, to));
    }

    private void endLine() {
        if (number >= from) {
            lines.add(new Output.Line(number, lineOffset, at, stream, text.toString(), cut ? Boolean.TRUE : null));
            characters += text.length();
        }
        text.setLength(0);
        number++;
        begun = false;
        cut = false;
    }

    /** The lines, also the last one that has not ended. */
    List<Output.Line> lines() {
        if (begun && !isFull()) {
            endLine();
        }
        return lines;
    }
}
