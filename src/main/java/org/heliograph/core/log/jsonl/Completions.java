package org.heliograph.core.log.jsonl;

import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** One thread that runs what it is given, in order, until it is stopped. */
final class Completions implements Executor, Runnable {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");

    /** Nothing means: stop. */
    private final BlockingQueue<Optional<Runnable>> waiting = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(Optional.of(task));
    }

    /** Lets it run what it has, then end. */
    void stop() {
        waiting.add(Optional.empty());
    }

    @Override
    public void run() {
        while (true) {
            try {
                Optional<Runnable> task = waiting.take();
                if (task.isEmpty()) {
                    return;
                }
                task.get().run();
            } catch (InterruptedException e) {
                LOGGER.log(Logger.Level.DEBUG, "Not interrupted: answers are owed until the log is closed");
            } catch (RuntimeException e) {
                LOGGER.log(Logger.Level.ERROR, "Completing an append failed", e);
            }
        }
    }
}
