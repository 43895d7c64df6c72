package org.heliograph.core.log.jsonl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.core.log.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Applies retention. Count is per topic and only hides; age and bytes take whole segments, oldest first, and a segment in
 * which everything is hidden goes too. What the segments knew about last seqs is on disk before they go. For the writer's
 * thread.
 */
final class Trimmer {
    private final JsonlLogOptions options;
    private final LogDirectory directory;
    private final LogState state;
    private final OpenFiles files;
    private final Gaps gaps;

    Trimmer(JsonlLogOptions options, LogDirectory directory, LogState state, OpenFiles files, Gaps gaps) {
        this.options = options;
        this.directory = directory;
        this.state = state;
        this.files = files;
        this.gaps = gaps;
    }

    /** Whether {@link #trim} would change anything. Any thread. */
    boolean isDue() {
        List<Segment> segments = state.segments();
        long bytes = segments.stream().mapToLong(Segment::length).sum();
        return activeIsOld() || holdsTooMany() || (segments.size() > 1 && isPast(segments.get(0), bytes));
    }

    private boolean holdsTooMany() {
        AtomicBoolean found = new AtomicBoolean();
        if (options.retention.count() < Long.MAX_VALUE) {
            state.heads().forEach((topic, head) -> {
                if (head.count() > options.retention.count()) {
                    found.set(true);
                }
            });
        }
        return found.get();
    }

    /** Whether the active segment holds nothing that is young enough, so that it had better be sealed. */
    boolean activeIsOld() {
        long lastAt = state.active().index().lastAt();
        return lastAt != Micros.NONE && lastAt < oldestAllowed();
    }

    void trim(long lastAt) throws IOException {
        if (options.retention.count() < Long.MAX_VALUE) {
            state.heads().forEach(this::hideAllButNewest);
        }
        List<Segment> segments = state.segments();
        int gone = 0;
        long bytes = segments.stream().mapToLong(Segment::length).sum();
        while (gone < segments.size() - 1 && isPast(segments.get(gone), bytes)) {
            bytes -= segments.get(gone++).length();
        }
        if (gone > 0) {
            remove(segments.subList(0, gone), segments.get(gone).firstPosition() - 1, lastAt);
        }
    }

    private void hideAllButNewest(String topic, Head head) {
        long from = head.newest() - options.retention.count() + 1;
        if (head.count() > options.retention.count() && from > head.oldest()) {
            keep(topic, head, from);
        }
    }

    private boolean isPast(Segment segment, long bytes) {
        long lastAt = segment.index().lastAt();
        return bytes > options.retention.bytes()
                || (lastAt != Micros.NONE && lastAt < oldestAllowed())
                || isHidden(segment);
    }

    private boolean isHidden(Segment segment) {
        if (options.retention.count() == Long.MAX_VALUE) {
            return false;
        }
        Set<String> kept = new HashSet<>();
        segment.index().forEachTopic((topic, span) -> {
            if (span.lastSeq() >= state.heads().of(topic).oldest()) {
                kept.add(topic);
            }
        });
        return kept.isEmpty();
    }

    private long oldestAllowed() {
        if (options.retention.age().equals(Retention.FOREVER)) {
            return Micros.NONE;
        }
        Instant oldest = options.clock.instant().minus(options.retention.age());
        return Micros.of(oldest);
    }

    private void remove(List<Segment> past, long through, long lastAt) throws IOException {
        Set<String> affected = new HashSet<>();
        past.forEach(segment -> segment.index().forEachTopic((topic, span) -> affected.add(topic)));
        state.removeIf(past::contains);
        for (String topic : affected) {
            Head head = state.heads().of(topic);
            keep(topic, head, head.oldest());
        }
        gaps.forgetThrough(through);
        HeadsFile.of(through, lastAt, gaps, state.heads()).write(directory);
        for (Segment segment : past) {
            putAway(segment);
        }
        directory.force();
    }

    /** Sets the oldest entry to the first one still there from this seq on. */
    private void keep(String topic, Head head, long from) {
        long oldest = -1;
        long count = 0;
        for (Segment segment : state.segments()) {
            TopicSpan span = segment.index().span(topic);
            if (span != null && span.lastSeq() >= from) {
                oldest = oldest < 0 ? Math.max(from, span.firstSeq()) : oldest;
                count +=
                        span.firstSeq() >= from ? span.count() : segment.index().countFrom(topic, from);
            }
        }
        state.heads().put(topic, head.kept(oldest, count));
    }

    private void putAway(Segment segment) throws IOException {
        Path path = segment.path();
        if (options.archive) {
            Files.createDirectories(directory.archive());
            Files.move(path, directory.archive().resolve(name(path)), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(path);
        }
        Files.deleteIfExists(directory.index(segment.firstPosition()));
        files.forget(segment);
    }

    private static Path name(Path path) {
        @Nullable Path name = path.getFileName();
        return name == null ? path : name;
    }
}
