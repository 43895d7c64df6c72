package org.heliograph.core.log;

import org.jspecify.annotations.Nullable;

/**
 * What a writer asks the log to append.
 *
 * @param topic where it belongs
 * @param event one JSON object on one line
 * @param key idempotency key, unique per topic for as long as the entry is kept; null for none
 * @param expectedSeq the topic's last seq as the writer knows it, or {@link #ANY}
 */
public record Draft(Topic topic, String event, @Nullable String key, long expectedSeq) {
    /** The writer does not care what came before. */
    public static final long ANY = -1;

    /** A draft without key or expectation. */
    public static Draft of(Topic topic, String event) {
        return new Draft(topic, event, null, ANY);
    }

    /** The same draft under an idempotency key; null takes none. */
    public Draft keyed(@Nullable String idempotencyKey) {
        return new Draft(topic, event, idempotencyKey, expectedSeq);
    }

    /** The same draft, appended only if {@code seq} is still the topic's last (0: the topic is empty). */
    public Draft after(long seq) {
        return new Draft(topic, event, key, seq);
    }
}
