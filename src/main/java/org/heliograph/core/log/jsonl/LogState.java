package org.heliograph.core.log.jsonl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What of the log is visible. The writer changes it, any thread reads. */
final class LogState {
    private final Heads heads;
    private volatile List<Segment> segments;

    LogState(Heads heads, List<Segment> segments, long lastPosition) {
        this.heads = heads;
        this.segments = List.copyOf(segments);
        heads.reach(lastPosition, Map.of());
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
        return heads.position();
    }

    /** Lets entries be seen, up to this position, in these topics. */
    void reaches(long position, Map<String, Head> further) {
        heads.reach(position, further);
    }
}
