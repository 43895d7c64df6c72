package org.heliograph.plans.web;

import java.util.Map;
import org.heliograph.wire.RequestDecoder;

/** Text frames to {@link PlanRequest}s. */
public final class PlanRequestDecoder extends RequestDecoder<PlanRequest> {
    /** Made by the container. */
    public PlanRequestDecoder() {
        super(Map.of(
                "subscribe", PlanRequest.Subscribe::of,
                "unsubscribe", PlanRequest.Unsubscribe::of,
                "auth", fields -> new PlanRequest.Auth(fields.text("token"), fields.resume()),
                "ping", fields -> new PlanRequest.Ping(),
                "pong", fields -> new PlanRequest.Heartbeat(),
                "heartbeat", fields -> new PlanRequest.Heartbeat()));
    }
}
