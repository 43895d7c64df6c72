package org.heliograph.cli.process;

/** What goes on beside the rest of a command of ours, and does not keep it from ending. */
public final class Background {
    private Background() {}

    /** What is to be done; being interrupted ends it. */
    @FunctionalInterface
    public interface Task {
        void run() throws InterruptedException;
    }

    /** Begins it on a thread of its own. */
    public static Thread start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
