package org.heliograph.wire;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import org.heliograph.core.connection.CloseCause;

/** How a stream of server-sent events says what a WebSocket says with its close frame. */
final class CloseEvent {
    private static final String RETRY = "retry_after_ms=";

    private final JsonProvider json;

    /** @param json looked up when a stream begins: when the application stops, its jars may be gone */
    CloseEvent(JsonProvider json) {
        this.json = json;
    }

    String of(CloseCause cause) {
        JsonObjectBuilder event =
                json.createObjectBuilder().add("code", cause.code()).add("reason", cause.reason());
        if (cause.reason().startsWith(RETRY)) {
            event.add("retry_after_ms", Long.parseLong(cause.reason().substring(RETRY.length())));
        }
        return event.build().toString();
    }
}
