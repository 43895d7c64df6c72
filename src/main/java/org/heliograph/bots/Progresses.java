package org.heliograph.bots;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/** How far every running task is, as far as somebody said so since the server started. Any thread. */
final class Progresses {
    private final Map<Of, Progress> latest = new ConcurrentHashMap<>();

    /**
     * Takes a task's progress.
     *
     * @throws RefusedException if the task was further already
     */
    void take(Of task, Progress progress) {
        latest.merge(task, progress, (before, now) -> {
            if (now.percent() < before.percent()) {
                throw RefusedException.conflict("percent must not go back: it was " + before.percent() + " already");
            }
            return now;
        });
    }

    Progress of(Of task, Progress otherwise) {
        return latest.getOrDefault(task, otherwise);
    }

    @Nullable
    Integer percent(Of task) {
        Progress known = latest.get(task);
        return known == null ? null : known.percent();
    }

    void forget(Of task) {
        latest.remove(task);
    }

    /** Forgets all but these. */
    void keepOnly(Set<Of> tasks) {
        latest.keySet().retainAll(tasks);
    }

    /** Whose progress. */
    record Of(BotId bot, String task) {}
}
