package org.heliograph.bots.files;

import java.time.Instant;
import org.heliograph.bots.NewTask;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Json;
import org.jspecify.annotations.Nullable;

/** A task as JSON. */
final class JsonTask {
    private JsonTask() {}

    /** @throws RefusedException naming what is wrong */
    static NewTask read(Json json, String text, String otherId) {
        Fields fields = new Fields(json.parse(text));
        TaskHead head = new TaskHead();
        put(head, "task_id", fields.textOrNull("task_id"));
        put(head, "priority", fields.textOrNull("priority"));
        put(head, "timeout_seconds", fields.wholeNumberOrNull("timeout_seconds"));
        put(head, "retries", fields.wholeNumberOrNull("retries"));
        Instant expires = fields.instantOr("expires", Instant.MAX);
        put(head, "expires", expires.equals(Instant.MAX) ? null : expires);
        return head.task(otherId, fields.text("command"));
    }

    private static void put(TaskHead head, String name, @Nullable Object value) {
        if (value != null) {
            head.put(name, value.toString());
        }
    }
}
