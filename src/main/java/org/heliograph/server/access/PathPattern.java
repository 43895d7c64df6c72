package org.heliograph.server.access;

import java.util.List;

/**
 * Matches paths by their segments: {@code *} stands for one, {@code **} at the end for any number, none included.
 *
 * @param segments without the slashes
 */
record PathPattern(List<String> segments) {
    private static final String REST = "**";

    static PathPattern of(String pattern) {
        return new PathPattern(split(pattern));
    }

    boolean matches(String path) {
        List<String> given = split(path);
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.equals(REST)) {
                return true;
            }
            if (i == given.size() || !(segment.equals("*") || segment.equals(given.get(i)))) {
                return false;
            }
        }
        return given.size() == segments.size();
    }

    /** A slash at the end makes no other path. */
    private static List<String> split(String path) {
        return List.of(path.replaceFirst("^/+", "").split("/+"));
    }
}
