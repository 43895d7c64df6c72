package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment from its first byte to its last: builds its index, counts its entries, and tells damage. A line is
 * good only if it is whole, follows the one before it in position and in its topic's seq, and does not reach into the
 * next segment; what does not is damage, whoever wrote it.
 */
final class SegmentScan {
    static final String CUT_OFF = "cut off";

    private static final byte[] NOTHING = {};

    /** Gets good lines, without their newline. */
    interface GoodLines {
        /** Wants none. */
        GoodLines UNUSED = (bytes, from, to) -> {};

        void good(byte[] bytes, int from, int to) throws IOException;
    }

    private final LogDirectory directory;
    private final long firstPosition;
    private final long bound;
    private final Recount recount;
    private final Gaps gaps;
    private final DamageSink sink;
    private final GoodLines goodLines;
    private final ActiveIndex index;
    private final Line line = new Line();
    private final Map<Long, LostEntry> named = new LinkedHashMap<>();
    private byte[] before = NOTHING;
    private long next;
    private long badLines;
    private int badLinesInAll;
    private long length;
    private boolean torn;
    private long lastNumber;

    /**
     * @param firstPosition the segment's own
     * @param bound the next segment's first position, or a number above all
     * @param goodLines gets every good line
     */
    SegmentScan(
            LogDirectory directory,
            long firstPosition,
            long bound,
            Recount recount,
            Gaps gaps,
            DamageSink sink,
            GoodLines goodLines) {
        this.goodLines = goodLines;
        this.directory = directory;
        this.firstPosition = firstPosition;
        this.bound = bound;
        this.recount = recount;
        this.gaps = gaps;
        this.sink = sink;
        this.next = firstPosition;
        this.index = new ActiveIndex(firstPosition);
    }

    SegmentScan run() throws IOException {
        try (LineScan lines = LineScan.of(directory.open(firstPosition))) {
            while (lines.next()) {
                take(lines);
            }
            length = lines.end();
            lastNumber = lines.number();
            torn = !lines.terminated();
        }
        return this;
    }

    private void take(LineScan lines) throws IOException {
        String reason = reason(lines);
        if (reason == null) {
            good(lines);
        } else {
            bad(lines, reason);
        }
    }

    private @Nullable String reason(LineScan lines) {
        if (lines.tooLong()) {
            return "too long";
        }
        if (!lines.terminated()) {
            return CUT_OFF;
        }
        String reason = line.read(lines.bytes(), lines.from(), lines.to());
        if (reason != null) {
            return reason;
        }
        if (line.position() >= bound) {
            return "never acknowledged: the next file begins at position " + bound;
        }
        return line.position() < next || !recount.inOrder(line.topic(), line.seq()) ? "out of order" : null;
    }

    private void good(LineScan lines) throws IOException {
        lostBefore(line.position(), lines.number(), lines.offset());
        recount.entry(line.topic(), line.seq(), line.at());
        index.add(
                line.position(),
                line.topic(),
                line.seq(),
                line.at(),
                line.id(),
                line.key(),
                Math.toIntExact(lines.offset()));
        next = line.position() + 1;
        before = NOTHING;
        goodLines.good(lines.bytes(), lines.from(), lines.to());
    }

    private void bad(LineScan lines, String reason) {
        badLines++;
        badLinesInAll++;
        sink.line(place(lines.number(), lines.offset()), reason);
        for (LostEntry lost : LostEntry.in(before, lines.bytes(), lines.from(), lines.to())) {
            if (lost.position() >= next && lost.position() < bound && believable(lost)) {
                named.put(lost.position(), lost);
            }
        }
        before = Arrays.copyOfRange(lines.bytes(), lines.from(), Math.min(lines.to(), lines.from() + LineScan.LONGEST));
    }

    private Place place(long lineNumber, long offset) {
        return new Place(firstPosition, directory.segment(firstPosition), lineNumber, offset);
    }

    /** What only the bytes say must fit exactly: the next position, and the seq its topic was to have there. */
    private boolean believable(LostEntry lost) {
        long sameTopic = named.values().stream()
                .filter(other -> other.topic().equals(lost.topic()))
                .count();
        return lost.certain()
                || (lost.position() == next + named.size() && lost.seq() == recount.nextSeq(lost.topic()) + sameTopic);
    }

    /** Accounts for everything between the last good line and this position. */
    private void lostBefore(long position, long lineNumber, long offset) {
        if (position > next) {
            account(position - 1, lineNumber, offset);
        }
        named.clear();
        badLines = 0;
    }

    private void account(long through, long lineNumber, long offset) {
        long unnamed = gaps.unaccounted(next, through);
        long missing = unnamed - badLines;
        for (LostEntry lost : named.values()) {
            if (lost.position() <= through && !gaps.contains(lost.position())) {
                recount.lostEntry(lost.topic(), lost.seq());
                unnamed--;
            }
        }
        recount.lost(unnamed);
        gaps.add(next, through);
        if (missing > 0) {
            sink.missing(place(lineNumber, offset), missing, next);
        }
        next = through + 1;
    }

    /** The next segment begins at {@link #bound}: what lacks until there is lost. */
    void endsBeforeBound() {
        lostBefore(bound, lastNumber + 1, length);
    }

    /** This is the last segment, and positions up to this one were given. */
    void endsAt(long lastGiven) {
        long lastNamed =
                named.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        long last = Math.max(Math.max(lastGiven, gaps.end()), Math.max(lastNamed, next - 1 + badLines));
        lostBefore(last + 1, lastNumber + 1, length);
    }

    ActiveIndex index() {
        return index;
    }

    /** The position after the last one found or accounted for. */
    long next() {
        return next;
    }

    int badLines() {
        return badLinesInAll;
    }

    /** Bytes in the file. */
    long length() {
        return length;
    }

    /** Whether the file ends within a line. */
    boolean torn() {
        return torn;
    }
}
