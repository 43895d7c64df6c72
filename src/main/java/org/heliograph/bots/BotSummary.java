package org.heliograph.bots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bot at a glance.
 *
 * @param id its name
 * @param paused whether its tasks wait until it is resumed
 * @param current the task that has been running longest, if any runs
 * @param running how many run
 * @param waiting how many wait
 * @param processed how many ended
 * @param lastAt when its timeline's newest entry was made; null if it has none
 */
public record BotSummary(
        String id,
        boolean paused,
        @Nullable String current,
        int running,
        int waiting,
        long processed,
        @Nullable Instant lastAt) {}
