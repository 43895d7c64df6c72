package org.heliograph.cli.run;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command of a plan.
 *
 * @param name what people call it
 * @param written the command as it was written, for people
 * @param command program and arguments
 * @param folder where it runs
 * @param environment what it finds there besides what we find
 * @param input what it reads
 * @param timeout how long it may take; null for as long as it takes
 * @param continueOnError whether the plan goes on if it fails
 */
public record Step(
        String name,
        String written,
        List<String> command,
        Path folder,
        Map<String, String> environment,
        Redirect input,
        @Nullable Duration timeout,
        boolean continueOnError) {
    private static final int LONGEST_NAME = 80;

    public Step {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A command given on the command line: it reads what we would read. */
    public static Step of(List<String> command, Path folder) {
        String written = String.join(" ", command);
        return new Step(nameOf(written), written, command, folder, Map.of(), Redirect.INHERIT, null, false);
    }

    /** What a command is called that was given no name. */
    static String nameOf(String written) {
        String first = written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("command");
        String printable = first.replaceAll("\\p{Cntrl}", " ");
        return printable.codePointCount(0, printable.length()) <= LONGEST_NAME
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
