package org.heliograph.launcher;

/** The server could not start. Its message is one line that a person can act on. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
