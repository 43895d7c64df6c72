package org.heliograph.wire;

import org.heliograph.core.connection.Push;

/**
 * Tells a client what was wrong with what it sent.
 *
 * @param message one sentence that names it
 * @param errorCode as an HTTP status would be
 */
public record Problem(String message, int errorCode) implements Push {
    @Override
    public String type() {
        return "error";
    }
}
