package org.heliograph.bots.web;

import org.heliograph.bots.BotFilter;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskStatus;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/** Filters as clients write them. What is not understood is refused: it must not mean everything. */
final class Filters {
    private Filters() {}

    static BotFilter of(@Nullable Fields filters) {
        if (filters == null) {
            return BotFilter.ALL;
        }
        try {
            Fields known = filters.only("source", "status", "success");
            return of(known.textOrNull("source"), known.textOrNull("status"), known.flagOrNull("success"));
        } catch (RefusedException e) {
            throw e.at("filters");
        }
    }

    static BotFilter of(Queries.Parameters query) {
        return of(query.get("source"), query.get("status"), flag(query.get("success")));
    }

    private static BotFilter of(@Nullable String source, @Nullable String status, @Nullable Boolean success) {
        return new BotFilter(
                source == null ? null : Source.of(source), status == null ? null : TaskStatus.of(status), success);
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw RefusedException.invalid("success must be true or false");
        }
        return text.equals("true");
    }
}
