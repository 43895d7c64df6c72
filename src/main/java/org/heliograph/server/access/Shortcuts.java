package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Paths at the root that players' clients use, and where what answers them really is. A servlet that the application
 * around us has there wins.
 */
final class Shortcuts {
    private static final String RESOURCES = "/api";
    private static final List<String> EXACT = List.of("/action", "/status");
    private static final List<String> BELOW = List.of("/action/", "/character/");
    private static final Pattern PLAIN = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._:-]*");

    /** No id holds this. */
    private static final String NOBODY = "~";

    private Shortcuts() {}

    /** Where the request goes on; empty if it is not one of these. */
    static Optional<String> of(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return isOne(path) && isFree(request) ? Optional.of(RESOURCES + plain(path)) : Optional.empty();
    }

    /** A dispatcher would read a percent sign, a question mark or dots in an id once more: what can be none is nobody's. */
    private static String plain(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> PLAIN.matcher(segment).matches() ? segment : NOBODY)
                .collect(Collectors.joining("/"));
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
