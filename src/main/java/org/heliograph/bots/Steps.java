package org.heliograph.bots;

import org.heliograph.core.RefusedException;

/** The keys under which a task's first and last step stand in the log, each of which there is one at most. */
final class Steps {
    private static final String BEGIN = "begin:";
    private static final String END = "end:";

    private Steps() {}

    static String begin(TaskId task) {
        return BEGIN + task.value();
    }

    static String end(TaskId task) {
        return END + task.value();
    }

    static RefusedException known(TaskId task) {
        return RefusedException.conflict("There is a task " + task.value() + " already");
    }
}
