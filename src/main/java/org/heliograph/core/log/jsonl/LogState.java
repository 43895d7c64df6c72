package org.heliograph.core.log.jsonl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What of the log is visible. The writer changes it, any thread reads. */
final class LogState {
    private final Heads heads;
    private volatile List<Segment> segments;
    private volatile long lastPosition;

    LogState(Heads heads, List<Segment> segments, long lastPosition) {
        this.heads = heads;
        this.segments = List.copyOf(segments);
        this.lastPosition = lastPosition;
    }

    Heads heads() {
        return heads;
    }

    /** Oldest first; the last one is being written. */
    List<Segment> segments() {
        return segments;
    }

    Segment active() {
        List<Segment> now = segments;
        return now.get(now.size() - 1);
    }

    void add(Segment segment) {
        List<Segment> more = new ArrayList<>(segments);
        more.add(segment);
        segments = List.copyOf(more);
    }

    /** The active segment gives way to another in its place. */
    void replaceActive(Segment segment) {
        List<Segment> others = new ArrayList<>(segments);
        others.set(others.size() - 1, segment);
        segments = List.copyOf(others);
    }

    void removeIf(Predicate<Segment> gone) {
        segments = segments.stream().filter(gone.negate()).toList();
    }

    long lastPosition() {
        return lastPosition;
    }

    void reaches(long position) {
        lastPosition = position;
    }
}
