package org.heliograph.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.heliograph.core.connection.Push;

/**
 * What one recipient sees of a topic: a filter, a permission, or everything. Pure: the same entry always gives the same
 * answer, on every transport and in replay.
 *
 * @param <E> the application's event type
 */
public interface View<E> {
    /**
     * Who shares what this view shows of the entry: views that name equal audiences show equal pushes, so those are
     * encoded once. Empty if the entry is hidden.
     */
    Optional<Object> audience(Recorded<E> recorded);

    /** What is shown, in order. Called only if there is an audience. */
    List<Push> pushes(Recorded<E> recorded);

    /**
     * Whether its reader must not learn that there is more than it sees: then no cursor it gets stands after a hidden
     * entry, and it cannot seek by numbers that count those.
     */
    default boolean isSecretive() {
        return false;
    }

    /** How many of the pushes of an entry that was recorded by then carry a timestamp up to this instant. */
    default int shownUntil(Recorded<E> recorded, Instant instant) {
        return Integer.MAX_VALUE;
    }
}
