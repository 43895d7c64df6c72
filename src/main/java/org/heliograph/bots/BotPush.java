package org.heliograph.bots;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.heliograph.core.Recorded;
import org.heliograph.core.connection.Push;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/** A step of a task as those who follow its bot see it. What is absent is left out. */
public sealed interface BotPush extends Push {
    /** The step of an entry, short enough for an event frame. */
    static BotPush of(Recorded<BotEvent> recorded, TaskEvent event) {
        Entry entry = recorded.entry();
        return of(recorded, event, FrameRoom.beside(entry.topic().id(), entry.id(), recorded.cursor(), event.task()));
    }

    /** The step of an entry with its whole texts. */
    static BotPush whole(Recorded<BotEvent> recorded, TaskEvent event) {
        return of(recorded, event, FrameRoom.unbounded());
    }

    private static BotPush of(Recorded<BotEvent> recorded, TaskEvent event, FrameRoom room) {
        if (event instanceof TaskEvent.TaskQueued queued) {
            return Queued.of(recorded, queued, room);
        }
        if (event instanceof TaskEvent.TaskStarted started) {
            return Started.of(recorded, started);
        }
        if (event instanceof TaskEvent.TaskCompleted completed) {
            return Completed.of(recorded, completed, room);
        }
        return Failed.of(recorded, (TaskEvent.TaskFailed) event, room);
    }

    /** A task waits. */
    record Queued(
            String botId,
            String taskId,
            Source source,
            TaskStatus status,
            String command,
            Priority priority,
            @Nullable Integer attempt,
            @Nullable String reason,
            @Nullable Boolean truncated,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements BotPush {
        static Queued of(Recorded<BotEvent> recorded, TaskEvent.TaskQueued event, FrameRoom room) {
            String reason = event.reason() == null ? null : room.fit(event.reason());
            String command = room.fit(event.command());
            Entry entry = recorded.entry();
            return new Queued(
                    entry.topic().id(),
                    event.task(),
                    event.source(),
                    event.status(),
                    command,
                    event.priority(),
                    event.attempt() > 1 ? event.attempt() : null,
                    reason,
                    room.truncated(),
                    entry.id(),
                    entry.seq(),
                    entry.at(),
                    recorded.cursor());
        }

        @Override
        public String type() {
            return "task_queued";
        }
    }

    /** A task began. */
    record Started(
            String botId,
            String taskId,
            Source source,
            TaskStatus status,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements BotPush {
        static Started of(Recorded<BotEvent> recorded, TaskEvent.TaskStarted event) {
            Entry entry = recorded.entry();
            return new Started(
                    entry.topic().id(),
                    event.task(),
                    event.source(),
                    event.status(),
                    entry.id(),
                    entry.seq(),
                    entry.at(),
                    recorded.cursor());
        }

        @Override
        public String type() {
            return "task_started";
        }
    }

    /** A task ended well. */
    record Completed(
            String botId,
            String taskId,
            Source source,
            TaskStatus status,
            boolean success,
            String response,
            List<String> filesModified,
            BigDecimal durationSeconds,
            @Nullable Boolean truncated,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements BotPush {
        static Completed of(Recorded<BotEvent> recorded, TaskEvent.TaskCompleted event, FrameRoom room) {
            List<String> files = room.fit(event.filesModified());
            String response = room.fit(event.response());
            Entry entry = recorded.entry();
            return new Completed(
                    entry.topic().id(),
                    event.task(),
                    event.source(),
                    event.status(),
                    true,
                    response,
                    files,
                    event.durationSeconds(),
                    room.truncated(),
                    entry.id(),
                    entry.seq(),
                    entry.at(),
                    recorded.cursor());
        }

        @Override
        public String type() {
            return "task_completed";
        }
    }

    /** A task ended otherwise. */
    record Failed(
            String botId,
            String taskId,
            Source source,
            TaskStatus status,
            boolean success,
            String error,
            @Nullable BigDecimal durationSeconds,
            @Nullable Boolean truncated,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements BotPush {
        static Failed of(Recorded<BotEvent> recorded, TaskEvent.TaskFailed event, FrameRoom room) {
            String error = room.fit(event.error());
            Entry entry = recorded.entry();
            return new Failed(
                    entry.topic().id(),
                    event.task(),
                    event.source(),
                    event.status(),
                    false,
                    error,
                    event.durationSeconds(),
                    room.truncated(),
                    entry.id(),
                    entry.seq(),
                    entry.at(),
                    recorded.cursor());
        }

        @Override
        public String type() {
            return "task_failed";
        }
    }
}
