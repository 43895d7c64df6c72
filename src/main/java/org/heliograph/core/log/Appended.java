package org.heliograph.core.log;

/**
 * The answer to a {@link Draft}: the entry that is now in the log.
 *
 * @param entry the new entry, or the one that was recorded earlier under the same key or with the same origin
 * @param outcome which of the two it is
 */
public record Appended(Entry entry, Outcome outcome) {
    /** What appending a draft came to. */
    public enum Outcome {
        /** The entry was written just now. */
        RECORDED,
        /** The topic already had an entry with this idempotency key, or of this origin; nothing was written. */
        REPEATED
    }
}
