package org.heliograph.cli.run;

import java.time.Duration;
import org.heliograph.cli.ExitStatus;

/** How a step ended. */
public sealed interface Outcome {
    /** As an exit status. */
    int status();

    /** Why it was no success; empty if it was one. */
    String error();

    /** The command ended with status 0. */
    record Completed() implements Outcome {
        @Override
        public int status() {
            return ExitStatus.OK;
        }

        @Override
        public String error() {
            return "";
        }
    }

    /** The command ended with another one. */
    record Failed(int status) implements Outcome {
        @Override
        public String error() {
            return "Exit status " + status;
        }
    }

    /** It took too long and was ended. */
    record TimedOut(Duration after) implements Outcome {
        @Override
        public int status() {
            return ExitStatus.TIMED_OUT;
        }

        @Override
        public String error() {
            return "Timeout after " + Times.of(after);
        }
    }

    /** It never began. */
    record NotStarted(String reason) implements Outcome {
        @Override
        public int status() {
            return ExitStatus.NOT_STARTED;
        }

        @Override
        public String error() {
            return reason;
        }
    }

    /** Somebody ended the plan. */
    record Cancelled() implements Outcome {
        @Override
        public int status() {
            return ExitStatus.INTERRUPTED;
        }

        @Override
        public String error() {
            return "Cancelled";
        }
    }
}
