package org.heliograph.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What can be followed, as it is written on a command line: {@code channel/lobby}.
 *
 * @param kind {@code channel}, {@code bot}, {@code plan} or {@code party}
 * @param id its name; for a party always {@code self}
 */
public record Topic(String kind, String id) {
    /**
     * Reads {@code kind/id}.
     *
     * @throws IllegalArgumentException if it is not written like that
     */
    public static Topic parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new IllegalArgumentException("expected KIND/ID, such as channel/lobby, not " + text);
        }
        return new Topic(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Where it is read without a WebSocket. */
    String streamPath() {
        return "/api/streams/" + encode(kind) + "/" + encode(id);
    }

    /** One segment of a path. */
    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
