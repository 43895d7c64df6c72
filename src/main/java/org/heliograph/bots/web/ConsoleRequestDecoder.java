package org.heliograph.bots.web;

import java.util.Map;
import org.heliograph.wire.RequestDecoder;

/** Text frames to {@link ConsoleRequest}s. */
public final class ConsoleRequestDecoder extends RequestDecoder<ConsoleRequest> {
    /** Made by the container. */
    public ConsoleRequestDecoder() {
        super(Map.of(
                "task", ConsoleRequest.Task::new,
                "auth", fields -> new ConsoleRequest.Auth(fields.text("token"), fields.resume()),
                "ping", fields -> new ConsoleRequest.Ping(),
                "pong", fields -> new ConsoleRequest.Heartbeat(),
                "heartbeat", fields -> new ConsoleRequest.Heartbeat()));
    }
}
