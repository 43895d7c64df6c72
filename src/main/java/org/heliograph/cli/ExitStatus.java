package org.heliograph.cli;

/** What a command's exit status says to whoever started it. */
public final class ExitStatus {
    /** It was done. */
    public static final int OK = 0;
    /** It could not be done; standard error says why. */
    public static final int FAILED = 1;
    /** The command line makes no sense. */
    public static final int USAGE = 2;
    /** The server could not be reached. */
    public static final int UNREACHABLE = 3;
    /** The server wants a token, or a better one. */
    public static final int NOT_ALLOWED = 4;
    /** A log has damaged lines. */
    public static final int DAMAGED = 5;
    /** How what was watched has ended is no longer known. */
    public static final int NOT_KEPT = 6;
    /** Nothing was there to be taken. */
    public static final int NOTHING = 7;
    /** A command took longer than it may, and was ended. */
    public static final int TIMED_OUT = 124;
    /** A command could not be started. */
    public static final int NOT_STARTED = 127;
    /** Ended from outside by Ctrl-C. */
    public static final int INTERRUPTED = 130;
    /** Ended from outside in the ordinary way. */
    public static final int TERMINATED = 143;

    private ExitStatus() {}
}
