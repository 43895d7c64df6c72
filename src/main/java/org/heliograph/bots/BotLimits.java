package org.heliograph.bots;

import java.time.Duration;

/**
 * How much bots are given.
 *
 * @param lease how long a worker may stay silent over a task that names no time of its own
 * @param queue tasks that may wait for one bot
 */
public record BotLimits(Duration lease, int queue) {
    /** Tasks of one bot that may run at a time. */
    public static final int MAX_RUNNING = 1_000;
}
