package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Finds the token in a request, of whatever world. */
public final class PresentedToken {
    private static final String BEARER = "bearer";
    private static final String PARAMETER = "token=";

    private PresentedToken() {}

    /**
     * The token in {@code Authorization: Bearer}, else in {@code ?token=}. Another scheme is the container's own. The
     * body is never touched.
     */
    public static Optional<String> of(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && isBearer(header)) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        String query = request.getQueryString();
        return query == null ? Optional.empty() : inQuery(query);
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (header.length() == BEARER.length() || Character.isWhitespace(header.charAt(BEARER.length())));
    }

    private static Optional<String> inQuery(String query) {
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(PARAMETER))
                .map(part -> decoded(part.substring(PARAMETER.length())))
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not decodable: no token looks like that, so it is a wrong one, not none.
            return text;
        }
    }
}
