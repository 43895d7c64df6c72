package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import java.util.Optional;

/**
 * Paths at the root that players' clients use, and where what answers them really is. A servlet that the application
 * around us has there wins.
 */
final class Shortcuts {
    private static final String RESOURCES = "/api";
    private static final List<String> EXACT = List.of("/action", "/status");
    private static final List<String> BELOW = List.of("/action/", "/character/");

    private Shortcuts() {}

    /** Where the request goes on; empty if it is not one of these. */
    static Optional<String> of(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return isOne(path) && isFree(request) ? Optional.of(RESOURCES + path) : Optional.empty();
    }

    private static boolean isOne(String path) {
        return EXACT.contains(path) || BELOW.stream().anyMatch(path::startsWith);
    }

    /** Only the default servlet answers there. */
    private static boolean isFree(HttpServletRequest request) {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        return match == null || match == MappingMatch.DEFAULT;
    }
}
