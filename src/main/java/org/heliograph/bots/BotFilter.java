package org.heliograph.bots;

import org.jspecify.annotations.Nullable;

/**
 * Which steps of a bot's tasks a reader wants to see: those that fit all that is said.
 *
 * @param source which way the task came; null for any
 * @param status how far the task is after the step; null for any
 * @param success whether the task ended well, which one that has not ended does neither; null for any
 */
public record BotFilter(
        @Nullable Source source,
        @Nullable TaskStatus status,
        @Nullable Boolean success) {
    /** Everything. */
    public static final BotFilter ALL = new BotFilter(null, null, null);

    /** Whether a step is wanted. */
    public boolean wants(TaskEvent event) {
        return wants(event.source(), event.status(), event.success());
    }

    /** Whether a running task's progress is wanted. */
    public boolean wantsProgressOf(Source of) {
        return wants(of, TaskStatus.IN_PROGRESS, null);
    }

    private boolean wants(Source itsSource, TaskStatus itsStatus, @Nullable Boolean itsSuccess) {
        return (source == null || source == itsSource)
                && (status == null || status == itsStatus)
                && (success == null || success.equals(itsSuccess));
    }
}
