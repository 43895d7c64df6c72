package org.heliograph.bots.web;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import org.heliograph.bots.BotSummary;
import org.jspecify.annotations.Nullable;

/**
 * A bot at a glance.
 *
 * @param status {@code idle}, {@code working} or {@code paused}
 * @param currentTask the task that has been running longest, if any runs
 * @param currentPercent how far that task is; null if it has not been said since the server started
 * @param running how many run
 * @param queueSize how many wait
 * @param tasksProcessed how many ended
 * @param uptimeSeconds how long the server has been up
 * @param lastTimestamp when its timeline's newest entry was made
 */
@JsonbNillable
public record BotStatus(
        String botId,
        String status,
        @Nullable String currentTask,
        @Nullable Integer currentPercent,
        int running,
        int queueSize,
        long tasksProcessed,
        long uptimeSeconds,
        @Nullable Instant lastTimestamp) {
    static BotStatus of(BotSummary bot, @Nullable Integer currentPercent, long uptimeSeconds) {
        return new BotStatus(
                bot.id(),
                status(bot),
                bot.current(),
                currentPercent,
                bot.running(),
                bot.waiting(),
                bot.processed(),
                uptimeSeconds,
                bot.lastAt());
    }

    private static String status(BotSummary bot) {
        if (bot.paused()) {
            return "paused";
        }
        return bot.running() > 0 ? "working" : "idle";
    }
}
