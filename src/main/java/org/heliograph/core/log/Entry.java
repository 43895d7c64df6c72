package org.heliograph.core.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place in a log: what happened, where in the order, and when. Immutable.
 *
 * @param topic what it belongs to
 * @param position place in the log, dense from 1 over all topics; holes only where a line was damaged
 * @param seq place in the topic, dense from 1; holes only where a line was damaged
 * @param at the instant the log gave it: microseconds, strictly increasing through the log
 * @param id unique and random, 22 URL-safe characters, also the key by which readers drop duplicates
 * @param key the writer's idempotency key, if it sent one
 * @param event the event as one JSON object
 */
public record Entry(
        Topic topic,
        long position,
        long seq,
        Instant at,
        String id,
        @Nullable String key,
        String event) {}
