package org.heliograph.channels.web;

import java.time.Instant;
import org.heliograph.core.connection.Push;

/**
 * The first frame on a channel.
 *
 * @param cursor where reading begins
 */
public record ChannelConnected(String channelId, String cursor, Instant timestamp) implements Push {
    @Override
    public String type() {
        return "connected";
    }
}
