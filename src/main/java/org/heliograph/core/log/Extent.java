package org.heliograph.core.log;

import java.time.Instant;

/**
 * How far a topic reaches. An empty topic has {@code oldest = last + 1}.
 *
 * @param topic which one
 * @param oldest seq of the oldest entry kept
 * @param last seq of the newest entry; 0 before the first; never falls, also when everything was trimmed
 * @param count entries kept, damaged ones not counted
 * @param lastAt instant of the newest entry, {@link Instant#EPOCH} before the first
 */
public record Extent(Topic topic, long oldest, long last, long count, Instant lastAt) {
    /** A topic that has no entry yet. */
    public static Extent empty(Topic topic) {
        return new Extent(topic, 1, 0, 0, Instant.EPOCH);
    }
}
