package org.heliograph.cli.remote;

import java.time.Duration;
import java.util.Optional;

/** The server answered, and the answer was no. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private static final long NEVER_SAID = -1;

    private final String reason;
    private final int status;
    private final long retryAfterMillis;

    /**
     * A refusal.
     *
     * @param status the HTTP status, or for a WebSocket the one that means the same
     * @param message the reason, in the server's own words
     */
    public RefusedException(int status, String message) {
        this(status, message, Optional.empty());
    }

    /** A refusal that says when to come back. */
    public RefusedException(int status, String message, Optional<Duration> retryAfter) {
        super(message);
        this.reason = message;
        this.status = status;
        this.retryAfterMillis = retryAfter.map(Duration::toMillis).orElse(NEVER_SAID);
    }

    /** The server's own words. */
    public String reason() {
        return reason;
    }

    public int status() {
        return status;
    }

    /** When the server said to come back, if it did. */
    public Optional<Duration> retryAfter() {
        return retryAfterMillis == NEVER_SAID ? Optional.empty() : Optional.of(Duration.ofMillis(retryAfterMillis));
    }

    /** Whether a token is missing, wrong or not good enough. */
    public boolean notAllowed() {
        return status == 401 || status == 403;
    }

    /** Whether the same request may succeed later. */
    public boolean passing() {
        return status == 429 || status >= 500;
    }
}
