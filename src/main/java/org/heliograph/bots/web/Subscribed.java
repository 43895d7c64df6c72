package org.heliograph.bots.web;

import java.util.List;
import java.util.stream.Collectors;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.connection.PushEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client that it follows a bot from now on.
 *
 * @param cursor where reading goes on
 * @param truncated true if more runs than is told here; left out otherwise
 */
public record Subscribed(
        String botId,
        String message,
        String cursor,
        @Nullable Boolean truncated) implements Push {
    /** What is told of what runs; together with the entries this bounds the frame. */
    static final int IN_PROGRESS = 100;

    static Subscribed to(String botId, String cursor, int running) {
        return new Subscribed(
                botId, "Connected to timeline for " + botId, cursor, running > IN_PROGRESS ? Boolean.TRUE : null);
    }

    @Override
    public String type() {
        return "subscribed";
    }

    /** The frame, with what stands in it encoded already. */
    Frame with(List<Frame> entries, List<Frame> running, PushEncoder encoder) {
        String text = encoder.encode(this).text();
        return new Frame(
                type(),
                cursor,
                text.substring(0, text.length() - 1) + ",\"initial_entries\":" + list(entries) + ",\"in_progress\":"
                        + list(running) + "}");
    }

    private static String list(List<Frame> frames) {
        return frames.stream().map(Frame::text).collect(Collectors.joining(",", "[", "]"));
    }
}
