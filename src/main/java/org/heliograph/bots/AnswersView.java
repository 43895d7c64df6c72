package org.heliograph.bots;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Push;

/** Whoever gave tasks sees how they ended, and nothing else. Any thread. */
public final class AnswersView implements View<BotEvent> {
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    /** Waits for a task's end; false if it is waited for already. */
    public boolean await(TaskId task) {
        return awaited.add(task.value());
    }

    /** Waits for it no more. */
    public void forget(TaskId task) {
        awaited.remove(task.value());
    }

    /** How many tasks are remembered, of which some may have ended. */
    public int size() {
        return awaited.size();
    }

    /** Forgets all but these. */
    public void keepOnly(Collection<String> tasks) {
        awaited.retainAll(tasks);
    }

    @Override
    public Optional<Object> audience(Recorded<BotEvent> recorded) {
        return isEnd(recorded.event()) && awaited.contains(((TaskEvent) recorded.event()).task())
                ? Optional.of(AnswersView.class)
                : Optional.empty();
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
