package org.heliograph.core.log;

import org.jspecify.annotations.Nullable;

/** The log cannot take or give entries now: disk full, directory read-only, closed. Nothing was recorded. */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    public LogUnavailableException(String message) {
        this(message, null);
    }

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    /** One sentence that a client may read. */
    @Override
    public String getMessage() {
        return sentence;
    }
}
