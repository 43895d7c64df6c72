package org.heliograph.bots;

import java.util.LinkedHashMap;
import java.util.Map;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Whisper;
import org.jspecify.annotations.Nullable;

/**
 * One who wants to know how a bot's running tasks come on. From its joining on nothing is missed: what is told before it
 * begins waits until then, so that a reader may be shown first how things stand. Any thread.
 */
public final class Watcher implements AutoCloseable {
    private final Watchers watchers;
    private final BotId bot;
    private final Connection connection;
    private final BotFilter filter;

    // Guarded by itself.
    private final Map<Progresses.Of, Whisper> early = new LinkedHashMap<>();
    private boolean begun;

    private volatile boolean closed;

    Watcher(Watchers watchers, BotId bot, Connection connection, BotFilter filter) {
        this.watchers = watchers;
        this.bot = bot;
        this.connection = connection;
        this.filter = filter;
    }

    /** Is told from now on, beginning with what waits. */
    public void begin() {
        Map<Progresses.Of, Whisper> waiting;
        synchronized (early) {
            begun = true;
            waiting = Map.copyOf(early);
            early.clear();
        }
        waiting.forEach(this::whisper);
    }

    void tell(Progresses.Of task, Source source, Whisper latest) {
        if (filter.wantsProgressOf(source) && !waits(task, latest)) {
            whisper(task, latest);
        }
    }

    private boolean waits(Progresses.Of task, Whisper latest) {
        synchronized (early) {
            if (!begun) {
                early.put(task, latest);
            }
            return !begun;
        }
    }

    private void whisper(Progresses.Of task, Whisper latest) {
        connection.whisper(new Subject(this, task), () -> ifOpen(latest));
    }

    private @Nullable Frame ifOpen(Whisper latest) {
        return closed ? null : latest.frame();
    }

    /** Is told no more, nor of what still waits to leave. Idempotent. */
    @Override
    public void close() {
        closed = true;
        watchers.leave(bot, this);
    }

    /** What one watcher is told of a task takes no other's place. */
    private record Subject(Watcher watcher, Progresses.Of task) {}
}
