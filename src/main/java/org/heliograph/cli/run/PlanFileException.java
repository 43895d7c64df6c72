package org.heliograph.cli.run;

/** A plan cannot be run as it is written. Its message is one line that names the file, the key and the reason. */
public final class PlanFileException extends Exception {
    private static final long serialVersionUID = 1;

    PlanFileException(String file, String key, String reason) {
        super(file + ": " + (key.isEmpty() ? "" : key + " ") + reason);
    }
}
