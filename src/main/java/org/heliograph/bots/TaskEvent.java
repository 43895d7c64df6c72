package org.heliograph.bots;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A step of a task: an entry of its bot's timeline, and as it stands in the log. */
public sealed interface TaskEvent extends BotEvent {
    /** Which task. */
    String task();

    /** Which way the task came. */
    Source source();

    /** The idempotency key of the client that asked for this step, if it sent one. */
    @Nullable
    String key();

    /** How far the task is after this step. */
    TaskStatus status();

    /** Whether the task ended well; null if it has not ended. */
    default @Nullable Boolean success() {
        return switch (status()) {
            case COMPLETED -> true;
            case FAILED -> false;
            default -> null;
        };
    }

    /**
     * A task waits for its turn.
     *
     * @param command what is to be done
     * @param timeoutSeconds how long it may take; null for as long as the server says
     * @param expires when it is no longer worth doing
     * @param retries how often it may begin again after its time ran out
     * @param attempt 1 at first, one more after each time that ran out
     * @param reason why it waits again
     */
    record TaskQueued(
            String task,
            Source source,
            String command,
            Priority priority,
            @Nullable Long timeoutSeconds,
            @Nullable Instant expires,
            int retries,
            int attempt,
            @Nullable String reason,
            @Nullable String key)
            implements TaskEvent {
        /** A line from elsewhere that names no source is counted as a file. */
        public TaskQueued {
            source = Objects.requireNonNullElse(source, Source.FILE);
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.PENDING;
        }
    }

    /**
     * Somebody began a task.
     *
     * @param lease what the worker that was given it may show; null if nobody gave it out
     * @param leaseSeconds how long that worker may stay silent; null likewise
     */
    record TaskStarted(
            String task,
            Source source,
            @Nullable String lease,
            @Nullable Long leaseSeconds,
            @Nullable String key) implements TaskEvent {
        /** A line from elsewhere that names no source is counted as a file. */
        public TaskStarted {
            source = Objects.requireNonNullElse(source, Source.FILE);
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.IN_PROGRESS;
        }
    }

    /**
     * A task ended well.
     *
     * @param response what came of it
     * @param filesModified what it changed
     * @param durationSeconds how long it took
     */
    record TaskCompleted(
            String task,
            Source source,
            String response,
            List<String> filesModified,
            BigDecimal durationSeconds,
            @Nullable String key)
            implements TaskEvent {
        /** A line from elsewhere that names no source is counted as a file. */
        public TaskCompleted {
            source = Objects.requireNonNullElse(source, Source.FILE);
            filesModified = List.copyOf(filesModified);
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.COMPLETED;
        }
    }

    /**
     * A task ended otherwise.
     *
     * @param error why
     * @param durationSeconds how long it took; null if it never began
     */
    record TaskFailed(
            String task,
            Source source,
            String error,
            @Nullable BigDecimal durationSeconds,
            @Nullable String key) implements TaskEvent {
        /** A line from elsewhere that names no source is counted as a file. */
        public TaskFailed {
            source = Objects.requireNonNullElse(source, Source.FILE);
        }

        @Override
        public TaskStatus status() {
            return TaskStatus.FAILED;
        }
    }
}
