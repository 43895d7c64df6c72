package org.heliograph.bots;

import java.time.Instant;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Something for a bot to do.
 *
 * @param id its name, which no task of the bot has yet
 * @param command what is to be done, not blank
 * @param source which way it comes
 * @param priority how soon
 * @param timeoutSeconds how long it may take; null for as long as the server says
 * @param expires when it is no longer worth doing; null for never
 * @param retries how often it may begin again after its time ran out
 */
public record NewTask(
        TaskId id,
        String command,
        Source source,
        Priority priority,
        @Nullable Long timeoutSeconds,
        @Nullable Instant expires,
        int retries) {
    /** The longest {@code command}, in UTF-8 bytes. */
    public static final int MAX_COMMAND = 64 * 1024;

    /** The greatest {@code timeoutSeconds}: thirty days. */
    public static final long MAX_TIMEOUT = 30L * 24 * 60 * 60;

    /** The greatest {@code retries}. */
    public static final int MAX_RETRIES = 100;

    /**
     * Checks a task.
     *
     * @throws RefusedException naming the field that is wrong
     */
    public NewTask {
        if (command.isBlank()) {
            throw RefusedException.invalid("command must not be blank");
        }
        if (Frame.utf8Length(command) > MAX_COMMAND) {
            throw RefusedException.tooLarge("command must not be over " + MAX_COMMAND + " bytes");
        }
        if (timeoutSeconds != null && (timeoutSeconds < 1 || timeoutSeconds > MAX_TIMEOUT)) {
            throw RefusedException.invalid("timeout_seconds must be from 1 to " + MAX_TIMEOUT);
        }
        if (retries < 0 || retries > MAX_RETRIES) {
            throw RefusedException.invalid("retries must be from 0 to " + MAX_RETRIES);
        }
    }

    /** A task over HTTP, a WebSocket or the Java door that says nothing but what is to be done. */
    public static NewTask of(TaskId id, String command) {
        return new NewTask(id, command, Source.WEBSOCKET, Priority.P1, null, null, 0);
    }

    /** The same task under another name. */
    NewTask called(TaskId name) {
        return new NewTask(name, command, source, priority, timeoutSeconds, expires, retries);
    }

    TaskEvent.TaskQueued queued(@Nullable String key) {
        return new TaskEvent.TaskQueued(
                id.value(), source, command, priority, timeoutSeconds, expires, retries, 1, null, key);
    }
}
