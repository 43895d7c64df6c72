package org.heliograph.bots.web;

import org.heliograph.bots.BotFilter;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotView;
import org.heliograph.core.connection.Connection;
import org.heliograph.wire.Queries;
import org.heliograph.wire.streams.Aside;
import org.heliograph.wire.streams.Stream;

/** A bot's timeline over poll, long-poll and server-sent events. */
public final class BotStreams {
    private BotStreams() {}

    /**
     * The timeline of this bot through the filter that a query names; who is connected is told of progress too.
     *
     * @throws org.heliograph.core.RefusedException 404 if there is no such bot, 400 if there is no such filter
     */
    public static Stream<?> open(BotDoor door, String id, Queries.Parameters query) {
        BotId bot = door.bots().known(new BotId(id));
        BotFilter filter = Filters.of(query);
        return new Stream<>(door.bots().timeline(), bot.topic(), new BotView(filter), new Aside() {
            @Override
            public void join(Connection connection) {
                door.watchers().join(bot, connection, filter);
            }

            @Override
            public void leave(Connection connection) {
                door.watchers().leave(bot, connection);
            }
        });
    }
}
