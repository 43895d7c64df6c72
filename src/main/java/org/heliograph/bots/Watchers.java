package org.heliograph.bots;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Whisper;

/** Who wants to know how running tasks come on. Any thread. */
public final class Watchers {
    private final Map<BotId, Set<Watcher>> byBot = new ConcurrentHashMap<>();

    /** A connection watches a bot through this filter, once it {@linkplain Watcher#begin begins}. */
    public Watcher join(BotId bot, Connection connection, BotFilter filter) {
        Watcher watcher = new Watcher(this, bot, connection, filter);
        byBot.compute(bot, (id, watching) -> {
            Set<Watcher> more = watching == null ? ConcurrentHashMap.newKeySet() : watching;
            more.add(watcher);
            return more;
        });
        return watcher;
    }

    /** The last one takes the bot's place here with it. */
    void leave(BotId bot, Watcher watcher) {
        byBot.computeIfPresent(bot, (id, watching) -> {
            watching.remove(watcher);
            return watching.isEmpty() ? null : watching;
        });
    }

    /** Tells those who want to know that there is news of a task. */
    void tell(Progresses.Of task, Source source, Whisper latest) {
        byBot.getOrDefault(task.bot(), Set.of()).forEach(watcher -> watcher.tell(task, source, latest));
    }
}
