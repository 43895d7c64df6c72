package org.heliograph.bots.web;

import java.util.Set;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotView;
import org.heliograph.bots.Watcher;
import org.heliograph.wire.Queries;
import org.heliograph.wire.streams.Stream;

/** A bot's timeline over poll, long-poll and server-sent events. */
public final class BotStreams {
    /** The names that filters have in a query. */
    public static final Set<String> FILTERS = Filters.NAMES;

    private BotStreams() {}

    /**
     * The timeline of this bot through the filter that a query names; who is connected is told of progress too.
     *
     * @throws org.heliograph.core.RefusedException 404 if there is no such bot, 400 if there is no such filter
     */
    public static Stream<?> open(BotDoor door, String id, Queries.Parameters query) {
        BotId bot = door.bots().known(new BotId(id));
        BotFilter filter = Filters.of(query);
        return new Stream<>(door.bots().timeline(), bot.topic(), new BotView(filter), connection -> {
            Watcher watcher = door.watchers().join(bot, connection, filter);
            watcher.begin();
            return watcher::close;
        });
    }
}
