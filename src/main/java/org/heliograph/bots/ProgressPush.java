package org.heliograph.bots;

import java.math.BigDecimal;
import java.time.Instant;
import org.heliograph.core.connection.Push;
import org.jspecify.annotations.Nullable;

/** How far a running task is, as those who follow its bot see it. What is absent is left out. */
public record ProgressPush(
        String botId,
        String taskId,
        Source source,
        TaskStatus status,
        int percent,
        String message,
        @Nullable BigDecimal elapsedSeconds,
        @Nullable Boolean truncated,
        Instant timestamp)
        implements Push {
    static ProgressPush of(BotId bot, Task task, Progress progress) {
        FrameRoom room = FrameRoom.beside(bot.value(), task.id());
        String message = room.fit(progress.message());
        return new ProgressPush(
                bot.value(),
                task.id(),
                task.source(),
                TaskStatus.IN_PROGRESS,
                progress.percent(),
                message,
                progress.elapsedSeconds(),
                room.truncated(),
                progress.timestamp());
    }

    @Override
    public String type() {
        return "progress";
    }
}
