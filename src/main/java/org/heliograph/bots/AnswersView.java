package org.heliograph.bots;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Push;
import org.jspecify.annotations.Nullable;

/**
 * Whoever gave tasks sees how they ended, and nothing else. A task is remembered from before it is given until the entry
 * after its end is shown, so that what is remembered is what may still be answered. Any thread may await and forget; one
 * reader at a time is shown entries, in their order.
 */
public final class AnswersView implements View<BotEvent> {
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    // The reader's.
    private @Nullable String shown;
    private long shownAt;

    /** Waits for a task's end; false if it is waited for already. */
    public boolean await(TaskId task) {
        return awaited.add(task.value());
    }

    /** Waits for it no more. */
    public void forget(TaskId task) {
        awaited.remove(task.value());
    }

    /** How many tasks are remembered. */
    public int size() {
        return awaited.size();
    }

    @Override
    public Optional<Object> audience(Recorded<BotEvent> recorded) {
        forgetShownBefore(recorded.entry().seq());
        if (!isEnd(recorded.event()) || !awaited.contains(((TaskEvent) recorded.event()).task())) {
            return Optional.empty();
        }
        shown = ((TaskEvent) recorded.event()).task();
        shownAt = recorded.entry().seq();
        return Optional.of(AnswersView.class);
    }

    /** An end may be asked for again as long as it has not left: until something later is asked for. */
    private void forgetShownBefore(long seq) {
        if (shown != null && shownAt < seq) {
            awaited.remove(shown);
            shown = null;
        }
    }

    private static boolean isEnd(BotEvent event) {
        return event instanceof TaskEvent.TaskCompleted || event instanceof TaskEvent.TaskFailed;
    }

    @Override
    public List<Push> pushes(Recorded<BotEvent> recorded) {
        TaskEvent event = (TaskEvent) recorded.event();
        boolean success = event instanceof TaskEvent.TaskCompleted;
        String content = event instanceof TaskEvent.TaskCompleted completed
                ? completed.response()
                : ((TaskEvent.TaskFailed) event).error();
        return List.of(
                new Response(event.task(), content, success, recorded.entry().at()));
    }

    /** How a task ended. */
    public record Response(String taskId, String content, boolean success, Instant timestamp) implements Push {
        @Override
        public String type() {
            return "response";
        }
    }
}
