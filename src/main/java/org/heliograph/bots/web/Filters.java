package org.heliograph.bots.web;

import java.util.Set;
import org.heliograph.bots.BotFilter;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskStatus;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/** Filters as clients write them. What is not understood is refused: it must not mean everything. */
final class Filters {
    static final Set<String> NAMES = Set.of("source", "status", "success");

    private Filters() {}

    static BotFilter of(@Nullable Fields filters) {
        if (filters == null) {
            return BotFilter.ALL;
        }
        try {
            Fields known = filters.only(NAMES.toArray(String[]::new));
            return of(known.textOrNull("source"), known.textOrNull("status"), known.flagOrNull("success"));
        } catch (RefusedException e) {
            throw e.at("filters");
        }
    }

    static BotFilter of(Queries.Parameters query) {
        return of(query.get("source"), query.get("status"), Queries.flag("success", query.get("success")));
    }

    private static BotFilter of(@Nullable String source, @Nullable String status, @Nullable Boolean success) {
        return new BotFilter(
                source == null ? null : Source.of(source), status == null ? null : TaskStatus.of(status), success);
    }
}
