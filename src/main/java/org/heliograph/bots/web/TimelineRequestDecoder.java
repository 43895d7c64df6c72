package org.heliograph.bots.web;

import java.util.Map;
import org.heliograph.wire.RequestDecoder;

/** Text frames to {@link TimelineRequest}s. */
public final class TimelineRequestDecoder extends RequestDecoder<TimelineRequest> {
    /** Made by the container. */
    public TimelineRequestDecoder() {
        super(Map.of(
                "subscribe", TimelineRequest.Subscribe::of,
                "unsubscribe", fields -> new TimelineRequest.Unsubscribe(fields.textOrNull("bot_id")),
                "auth", fields -> new TimelineRequest.Auth(fields.text("token"), fields.resume()),
                "ping", fields -> new TimelineRequest.Ping(),
                "pong", fields -> new TimelineRequest.Heartbeat(),
                "heartbeat", fields -> new TimelineRequest.Heartbeat()));
    }
}
