package org.heliograph.cli.worker;

import java.util.List;

/** How a task ended. */
public sealed interface Outcome {
    /** The exit status of a worker that did this one task. */
    int status();

    /** In a word or two, for whoever runs the worker. */
    String words();

    /** The command ended with status 0. */
    record Completed(String response, List<String> filesModified) implements Outcome {
        public Completed {
            filesModified = List.copyOf(filesModified);
        }

        @Override
        public int status() {
            return 0;
        }

        @Override
        public String words() {
            return "completed";
        }
    }

    /** The command failed, took too long or was stopped. */
    record Failed(int status, String error) implements Outcome {
        @Override
        public String words() {
            return "failed: " + error.lines().findFirst().orElse("");
        }
    }

    /** The server settled the task without this worker. */
    record TakenAway(String reason) implements Outcome {
        @Override
        public int status() {
            return 1;
        }

        @Override
        public String words() {
            return "settled without this worker: " + reason;
        }
    }
}
