package org.heliograph.cli;

/** Where the jar begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its {@link ExitStatus}. */
    public static void main(String[] arguments) {
        System.exit(HeliographCommand.commandLineFor(arguments).execute(arguments));
    }
}
