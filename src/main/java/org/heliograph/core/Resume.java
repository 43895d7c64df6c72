package org.heliograph.core;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.heliograph.core.log.Entry;
import org.heliograph.core.log.Extent;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Where a client says it was: by our cursor, or as older clients do by a timestamp, a seq or an entry's id. At most one
 * is looked at, in this order.
 *
 * @param cursor a cursor as we issued it
 * @param instant an ISO-8601 timestamp; without an offset it is UTC
 * @param seq a seq or an entry's id
 */
public record Resume(
        @Nullable String cursor,
        @Nullable String instant,
        @Nullable String seq) {
    /** The client does not say. */
    public static final Resume NOWHERE = new Resume(null, null, null);

    /** A client that holds this cursor. */
    public static Resume at(@Nullable String cursor) {
        return cursor == null ? NOWHERE : new Resume(cursor, null, null);
    }

    /** Whether the client says anything at all. */
    public boolean isGiven() {
        return cursor != null || instant != null || seq != null;
    }

    /**
     * The seq of the last entry the client has.
     *
     * @throws BadCursorException if reading cannot go on there
     */
    public long seqIn(Timeline<?> timeline, Topic topic) {
        if (cursor != null) {
            return timeline.seqOf(topic, cursor);
        }
        long found = instant != null ? timeline.log().seqAt(topic, parse(instant)) : number(timeline, topic);
        if (found + 1 < timeline.extent(topic).oldest()) {
            throw new BadCursorException(Gap.Reason.TRIMMED);
        }
        return found;
    }

    /**
     * The place at which a reader with this view goes on: by an instant, it may be between what one entry shows it.
     *
     * @throws BadCursorException if reading cannot go on there
     */
    public <E> Place placeIn(Timeline<E> timeline, Topic topic, View<E> view) {
        if (cursor != null) {
            return timeline.placeOf(topic, cursor);
        }
        if (view.isSecretive() && instant == null && !shows(timeline, topic, view)) {
            throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
        }
        long found = seqIn(timeline, topic);
        Place partly =
                instant == null ? afterFirst(timeline, topic, view, found) : within(timeline, topic, view, found);
        if (partly != null) {
            return partly;
        }
        return view.isSecretive() ? timeline.lookBack(topic, view).lastShown(found) : Place.after(found);
    }

    /** An entry's id is that of its first frame, and who names it may not have the others; null if there are none. */
    private static <E> @Nullable Place afterFirst(Timeline<E> timeline, Topic topic, View<E> view, long found) {
        boolean hasMore = timeline.after(topic, found - 1, 1).stream()
                .filter(recorded -> recorded.entry().seq() == found)
                .anyMatch(recorded -> timeline.frames(recorded, view).size() > 1);
        return hasMore ? Place.within(found, 1) : null;
    }

    /** Whether the view shows an entry of this id: of one that it hides, nobody learns that it is there. */
    private <E> boolean shows(Timeline<E> timeline, Topic topic, View<E> view) {
        return timeline.log()
                .byId(topic, String.valueOf(seq))
                .filter(entry -> !timeline.frames(timeline.read(entry), view).isEmpty())
                .isPresent();
    }

    /** Parts of one act carry instants of their own; null if the reader has them all. */
    private <E> @Nullable Place within(Timeline<E> timeline, Topic topic, View<E> view, long found) {
        for (Recorded<E> recorded : timeline.after(topic, found - 1, 1)) {
            int frames = timeline.frames(recorded, view).size();
            int known = recorded.entry().seq() == found
                    ? view.shownUntil(recorded, parse(String.valueOf(instant)))
                    : frames;
            if (known < frames) {
                return known == 0 ? timeline.lookBack(topic, view).lastShown(found - 1) : Place.within(found, known);
            }
        }
        return null;
    }

    private long number(Timeline<?> timeline, Topic topic) {
        String text = seq == null ? "0" : seq;
        Optional<Entry> entry = timeline.log().byId(topic, text);
        if (entry.isPresent()) {
            return entry.get().seq();
        }
        Extent extent = timeline.extent(topic);
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= extent.last()) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
        }
        throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
    }

    private static Instant parse(String text) {
        try {
            // A plus sign in a query arrives as a space.
            String iso = text.trim().replace(' ', '+');
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.from(time).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadCursorException(Gap.Reason.INVALID_CURSOR);
        }
    }
}
