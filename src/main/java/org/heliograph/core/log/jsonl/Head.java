package org.heliograph.core.log.jsonl;

/**
 * How far a topic reaches.
 *
 * @param oldest seq of the oldest entry kept; one above {@code last} if none is
 * @param newest seq of the newest entry that can be read
 * @param last the highest seq that was ever given, or may have been given to an entry now lost
 * @param count entries kept
 * @param lastAt instant of the newest entry, in microseconds
 */
record Head(long oldest, long newest, long last, long count, long lastAt) {
    /** Whether a writer who believes the topic ends at {@code seq} has seen all there is. */
    boolean endsAt(long seq) {
        return seq >= newest && seq <= last;
    }

    Head with(long seq, long at) {
        return new Head(count == 0 ? seq : oldest, seq, seq, count + 1, at);
    }

    Head kept(long from, long entries) {
        return new Head(entries == 0 ? last + 1 : from, newest, last, entries, lastAt);
    }
}
