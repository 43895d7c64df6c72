package org.heliograph.wire;

import java.time.Instant;
import org.heliograph.core.connection.Push;

/** The answer to a client's ping. */
public record Pong(Instant timestamp) implements Push {
    @Override
    public String type() {
        return "pong";
    }
}
