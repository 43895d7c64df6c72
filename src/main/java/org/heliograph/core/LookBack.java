package org.heliograph.core;

import java.util.List;
import java.util.function.Predicate;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.log.Topic;

/**
 * Looks from a topic's end towards its beginning at what one view shows. What it answers depends on that alone, not on
 * what is hidden in between. For one use.
 *
 * @param <E> the application's event type
 */
public final class LookBack<E> {
    private static final int AT_ONCE = 256;

    private final Timeline<E> timeline;
    private final Topic topic;
    private final View<E> view;
    private final long oldest;

    LookBack(Timeline<E> timeline, Topic topic, View<E> view) {
        this.timeline = timeline;
        this.topic = topic;
        this.view = view;
        this.oldest = timeline.extent(topic).oldest();
    }

    /**
     * Where reading begins.
     *
     * @param place before the oldest of what was asked for
     * @param isAll whether the view shows nothing before it
     */
    public record Beginning(Place place, boolean isAll) {}

    /** After the last entry shown that is not after this one; at the oldest kept if there is none. */
    public Place lastShown(long seq) {
        return Place.beginning(find(seq, 1, frame -> true));
    }

    /** Before the so manieth newest frame of this kind; at the oldest kept if there are not so many. */
    public Beginning newest(int count, Predicate<Frame> kind) {
        long last = timeline.extent(topic).last();
        if (count == 0) {
            return new Beginning(lastShown(last), false);
        }
        long first = find(last, count, kind);
        // After what is shown before it: the entry right before it may be hidden, and would be another place then.
        long before = find(first - 1, 1, frame -> true);
        return new Beginning(Place.beginning(before), before < oldest);
    }

    /** The entry with the so manieth frame of this kind, counted back from this entry; the one before the oldest if none. */
    private long find(long from, int count, Predicate<Frame> kind) {
        int left = count;
        for (long end = from; end >= oldest; end -= AT_ONCE) {
            long before = Math.max(oldest - 1, end - AT_ONCE);
            List<Recorded<E>> entries = timeline.between(topic, before, end);
            for (int i = entries.size() - 1; i >= 0; i--) {
                left -= (int) timeline.frames(entries.get(i), view).stream()
                        .filter(kind)
                        .count();
                if (left <= 0) {
                    return entries.get(i).entry().seq();
                }
            }
        }
        return oldest - 1;
    }
}
