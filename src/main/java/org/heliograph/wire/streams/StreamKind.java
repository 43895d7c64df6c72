package org.heliograph.wire.streams;

import java.util.Set;
import org.heliograph.access.Caller;
import org.heliograph.wire.Queries;

/** One application's topics, as streams. */
public interface StreamKind {
    /** The kind's name in the path. */
    String name();

    /** The names that filters have in a query, where the kind has filters. */
    default Set<String> filters() {
        return Set.of();
    }

    /**
     * The stream of this id for this caller.
     *
     * @param query what the caller wants to see of it, where the kind has filters
     * @throws org.heliograph.core.RefusedException if there is none, or not for this caller
     */
    Stream<?> open(String id, Caller caller, Queries.Parameters query);
}
