package org.heliograph.wire;

import org.heliograph.core.connection.Push;

/** Asks a page whether it is there. */
public record Ping() implements Push {
    @Override
    public String type() {
        return "ping";
    }
}
