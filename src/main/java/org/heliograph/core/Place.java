package org.heliograph.core;

/**
 * Where a reader is in a topic: after an entry, and perhaps within what the next one shows it.
 *
 * @param seq the last entry that is behind it as a whole, 0 for none
 * @param shown how many frames of the entry right after that one it has already; {@link #BEGINNING} for none of a reader
 *     that was set down here and did not come here by reading
 */
public record Place(long seq, int shown) {
    /**
     * Marks a place that was chosen for a reader. Its cursor equals none that came with a frame, so that comparing cursors
     * does not tell whether something hidden stands before it.
     */
    static final int BEGINNING = 0x7f;

    private static final int SHOWN_BITS = 7;
    private static final int SEQ_BITS = 63 - SHOWN_BITS;
    private static final long SEQ = (1L << SEQ_BITS) - 1;

    /** Right after an entry. */
    public static Place after(long seq) {
        return new Place(seq, 0);
    }

    /** After so many frames of an entry that shows more of them. */
    public static Place within(long seq, int shown) {
        return new Place(seq - 1, shown);
    }

    /** After an entry, for a reader that has not come here by reading. */
    public static Place beginning(long seq) {
        return new Place(seq, BEGINNING);
    }

    /** How many frames of this entry the reader has already. */
    int shownOf(long entry) {
        return shown != BEGINNING && entry == seq + 1 ? shown : 0;
    }

    /** As one number that is never negative. */
    long packed() {
        return (long) shown << SEQ_BITS | seq;
    }

    /** The place of such a number. */
    static Place unpacked(long packed) {
        return new Place(packed & SEQ, (int) (packed >>> SEQ_BITS));
    }
}
