package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a log directory holds. Sealed segments are known by their index, if it describes them as they are; all
 * others are read. Changes no segment.
 */
final class Recovery {
    private final LogDirectory directory;
    private final DamageSink sink;
    private final Indexes indexes;
    private final SegmentScan.GoodLines goodLines;
    private final HeadsFile known;
    private final Recount recount;
    private final Gaps gaps;
    private final List<Segment> segments = new ArrayList<>();
    private long next;
    private long lastAt;
    private boolean endsBadly;

    Recovery(
            LogDirectory directory,
            HeadsFile known,
            DamageSink sink,
            Indexes indexes,
            SegmentScan.GoodLines goodLines) {
        this.indexes = indexes;
        this.goodLines = goodLines;
        this.directory = directory;
        this.sink = sink;
        this.known = known;
        this.recount = new Recount(known);
        this.gaps = known.gaps();
        this.lastAt = known.lastAt();
    }

    /**
     * What was found.
     *
     * @param segments all, oldest first; the last one's index is on the heap, unless there is none at all
     * @param lastPosition the last one given, to an entry found or lost
     * @param endsBadly whether the last segment had better not be appended to
     * @param lost entries now found lost that could not be named
     * @param trimmedThrough position up to which retention has taken everything
     */
    record Found(
            List<Segment> segments,
            Heads heads,
            Gaps gaps,
            long lastPosition,
            long lastAt,
            boolean endsBadly,
            long lost,
            long trimmedThrough) {}

    Found run(HeadMark.Mark mark) throws IOException {
        List<Long> firsts = directory.segments();
        next = firsts.isEmpty() ? known.through() + 1 : Math.min(known.through() + 1, firsts.get(0));
        lastAt = Math.max(lastAt, mark.at());
        for (int i = 0; i < firsts.size(); i++) {
            boolean last = i == firsts.size() - 1;
            missingBefore(firsts.get(i));
            if (last) {
                scanLast(firsts.get(i), mark);
            } else {
                sealed(firsts.get(i), firsts.get(i + 1));
            }
        }
        if (firsts.isEmpty()) {
            missingBefore(Math.max(mark.position(), gaps.end()) + 1);
        }
        return new Found(segments, recount.heads(), gaps, next - 1, lastAt, endsBadly, recount.lost(), known.through());
    }

    /** A whole segment is gone, or the end of the one before it. */
    private void missingBefore(long first) {
        long missing = gaps.unaccounted(next, first - 1);
        if (missing > 0) {
            recount.lost(missing);
            gaps.add(next, first - 1);
            sink.missing(new Place(next, directory.sealed(next), 1, 0), missing, next);
        }
        next = Math.max(next, first);
    }

    private void sealed(long first, long bound) throws IOException {
        Path path = directory.segment(first);
        long length = Files.size(path);
        long modified = LogDirectory.modified(path);
        Optional<SegmentIndex> index = indexes.find(first, length, modified);
        if (index.isPresent() && gaps.unaccounted(index.get().lastPosition() + 1, bound - 1) == 0) {
            index.get().forEachTopic(recount::span);
            add(new Segment(first, path, index.get(), length, 0), index.get().lastAt());
            next = bound;
            return;
        }
        SegmentScan scan = new SegmentScan(directory, first, bound, recount, gaps, sink, goodLines).run();
        scan.endsBeforeBound();
        next = bound;
        SegmentIndex kept = indexes.keep(scan, first, modified);
        add(
                new Segment(first, path, kept, scan.length(), scan.badLines()),
                scan.index().lastAt());
    }

    private void scanLast(long first, HeadMark.Mark mark) throws IOException {
        Path path = directory.segment(first);
        long lostBefore = recount.lost();
        SegmentScan scan = new SegmentScan(directory, first, Long.MAX_VALUE, recount, gaps, sink, goodLines).run();
        scan.endsAt(mark.position());
        next = scan.next();
        endsBadly = scan.torn() || recount.lost() > lostBefore;
        add(
                new Segment(first, path, scan.index(), scan.length(), scan.badLines()),
                scan.index().lastAt());
    }

    private void add(Segment segment, long at) {
        segments.add(segment);
        lastAt = Math.max(lastAt, at);
    }
}
