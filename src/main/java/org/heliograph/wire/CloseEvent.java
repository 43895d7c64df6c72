package org.heliograph.wire;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.heliograph.core.connection.CloseCause;

/** How a stream of server-sent events says what a WebSocket says with its close frame. */
final class CloseEvent {
    private static final String RETRY = "retry_after_ms=";

    private CloseEvent() {}

    static String json(CloseCause cause) {
        JsonObjectBuilder event =
                Json.createObjectBuilder().add("code", cause.code()).add("reason", cause.reason());
        if (cause.reason().startsWith(RETRY)) {
            event.add("retry_after_ms", Long.parseLong(cause.reason().substring(RETRY.length())));
        }
        return event.build().toString();
    }
}
