package org.heliograph.bots.web;

import java.time.Instant;
import java.util.List;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Bots;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.bots.Task;
import org.heliograph.bots.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What a bot is at and what waits for it. */
public record OpenTasks(String botId, List<OpenTask> tasks) {
    static OpenTasks of(Bots bots, BotId bot) {
        return new OpenTasks(
                bot.value(), bots.tasks(bot).stream().map(OpenTask::shortened).toList());
    }

    /**
     * A task that has not ended. What is absent is left out.
     *
     * @param truncated true if the command was cut
     * @param startedAt since when somebody is at it
     */
    public record OpenTask(
            String taskId,
            TaskStatus status,
            Source source,
            Priority priority,
            String command,
            @Nullable Boolean truncated,
            @Nullable Long timeoutSeconds,
            @Nullable Instant expires,
            int attempt,
            @Nullable Instant startedAt) {
        /** The whole of it. */
        static OpenTask of(Task task) {
            return of(task, task.command());
        }

        /** No longer than an event frame. */
        static OpenTask shortened(Task task) {
            return of(task, task.shortCommand());
        }

        private static OpenTask of(Task task, String command) {
            Task.Run run = task.run();
            return new OpenTask(
                    task.id(),
                    run == null ? TaskStatus.PENDING : TaskStatus.IN_PROGRESS,
                    task.source(),
                    task.priority(),
                    command,
                    command.equals(task.command()) ? null : Boolean.TRUE,
                    task.timeoutSeconds(),
                    task.expires(),
                    task.attempt(),
                    run == null ? null : run.started());
        }
    }
}
