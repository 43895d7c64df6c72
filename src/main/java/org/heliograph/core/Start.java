package org.heliograph.core;

/**
 * Where a reader begins.
 *
 * @param seq the last entry it has, 0 for none
 * @param replaying whether it asked for what was before, so that the end of replay is marked
 */
public record Start(long seq, boolean replaying) {
    /** Only what happens from now on. */
    public static Start live(long head) {
        return new Start(head, false);
    }

    /** Everything after {@code seq}, then live. */
    public static Start after(long seq) {
        return new Start(seq, true);
    }
}
