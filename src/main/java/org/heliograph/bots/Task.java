package org.heliograph.bots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A task that has not ended.
 *
 * @param id its name
 * @param source which way it came
 * @param command what is to be done; empty if its bot began it on its own
 * @param priority how soon
 * @param timeoutSeconds how long it may take; null for as long as the server says
 * @param expires when it is no longer worth doing; null for never
 * @param retries how often it may begin again after its time ran out
 * @param attempt which time it waits or runs, from 1
 * @param since seq of its first entry: its age
 * @param run who is at it; null if it waits
 */
public record Task(
        String id,
        Source source,
        String command,
        Priority priority,
        @Nullable Long timeoutSeconds,
        @Nullable Instant expires,
        int retries,
        int attempt,
        long since,
        @Nullable Run run) {
    private static final int MICRO_DIGITS = 6;
    private static final int MILLI_DIGITS = 3;

    /** Who has their turn first: what people wait for on a line, then the urgent, then the old. */
    static final Comparator<Task> TURN = Comparator.comparing((Task task) -> task.source() == Source.FILE)
            .thenComparing(Task::priority)
            .thenComparing(Task::since);

    /**
     * Somebody is at it.
     *
     * @param started since when
     * @param lease what the worker that was given it may show; null if nobody gave it out
     * @param leaseSeconds how long that worker may stay silent; null likewise
     */
    public record Run(
            Instant started,
            @Nullable String lease,
            @Nullable Long leaseSeconds) {}

    static Task of(TaskEvent.TaskQueued event, long seq) {
        return new Task(
                event.task(),
                event.source(),
                event.command(),
                event.priority(),
                event.timeoutSeconds(),
                event.expires(),
                event.retries(),
                event.attempt(),
                seq,
                null);
    }

    /** A task that a bot began without being asked. */
    static Task of(TaskEvent.TaskStarted event, long seq) {
        return new Task(event.task(), event.source(), "", Priority.P1, null, null, 0, 1, seq, null);
    }

    Task started(TaskEvent.TaskStarted event, Instant at) {
        return at(attempt, new Run(at, event.lease(), event.leaseSeconds()));
    }

    Task requeued(int nextAttempt) {
        return at(nextAttempt, null);
    }

    /** The command, cut as in an event frame. */
    public String shortCommand() {
        return FrameRoom.beside(id).fit(command);
    }

    boolean isWaiting() {
        return run == null;
    }

    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Seconds for which somebody has been at it; a clock that was set back makes it none. */
    BigDecimal ranFor(Instant now) {
        Instant started = run == null ? now : run.started();
        long micros = Math.max(0, ChronoUnit.MICROS.between(started, now));
        return BigDecimal.valueOf(micros, MICRO_DIGITS).setScale(MILLI_DIGITS, RoundingMode.HALF_UP);
    }

    private Task at(int itsAttempt, @Nullable Run itsRun) {
        return new Task(id, source, command, priority, timeoutSeconds, expires, retries, itsAttempt, since, itsRun);
    }
}
