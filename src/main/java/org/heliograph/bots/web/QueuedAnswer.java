package org.heliograph.bots.web;

import java.time.Instant;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.TaskEvent;
import org.heliograph.core.Recorded;
import org.heliograph.core.connection.Push;

/** Tells whoever gave a task that it waits: over HTTP as it is, over a WebSocket as {@code ack}. */
public record QueuedAnswer(String status, String taskId, String message, Instant timestamp) implements Push {
    static QueuedAnswer of(Recorded<BotEvent> queued) {
        String task = ((TaskEvent) queued.event()).task();
        return new QueuedAnswer(
                "queued", task, "Task " + task + " queued", queued.entry().at());
    }

    @Override
    public String type() {
        return "ack";
    }
}
