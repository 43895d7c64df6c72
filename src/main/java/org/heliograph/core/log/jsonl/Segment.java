package org.heliograph.core.log.jsonl;

import java.nio.file.Path;

/** One file of the log: where it begins, how much of it counts, and how to find things in it. Any thread. */
final class Segment {
    private final long firstPosition;
    private volatile Path path;
    private final int damagedLines;
    private volatile SegmentIndex index;
    private volatile long length;

    Segment(long firstPosition, Path path, SegmentIndex index, long length, int damagedLines) {
        this.damagedLines = damagedLines;
        this.firstPosition = firstPosition;
        this.path = path;
        this.index = index;
        this.length = length;
    }

    /** A new, empty one. */
    static Segment empty(long firstPosition, LogDirectory directory) {
        return new Segment(firstPosition, directory.active(firstPosition), new ActiveIndex(firstPosition), 0, 0);
    }

    long firstPosition() {
        return firstPosition;
    }

    /** What its file is called, or is about to be: see {@link OpenFiles#rename}. */
    Path path() {
        return path;
    }

    void renamed(Path newPath) {
        path = newPath;
    }

    SegmentIndex index() {
        return index;
    }

    /** How many were found when it was last read as a whole. */
    int damagedLines() {
        return damagedLines;
    }

    /** Bytes up to the end of the last visible line. */
    long length() {
        return length;
    }

    void indexedBy(SegmentIndex replacement) {
        index = replacement;
    }

    void reaches(long newLength) {
        length = newLength;
    }
}
