package org.heliograph.core;

/**
 * Where a reader begins.
 *
 * @param place what it has already
 * @param replaying whether it asked for what was before, so that the end of replay is marked
 */
public record Start(Place place, boolean replaying) {
    /** Only what happens from now on. */
    public static Start live(long head) {
        return new Start(Place.after(head), false);
    }

    /** Everything after {@code seq}, then live. */
    public static Start after(long seq) {
        return new Start(Place.after(seq), true);
    }

    /** Everything after this place, then live. */
    public static Start at(Place place) {
        return new Start(place, true);
    }
}
