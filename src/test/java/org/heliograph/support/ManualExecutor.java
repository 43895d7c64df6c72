package org.heliograph.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Tasks wait until a test runs them, on its own thread. */
public final class ManualExecutor implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** How many wait. */
    public int waiting() {
        return tasks.size();
    }

    /** Runs the oldest one; false if there is none. */
    public boolean runOldest() {
        return run(tasks.poll());
    }

    /** Runs the newest one, as another thread that is quicker would; false if there is none. */
    public boolean runNewest() {
        return run(tasks.pollLast());
    }

    private static boolean run(Runnable task) {
        if (task != null) {
            task.run();
        }
        return task != null;
    }
}
