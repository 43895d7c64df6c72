package org.heliograph.party.web;

import java.util.Map;
import org.heliograph.wire.RequestDecoder;

/** Text frames to {@link PartyRequest}s. */
public final class PartyRequestDecoder extends RequestDecoder<PartyRequest> {
    /** Made by the container. */
    public PartyRequestDecoder() {
        super(Map.of(
                "action", PartyRequest.Act::of,
                "history_request", fields -> new PartyRequest.History(fields.resume()),
                "auth", fields -> new PartyRequest.Auth(fields.text("token"), fields.resume()),
                "ping", fields -> new PartyRequest.Ping(),
                "pong", fields -> new PartyRequest.Heartbeat(),
                "heartbeat", fields -> new PartyRequest.Heartbeat()));
    }
}
