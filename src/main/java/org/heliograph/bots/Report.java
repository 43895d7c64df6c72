package org.heliograph.bots;

import java.math.BigDecimal;
import java.util.List;
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

    /**
     * Checks a report.
     *
     * @throws org.heliograph.core.RefusedException naming the field that is wrong
     */
    public Report {
        filesModified = List.copyOf(filesModified);
        durationSeconds = Seconds.rounded("duration_seconds", durationSeconds);
    }

    /** A text, and no more. */
    public static Report of(String text) {
        return new Report(null, null, text, List.of(), null);
    }
}
