package org.heliograph.core;

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
}
