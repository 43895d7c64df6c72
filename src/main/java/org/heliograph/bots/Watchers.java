package org.heliograph.bots;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;

/** Who wants to know how running tasks come on. Any thread. */
public final class Watchers {
    private final Map<BotId, Map<Connection, BotFilter>> byBot = new ConcurrentHashMap<>();

    /** A connection watches a bot, through this filter instead of an earlier one. */
    public void join(BotId bot, Connection connection, BotFilter filter) {
        byBot.compute(bot, (id, watching) -> {
            Map<Connection, BotFilter> more = watching == null ? new ConcurrentHashMap<>() : watching;
            more.put(connection, filter);
            return more;
        });
    }

    /** A connection watches no more; the last one takes the bot's place here with it. Idempotent. */
    public void leave(BotId bot, Connection connection) {
        byBot.computeIfPresent(bot, (id, watching) -> {
            watching.remove(connection);
            return watching.isEmpty() ? null : watching;
        });
    }

    /** Tells those who want to know; a newer frame about the same task replaces one that has not left. */
    void tell(Progresses.Of task, Source source, Frame frame) {
        byBot.getOrDefault(task.bot(), Map.of()).forEach((connection, filter) -> {
            if (filter.wantsProgressOf(source)) {
                connection.whisper(task, frame);
            }
        });
    }
}
