package org.heliograph.core.log;

import org.jspecify.annotations.Nullable;

/**
 * What a writer asks the log to append.
 *
 * @param topic where it belongs
 * @param event one JSON object on one line
 * @param key idempotency key, unique per topic for as long as the entry is kept; null for none
 * @param expectedSeq the topic's last seq as the writer knows it, or {@link #ANY}
 * @param origin what it was elsewhere, unique per topic as a key is; null if it happens now
 */
public record Draft(
        Topic topic,
        String event,
        @Nullable String key,
        long expectedSeq,
        @Nullable Origin origin) {
    /** The writer does not care what came before. */
    public static final long ANY = -1;

    /** A draft without key or expectation. */
    public static Draft of(Topic topic, String event) {
        return new Draft(topic, event, null, ANY, null);
    }

    /** The same draft under an idempotency key; null takes none. */
    public Draft keyed(@Nullable String idempotencyKey) {
        return new Draft(topic, event, idempotencyKey, expectedSeq, origin);
    }

    /** The same draft, appended only if {@code seq} is still the topic's last (0: the topic is empty). */
    public Draft after(long seq) {
        return new Draft(topic, event, key, seq, origin);
    }

    /** The same draft, of something that has happened elsewhere; null takes that back. */
    public Draft from(@Nullable Origin elsewhere) {
        return new Draft(topic, event, key, expectedSeq, elsewhere);
    }
}
