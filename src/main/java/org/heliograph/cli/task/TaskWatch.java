package org.heliograph.cli.task;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.heliograph.cli.remote.Follower;
import org.heliograph.cli.remote.Frame;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * Follows a bot until one task has ended, and shows what is about that task. Entries that are no longer kept may have
 * held its end: so a gap is a reason to ask. Used by the thread that follows.
 */
public final class TaskWatch implements Follower.Reader {
    private static final Set<String> ENDS = Set.of("task_completed", "task_failed");

    private final String task;
    private final Consumer<Frame> show;
    private final Insistence.Witness witness;
    private boolean away;
    private boolean over;
    private boolean missed;
    private @Nullable Frame end;

    /**
     * A watch over a task.
     *
     * @param show given every frame about it but the last
     * @param witness told that the connection is gone, and back
     */
    public TaskWatch(String task, Consumer<Frame> show, Insistence.Witness witness) {
        this.task = task;
        this.show = show;
        this.witness = witness;
    }

    /**
     * Follows until the task has ended.
     *
     * @return the event that ended it; empty if it has ended, and that event is no longer kept
     */
    public Optional<Frame> follow(Follower follower, RemoteBot bot)
            throws RefusedException, UnreachableException, InterruptedException {
        follower.follow(this);
        while (missed && end == null) {
            missed = false;
            // What ends from now on comes after the place where reading goes on.
            over = !bot.hasOpen(task);
            follower.follow(this);
        }
        return end();
    }

    @Override
    public boolean frame(Frame frame) {
        if (away) {
            away = false;
            witness.back();
        }
        if (frame.type().equals("gap") && !over) {
            missed = true;
            return false;
        }
        if (frame.type().equals("live") && over) {
            return false;
        }
        if (!task.equals(frame.json().getString("task_id", ""))) {
            return true;
        }
        if (ENDS.contains(frame.type())) {
            end = frame;
            return false;
        }
        show.accept(frame);
        return true;
    }

    @Override
    public void waiting(Duration duration) {
        if (!away) {
            away = true;
            witness.away();
        }
    }

    /** The event that ended the task; empty if it was not seen so far. */
    Optional<Frame> end() {
        return Optional.ofNullable(end);
    }
}
