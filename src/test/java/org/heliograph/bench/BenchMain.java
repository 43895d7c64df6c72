package org.heliograph.bench;

import picocli.CommandLine;

/** Runs the bench command by itself, so that a rival can be measured without starting our own command line. */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
