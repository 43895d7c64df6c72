package org.heliograph.bots;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/** How far every running task is, as far as somebody said so since the server started. Any thread. */
final class Progresses {
    private final Map<Of, Known> latest = new ConcurrentHashMap<>();

    private record Known(Progress progress, Frame frame) {}

    /**
     * Takes a task's progress.
     *
     * @param frame the same, for those who watch
     * @throws RefusedException if the task was further already
     */
    void take(Of task, Progress progress, Frame frame) {
        latest.merge(task, new Known(progress, frame), (before, now) -> {
            int percent = before.progress().percent();
            if (now.progress().percent() < percent) {
                throw RefusedException.conflict("percent must not go back: it was " + percent + " already");
            }
            return now;
        });
    }

    Progress of(Of task, Progress otherwise) {
        Known known = latest.get(task);
        return known == null ? otherwise : known.progress();
    }

    @Nullable
    Integer percent(Of task) {
        Known known = latest.get(task);
        return known == null ? null : known.progress().percent();
    }

    @Nullable
    Frame frame(Of task) {
        Known known = latest.get(task);
        return known == null ? null : known.frame();
    }

    void forget(Of task) {
        latest.remove(task);
    }

    /** What is known now, to be tidied later. */
    Tidying tidying() {
        Map<Of, Known> known = Map.copyOf(latest);
        return running -> known.forEach((task, progress) -> {
            if (!running.contains(task)) {
                latest.remove(task, progress);
            }
        });
    }

    /** Forgets what was known before it was looked what runs, and does not run; what was told since stays. */
    interface Tidying {
        void keepOnly(Set<Of> running);
    }

    /** Whose progress. */
    record Of(BotId bot, String task) {}
}
