package org.heliograph.server;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message is one line that names what is wrong. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
