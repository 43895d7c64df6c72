package org.heliograph.cli.worker;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a worker does every task.
 *
 * @param command program and arguments, given the task on standard input
 * @param folder where it runs
 * @param maxOutput how many bytes of what it prints last are reported
 * @param grace how long a command that has to end may take to do so
 * @param out where what it prints goes
 * @param err where what it prints as errors goes
 */
public record Trade(
        List<String> command, Path folder, int maxOutput, Duration grace, OutputStream out, OutputStream err) {
    public Trade {
        command = List.copyOf(command);
    }
}
