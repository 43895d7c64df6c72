package org.heliograph.server.settings;

import java.time.Duration;

/**
 * The bots' own settings.
 *
 * @param lease how long a worker may take over a task that names no time of its own
 * @param queue tasks that may wait for one bot
 */
public record BotSettings(Duration lease, int queue) {}
