package org.heliograph.wire.streams;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks of a stream.
 *
 * @param resume where it was
 * @param limit events in one answer
 * @param waitSeconds how long an answer may wait for something to tell
 * @param last begin so many before the end; -1 for not said
 * @param fromHead begin at the end
 */
record StreamQuery(Resume resume, int limit, int waitSeconds, int last, boolean fromHead) {
    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_WAIT = 55;

    private static final Set<String> NAMES = Set.of("limit", "wait", "last", "from");

    /** @throws RefusedException if anything is asked for that is neither of every stream nor one of these filters */
    static StreamQuery of(HttpServletRequest request, Set<String> filters) {
        Set<String> known = new HashSet<>(filters);
        known.addAll(NAMES);
        known.addAll(Queries.RESUME);
        Queries.only(Collections.list(request.getParameterNames()), known);
        String lastEventId = request.getHeader("Last-Event-ID");
        Resume resume = lastEventId != null && !lastEventId.isEmpty()
                ? Resume.at(lastEventId)
                : Queries.resume(request::getParameter);
        return new StreamQuery(
                resume,
                Queries.number("limit", request.getParameter("limit"), 100, 1, MAX_LIMIT),
                Queries.number("wait", request.getParameter("wait"), 0, 0, MAX_WAIT),
                Queries.number("last", request.getParameter("last"), -1, 0, MAX_LIMIT),
                fromHead(request.getParameter("from")));
    }

    private static boolean fromHead(@Nullable String from) {
        if (from != null && !from.equals("head")) {
            throw RefusedException.invalid("from must be head");
        }
        return from != null;
    }
}
