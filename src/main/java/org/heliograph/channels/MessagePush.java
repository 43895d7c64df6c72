package org.heliograph.channels;

import org.heliograph.core.connection.Push;

/**
 * A message, as those on its channel see it.
 *
 * @param data the message
 * @param cursor where reading goes on after it
 */
public record MessagePush(MessageData data, String cursor) implements Push {
    @Override
    public String type() {
        return "message";
    }
}
