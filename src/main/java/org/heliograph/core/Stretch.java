package org.heliograph.core;

import java.util.List;

/**
 * What comes next in a topic.
 *
 * @param after the seq it comes after. Greater than the one that was asked for if what came in between is no longer
 *     kept; then there are no entries, for the reader must be told first
 * @param entries in order; none if nothing is there yet
 */
public record Stretch<E>(long after, List<Recorded<E>> entries) {
    /** Whether there is a hole between the seq that was asked for and what is still kept. */
    public boolean isAfterGap(long asked) {
        return after > asked;
    }
}
