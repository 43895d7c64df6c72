package org.heliograph.bots.web;

import java.util.List;
import java.util.stream.Collectors;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.connection.PushEncoder;

/**
 * Tells a client that it follows a bot from now on.
 *
 * @param cursor where reading goes on
 */
public record Subscribed(String botId, String message, String cursor) implements Push {
    static Subscribed to(String botId, String cursor) {
        return new Subscribed(botId, "Connected to timeline for " + botId, cursor);
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
