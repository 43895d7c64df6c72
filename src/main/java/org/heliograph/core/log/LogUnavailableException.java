package org.heliograph.core.log;

import org.jspecify.annotations.Nullable;

/** The log cannot take or give entries now: disk full, directory read-only, closed. Nothing was recorded. */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnavailableException(String message) {
        super(message);
    }

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
