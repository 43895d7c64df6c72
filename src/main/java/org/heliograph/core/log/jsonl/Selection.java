package org.heliograph.core.log.jsonl;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of a log are meant.
 *
 * @param topic id of the one topic; null for all
 * @param afterPosition entries with a position above this
 */
public record Selection(@Nullable String topic, long afterPosition) {
    /** Every entry. */
    public static final Selection ALL = new Selection(null, 0);

    boolean has(Line head) {
        return head.position() > afterPosition && (topic == null || topic.equals(head.topic()));
    }
}
