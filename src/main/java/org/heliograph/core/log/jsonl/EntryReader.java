package org.heliograph.core.log.jsonl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries and reads them, checking each line. A line that turns out damaged is told of and passed over; a segment
 * that retention took away meanwhile is as if it had been gone before. Any thread.
 */
final class EntryReader {
    private static final int OFFSETS_AT_ONCE = 256;

    private final String kind;
    private final LogState state;
    private final OpenFiles files;
    private final DamageSink sink;

    EntryReader(String kind, LogState state, OpenFiles files, DamageSink sink) {
        this.kind = kind;
        this.state = state;
        this.files = files;
        this.sink = sink;
    }

    List<Entry> afterSeq(String topic, long seq, int maxEntries, long maxCharacters) {
        Page page = new Page(maxEntries, maxCharacters);
        LineReader lines = new LineReader(files, sink);
        long from = Math.max(seq, state.heads().of(topic).oldest() - 1);
        List<Segment> segments = state.segments();
        for (int i = firstWith(topic, from, segments); i < segments.size() && !page.isFull(); i++) {
            SegmentIndex index = segments.get(i).index();
            fill(
                    page,
                    lines,
                    segments.get(i),
                    from,
                    Long.MAX_VALUE,
                    (after, atMost) -> index.afterSeq(topic, after, atMost));
        }
        return page.entries();
    }

    /** As far as the log reaches when this begins: what its topics do not reach yet is not seen, nor run after. */
    List<Entry> afterPosition(long position, int maxEntries, long maxCharacters) {
        long last = state.lastPosition();
        Page page = new Page(maxEntries, maxCharacters);
        LineReader lines = new LineReader(files, sink);
        for (Segment segment : state.segments()) {
            SegmentIndex index = segment.index();
            if (index.lastPosition() > position && !page.isFull()) {
                fill(page, lines, segment, position, last, index::afterPosition);
            }
        }
        return page.entries();
    }

    private interface Source {
        Run after(long number, int atMost);
    }

    private void fill(Page page, LineReader lines, Segment segment, long from, long last, Source source) {
        long reached = from;
        while (!page.isFull() && reached < last) {
            Run run = source.after(reached, Math.min(OFFSETS_AT_ONCE, page.room()));
            for (int i = 0; i < run.size() && !page.isFull(); i++) {
                Line line = lines.read(segment, run.offset(i));
                if (line != null
                        && line.position() <= last
                        && line.seq() >= state.heads().of(line.topic()).oldest()) {
                    page.add(line.entry(kind));
                }
            }
            if (run.size() == 0) {
                return;
            }
            reached = run.through();
        }
    }

    /** The last segment whose entries of the topic begin at or before the next seq; a reader near the head meets it soon. */
    private static int firstWith(String topic, long seq, List<Segment> segments) {
        for (int i = segments.size() - 1; i > 0; i--) {
            TopicSpan span = segments.get(i).index().span(topic);
            if (span != null && span.firstSeq() <= seq + 1) {
                return i;
            }
        }
        return 0;
    }

    /** The entry that the draft would repeat, leaving out segments that begin before the position. */
    Optional<Entry> earlier(Draft draft, long fromPosition) {
        String topic = draft.topic().id();
        Optional<Entry> sameKey = draft.key() == null ? Optional.empty() : byKey(topic, draft.key(), fromPosition);
        return sameKey.isPresent() || draft.origin() == null
                ? sameKey
                : byId(topic, draft.origin().id(), fromPosition);
    }

    Optional<Entry> byId(String topic, String id) {
        return byId(topic, id, 0);
    }

    private Optional<Entry> byId(String topic, String id, long fromPosition) {
        return find(
                fromPosition,
                topic,
                index -> index.withId(Hash.of(id)),
                line -> line.id().equals(id));
    }

    Optional<Entry> byKey(String topic, String key) {
        return byKey(topic, key, 0);
    }

    private Optional<Entry> byKey(String topic, String key, long fromPosition) {
        long hash = Hash.of(topic, key);
        return find(fromPosition, topic, index -> index.withKey(hash), line -> key.equals(line.key()));
    }

    private interface Candidates {
        int[] of(SegmentIndex index);
    }

    private Optional<Entry> find(long fromPosition, String topic, Candidates candidates, Predicate<Line> wanted) {
        LineReader lines = new LineReader(files, sink);
        List<Segment> segments = state.segments();
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (segment.firstPosition() < fromPosition) {
                break;
            }
            for (int offset : candidates.of(segment.index())) {
                Line line = lines.read(segment, offset);
                if (line != null && line.topic().equals(topic) && wanted.test(line)) {
                    boolean kept = line.seq() >= state.heads().of(topic).oldest();
                    return kept ? Optional.of(line.entry(kind)) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** See {@link org.heliograph.core.log.EventLog#seqAt}. */
    long seqAt(String topic, Instant instant) {
        long wanted = Micros.of(instant);
        long before = state.heads().of(topic).oldest() - 1;
        LineReader lines = new LineReader(files, sink);
        for (Segment segment : state.segments()) {
            TopicSpan span = segment.index().span(topic);
            if (span == null || span.lastSeq() <= before) {
                continue;
            }
            if (span.lastAt() > wanted) {
                return lastAtOrBefore(wanted, before, span.lastSeq(), segment, topic, lines);
            }
            before = span.lastSeq();
        }
        return before;
    }

    /** Bisects one segment, whose last entry of the topic is later than wanted. */
    private static long lastAtOrBefore(
            long wanted, long before, long later, Segment segment, String topic, LineReader lines) {
        long low = before;
        long high = later;
        while (low + 1 < high) {
            long middle = (low + high) >>> 1;
            Line line = firstGood(segment, topic, middle, high, lines);
            if (line == null || line.at() > wanted) {
                high = middle;
            } else {
                low = line.seq();
            }
        }
        return low;
    }

    /** The first readable entry from a seq up to below another; null if there is none. */
    private static @Nullable Line firstGood(Segment segment, String topic, long from, long below, LineReader lines) {
        long reached = from - 1;
        while (reached < below) {
            Run run = segment.index().afterSeq(topic, reached, 1);
            if (run.size() == 0 || run.through() >= below) {
                return null;
            }
            Line line = lines.read(segment, run.offset(0));
            if (line != null) {
                return line;
            }
            reached = run.through();
        }
        return null;
    }
}
