package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    private final HeadsFile known;
    private final Recount recount;
    private final Gaps gaps;
    private final List<Segment> segments = new ArrayList<>();
    private long next;
    private long lastAt;
    private boolean endsBadly;

    Recovery(LogDirectory directory, HeadsFile known, DamageSink sink) {
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
     */
    record Found(
            List<Segment> segments,
            Heads heads,
            Gaps gaps,
            long lastPosition,
            long lastAt,
            boolean endsBadly,
            long lost) {}

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
            missingBefore(mark.position() + 1);
        }
        return new Found(segments, recount.heads(), gaps, next - 1, lastAt, endsBadly, recount.lost());
    }

    /** A whole segment is gone, or the end of the one before it. */
    private void missingBefore(long first) {
        long missing = gaps.unaccounted(next, first - 1);
        if (missing > 0) {
            recount.lost(missing);
            gaps.add(next, first - 1);
            sink.missing(directory.segment(next), 1, missing, next);
        }
        next = Math.max(next, first);
    }

    private void sealed(long first, long bound) throws IOException {
        Path path = directory.segment(first);
        long length = Files.size(path);
        long modified = LogDirectory.modified(path);
        Optional<SealedIndex> index = SealedIndex.open(directory.index(first));
        if (index.isPresent()
                && index.get().describes(first, length, modified)
                && gaps.unaccounted(index.get().lastPosition() + 1, bound - 1) == 0) {
            index.get().forEachTopic(recount::span);
            add(new Segment(first, path, index.get(), length, 0));
            next = bound;
            return;
        }
        SegmentScan scan = new SegmentScan(path, first, bound, recount, gaps, sink).run();
        scan.endsBeforeBound();
        next = bound;
        add(new Segment(first, path, indexed(scan, first, modified), scan.length(), scan.badLines()));
    }

    private SegmentIndex indexed(SegmentScan scan, long first, long modified) throws IOException {
        Path path = directory.index(first);
        try {
            IndexFile.Sealed sealed = new IndexFile.Sealed(first, scan.length(), modified, scan.badLines());
            IndexFile.write(path, scan.index(), sealed);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            // No room for an index: the log is readable all the same, at the price of heap.
            return scan.index();
        }
        return SealedIndex.open(path).map(SegmentIndex.class::cast).orElse(scan.index());
    }

    private void scanLast(long first, HeadMark.Mark mark) throws IOException {
        Path path = directory.segment(first);
        long lostBefore = recount.lost();
        SegmentScan scan = new SegmentScan(path, first, Long.MAX_VALUE, recount, gaps, sink).run();
        scan.endsAt(mark.position());
        next = scan.next();
        endsBadly = scan.torn() || recount.lost() > lostBefore;
        add(new Segment(first, path, scan.index(), scan.length(), scan.badLines()));
    }

    private void add(Segment segment) {
        segments.add(segment);
        lastAt = Math.max(lastAt, segment.index().lastAt());
    }
}
