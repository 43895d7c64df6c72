package org.heliograph.bots.web;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.function.Supplier;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotSummary;
import org.heliograph.bots.Bots;
import org.heliograph.bots.History;
import org.heliograph.bots.Watchers;
import org.heliograph.bots.Work;
import org.heliograph.core.connection.Pulse;
import org.heliograph.wire.Json;
import org.heliograph.wire.Sockets;
import org.jspecify.annotations.Nullable;

/**
 * What the doors to the bots work with; made once by the composition root, which leaves it in the servlet context for
 * the resources.
 *
 * @param bots which there are, and giving them tasks
 * @param work working on tasks
 * @param history what they have done
 * @param watchers who wants to know how running tasks come on
 * @param waiting workers that wait for a task
 * @param newIds gives a new one at each call, which nobody can guess
 * @param uptime how long the server has been up
 * @param sockets how clients are talked to
 * @param pulse how endpoints keep in touch
 * @param json how answers are written
 */
public record BotDoor(
        Bots bots,
        Work work,
        History history,
        Watchers watchers,
        WaitingWorkers waiting,
        Supplier<String> newIds,
        Supplier<Duration> uptime,
        Sockets sockets,
        Pulse pulse,
        Json json) {
    /** The door of a web application. */
    public static BotDoor of(ServletContext context) {
        return (BotDoor) context.getAttribute(BotDoor.class.getName());
    }

    BotStatus status(BotSummary bot) {
        @Nullable Integer percent = bot.current() == null ? null : work.percent(new BotId(bot.id()), bot.current());
        return BotStatus.of(bot, percent, uptime.get().toSeconds());
    }
}
