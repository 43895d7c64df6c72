package org.heliograph.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Filters of a bot's timeline that let the same through, each in other words: whatever ended well and came as a file. So
 * runs with one of them and with all of them differ by nothing else.
 */
final class Filters {
    private static final List<String> SAME = List.of(
            "\"status\":\"completed\"",
            "\"success\":true",
            "\"status\":\"completed\",\"success\":true",
            "\"source\":\"file\",\"status\":\"completed\"",
            "\"source\":\"file\",\"success\":true",
            "\"source\":\"file\",\"status\":\"completed\",\"success\":true");

    /** How many there are. */
    static final int MOST = 6;

    private Filters() {}

    /**
     * What a reader of a bot says first.
     *
     * @param reader the how-manieth it is
     * @param different how many filters the readers have; 0 for none
     */
    static byte[] subscription(int reader, int different) {
        String filters = different == 0 ? "" : SAME.get(reader % different);
        return ("{\"type\":\"subscribe\",\"filters\":{" + filters + "}}").getBytes(StandardCharsets.US_ASCII);
    }
}
