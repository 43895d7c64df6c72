package org.heliograph.cli;

import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;

/** A command could not be carried out. Its message is one line for standard error. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * A failure.
     *
     * @param status one of {@link ExitStatus}
     */
    public CommandException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The server said no. */
    public static CommandException of(RefusedException refusal) {
        return refusal.notAllowed()
                ? new CommandException(
                        ExitStatus.NOT_ALLOWED, refusal.reason() + " (a token is given by --token or HELIOGRAPH_TOKEN)")
                : new CommandException(ExitStatus.FAILED, refusal.reason());
    }

    /** Nobody answered. */
    public static CommandException of(UnreachableException failure) {
        return new CommandException(ExitStatus.UNREACHABLE, failure.getMessage() + "; is the server running?");
    }

    int status() {
        return status;
    }
}
