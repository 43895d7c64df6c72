package org.heliograph.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry as readers see it: decoded once, encoded once per audience, shared by all who read it while it is recent.
 * Nothing is decoded before somebody looks. Any thread.
 *
 * @param <E> the application's event type
 */
public final class Recorded<E> {
    private final Entry entry;
    private final Timeline<E> timeline;
    // Computing these twice when two readers come at once is harmless; they are values.
    private volatile @Nullable E event;
    private volatile @Nullable String cursor;
    // Few audiences see one entry, so a list is searched faster than a map. Guarded by this.
    private final List<Seen> seen = new ArrayList<>(1);

    Recorded(Entry entry, Timeline<E> timeline) {
        this.entry = entry;
        this.timeline = timeline;
    }

    /** Where and when it stands in the log. */
    public Entry entry() {
        return entry;
    }

    /** What happened. May hold what not every reader may see. */
    public E event() {
        E known = event;
        if (known == null) {
            known = timeline.decode(entry);
            event = known;
        }
        return known;
    }

    /** Where reading goes on after it. */
    public String cursor() {
        String known = cursor;
        if (known == null) {
            known = timeline.cursor(entry.topic(), entry.seq());
            cursor = known;
        }
        return known;
    }

    /** Where reading goes on after so many of the frames that it shows, for whom it shows more. */
    public String cursorAfter(int shown) {
        return timeline.cursorAt(entry.topic(), Place.within(entry.seq(), shown));
    }

    /** What an audience sees of it: computed for the first reader, kept for the others. */
    List<Frame> frames(Object audience, Supplier<List<Frame>> encode) {
        List<Frame> known = find(audience);
        if (known == null) {
            // Encoding twice when two readers come at once is cheaper than encoding under a lock.
            known = encode.get();
            synchronized (this) {
                seen.add(new Seen(audience, known));
            }
        }
        return known;
    }

    private synchronized @Nullable List<Frame> find(Object audience) {
        for (Seen s : seen) {
            if (s.audience.equals(audience)) {
                return s.frames;
            }
        }
        return null;
    }

    private record Seen(Object audience, List<Frame> frames) {}
}
