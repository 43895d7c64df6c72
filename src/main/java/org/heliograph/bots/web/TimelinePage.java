package org.heliograph.bots.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.heliograph.bots.BotId;
import org.heliograph.bots.History;
import org.heliograph.core.BadCursorException;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.connection.Frame;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/**
 * A page of a bot's timeline.
 *
 * @param totalCount entries that fit, in all
 * @param entriesCount entries on this page
 * @param cursor with it as {@code cursor}, the next pages hold together while entries are added; also where following
 *     goes on
 */
public record TimelinePage(
        String botId,
        int totalCount,
        int entriesCount,
        int offset,
        int limit,
        boolean hasMore,
        String cursor,
        Instant timestamp) {
    private static final Set<String> NAMES =
            Set.of("limit", "offset", "source", "status", "success", "start_time", "end_time", "order", "cursor");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    /** The page that a query asks for, as JSON. */
    static String of(BotDoor door, BotId bot, MultivaluedMap<String, String> parameters) {
        door.bots().known(bot);
        Queries.only(parameters.keySet(), NAMES);
        Queries.Parameters query = parameters::getFirst;
        int limit = Queries.number("limit", query.get("limit"), DEFAULT_LIMIT, 1, MAX_LIMIT);
        int offset = Queries.number("offset", query.get("offset"), 0, 0, Integer.MAX_VALUE - MAX_LIMIT);
        History.Question question = new History.Question(
                Filters.of(query),
                limit,
                offset,
                Queries.instant("start_time", query.get("start_time")),
                Queries.instant("end_time", query.get("end_time")),
                newestFirst(query.get("order")),
                asOf(door, bot, query.get("cursor")));
        History.Found found = door.history().find(bot, question);
        int count = found.frames().size();
        TimelinePage page = new TimelinePage(
                bot.value(),
                found.total(),
                count,
                offset,
                limit,
                // Not by the count: a damaged entry takes up its place on a page.
                (long) offset + limit < found.total(),
                door.bots().timeline().cursor(bot.topic(), found.asOf()),
                door.sockets().clock().instant());
        String entries = found.frames().stream().map(Frame::text).collect(Collectors.joining(",", "[", "]"));
        String text = door.json().write(page);
        return text.substring(0, text.length() - 1) + ",\"entries\":" + entries + "}";
    }

    private static boolean newestFirst(@Nullable String order) {
        if (order != null && !order.equals("desc") && !order.equals("asc")) {
            throw RefusedException.invalid("order must be desc or asc");
        }
        return !"asc".equals(order);
    }

    private static @Nullable Long asOf(BotDoor door, BotId bot, @Nullable String cursor) {
        try {
            return cursor == null ? null : Resume.at(cursor).seqIn(door.bots().timeline(), bot.topic());
        } catch (BadCursorException e) {
            throw RefusedException.invalid("cursor is none of this timeline's, or no longer kept");
        }
    }
}
