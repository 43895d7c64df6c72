package org.heliograph.channels.web;

import java.util.Map;
import org.heliograph.wire.RequestDecoder;

/** Text frames to {@link ChannelRequest}s. */
public final class ChannelRequestDecoder extends RequestDecoder<ChannelRequest> {
    /** Made by the container. */
    public ChannelRequestDecoder() {
        super(Map.of(
                "message", ChannelRequest.Message::of,
                "subscribe", ChannelRequest.Subscribe::of,
                "typing", fields -> new ChannelRequest.Typing(fields.textOrNull("author")),
                "auth", fields -> new ChannelRequest.Auth(fields.text("token"), fields.resume()),
                "ping", fields -> new ChannelRequest.Ping(),
                "pong", fields -> new ChannelRequest.Heartbeat(),
                "heartbeat", fields -> new ChannelRequest.Heartbeat()));
    }
}
