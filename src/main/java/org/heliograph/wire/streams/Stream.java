package org.heliograph.wire.streams;

import org.heliograph.core.BadCursorException;
import org.heliograph.core.Gap;
import org.heliograph.core.Resume;
import org.heliograph.core.Timeline;
import org.heliograph.core.View;
import org.heliograph.core.log.Extent;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A topic as one caller may see it.
 *
 * @param timeline where it is recorded
 * @param topic which
 * @param view what the caller sees
 * @param aside what the caller is told beside it while connected
 */
public record Stream<E>(Timeline<E> timeline, Topic topic, View<E> view, Aside aside) {
    /** A topic beside which nothing is told. */
    public Stream(Timeline<E> timeline, Topic topic, View<E> view) {
        this(timeline, topic, view, Aside.NOTHING);
    }

    /** Where a reader begins, and what it must be told first. */
    record Begin(long seq, @Nullable Gap gap) {}

    /** The place a reader asks for; without one, before the oldest entry kept. */
    Begin begin(StreamQuery query) {
        Extent extent = timeline.extent(topic);
        if (query.resume().isGiven()) {
            return resume(query.resume(), extent);
        }
        if (query.fromHead()) {
            return new Begin(extent.last(), null);
        }
        long oldest = extent.oldest() - 1;
        return new Begin(query.last() < 0 ? oldest : Math.max(oldest, extent.last() - query.last()), null);
    }

    private Begin resume(Resume resume, Extent extent) {
        try {
            return new Begin(resume.seqIn(timeline, topic), null);
        } catch (BadCursorException e) {
            long oldest = extent.oldest() - 1;
            return new Begin(oldest, Gap.of(e.reason(), timeline.cursor(topic, oldest)));
        }
    }
}
