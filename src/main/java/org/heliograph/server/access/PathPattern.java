package org.heliograph.server.access;

import java.util.ArrayList;
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

    /** @param given the path's {@linkplain #split segments} */
    boolean matches(List<String> given) {
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

    /** A slash at the end makes no other path, nor do several in a row. By hand: every request comes by here. */
    static List<String> split(String path) {
        List<String> segments = new ArrayList<>();
        int begin = 0;
        while (begin < path.length()) {
            int slash = path.indexOf('/', begin);
            int end = slash < 0 ? path.length() : slash;
            if (end > begin) {
                segments.add(path.substring(begin, end));
            }
            begin = end + 1;
        }
        return segments;
    }
}
