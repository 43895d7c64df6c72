package org.heliograph.bots;

import java.math.BigDecimal;
import java.util.List;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What whoever works on a task says about a step.
 *
 * @param source which way the task came; null for what is known of it
 * @param lease what the worker was given with the task; null if it does not show it
 * @param text the response, or the error; empty for none
 * @param filesModified what the task changed
 * @param durationSeconds how long it took; null for as long as it was seen to run
 */
public record Report(
        @Nullable Source source,
        @Nullable String lease,
        String text,
        List<String> filesModified,
        @Nullable BigDecimal durationSeconds) {
    /** Nothing but that it happened. */
    public static final Report NOTHING = new Report(null, null, "", List.of(), null);

    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000L);
    private static final int FRACTION_DIGITS = 6;

    /**
     * Checks a report.
     *
     * @throws RefusedException naming the field that is wrong
     */
    public Report {
        filesModified = List.copyOf(filesModified);
        if (durationSeconds != null
                && (durationSeconds.signum() < 0
                        || durationSeconds.compareTo(LONGEST) > 0
                        || durationSeconds.scale() > FRACTION_DIGITS)) {
            throw RefusedException.invalid(
                    "duration_seconds must be from 0 to " + LONGEST + " with at most 6 digits after the point");
        }
    }

    /** A text, and no more. */
    public static Report of(String text) {
        return new Report(null, null, text, List.of(), null);
    }
}
