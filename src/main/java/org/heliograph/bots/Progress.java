package org.heliograph.bots;

import java.math.BigDecimal;
import java.time.Instant;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * How far a running task is. Known only now: it is not stored.
 *
 * @param percent 0 to 100
 * @param message what it is at; empty for nothing in particular
 * @param elapsedSeconds how long it has been running, if whoever works on it says so
 * @param timestamp when it was said
 */
public record Progress(
        int percent, String message, @Nullable BigDecimal elapsedSeconds, Instant timestamp) {
    private static final int ALL = 100;

    /**
     * Checks a progress.
     *
     * @throws RefusedException naming the field that is wrong
     */
    public Progress {
        if (percent < 0 || percent > ALL) {
            throw RefusedException.invalid("percent must be from 0 to " + ALL);
        }
        elapsedSeconds = Seconds.rounded("elapsed_seconds", elapsedSeconds);
    }

    /** Before anything was said. */
    static Progress none(Instant started) {
        return new Progress(0, "", null, started);
    }
}
