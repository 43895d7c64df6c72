package org.heliograph.bots.web;

import java.time.Instant;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskId;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** A task as a client's JSON says it. */
final class Submission {
    private Submission() {}

    /** @param otherId the task's name if the client gives it none */
    static NewTask of(Fields fields, String otherId) {
        String id = fields.textOrNull("task_id");
        String priority = fields.textOrNull("priority");
        Long retries = fields.wholeNumberOrNull("retries");
        return new NewTask(
                new TaskId(id == null ? otherId : id),
                fields.text("command"),
                Source.WEBSOCKET,
                priority == null ? Priority.P1 : Priority.of(priority),
                fields.wholeNumberOrNull("timeout_seconds"),
                expires(fields),
                retries == null ? 0 : retries(retries));
    }

    private static @Nullable Instant expires(Fields fields) {
        return fields.textOrNull("expires") == null ? null : fields.instantOr("expires", Instant.MAX);
    }

    private static int retries(long retries) {
        if (retries < 0 || retries > NewTask.MAX_RETRIES) {
            throw RefusedException.invalid("retries must be from 0 to " + NewTask.MAX_RETRIES);
        }
        return (int) retries;
    }
}
