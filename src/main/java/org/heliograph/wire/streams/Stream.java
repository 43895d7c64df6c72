package org.heliograph.wire.streams;

import org.heliograph.core.BadCursorException;
import org.heliograph.core.Gap;
import org.heliograph.core.Place;
import org.heliograph.core.Resume;
import org.heliograph.core.Timeline;
import org.heliograph.core.View;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A topic as one caller may see it.
 *
 * @param timeline where it is recorded
 * @param topic which
 * @param view what the caller sees
 * @param fresh where a reader begins that has nothing yet
 * @param aside what the caller is told beside it while connected
 */
public record Stream<E>(Timeline<E> timeline, Topic topic, View<E> view, Fresh<E> fresh, Aside aside) {
    /** A topic that is read from the oldest entry kept, and beside which nothing is told. */
    public Stream(Timeline<E> timeline, Topic topic, View<E> view) {
        this(timeline, topic, view, Aside.NOTHING);
    }

    /** A topic that is read from the oldest entry kept. */
    public Stream(Timeline<E> timeline, Topic topic, View<E> view, Aside aside) {
        this(timeline, topic, view, stream -> Place.after(stream.oldest()), aside);
    }

    /** Where a reader begins that has nothing yet. */
    @FunctionalInterface
    public interface Fresh<E> {
        /** Before the first entry it gets. */
        Place of(Stream<E> stream);
    }

    /** Where a reader begins, and what it must be told first. */
    record Begin(Place place, @Nullable Gap gap) {}

    /** The place a reader asks for; without one, where a fresh one begins. */
    Begin begin(StreamQuery query) {
        if (query.resume().isGiven()) {
            return resume(query.resume());
        }
        if (query.fromHead()) {
            return new Begin(newest(0), null);
        }
        return new Begin(query.last() < 0 ? fresh.of(this) : newest(query.last()), null);
    }

    /** So many before the end. Of a view that hides that there is more, only what it shows may count. */
    private Place newest(int count) {
        if (view.isSecretive()) {
            return timeline.lookBack(topic, view).newest(count, frame -> true).place();
        }
        return Place.after(Math.max(oldest(), timeline.extent(topic).last() - count));
    }

    private Begin resume(Resume resume) {
        try {
            return new Begin(resume.placeIn(timeline, topic, view), null);
        } catch (BadCursorException e) {
            Place place = fresh.of(this);
            return new Begin(place, Gap.of(e.reason(), timeline.cursorAt(topic, place)));
        }
    }

    private long oldest() {
        return timeline.extent(topic).oldest() - 1;
    }
}
