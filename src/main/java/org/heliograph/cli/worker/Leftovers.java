package org.heliograph.cli.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliograph.cli.process.Child;

/**
 * What a worker that was killed has left running on this machine. Every process that a task's command started carries
 * the task in its environment, whoever its parent is by now. It is found by that on Linux; elsewhere none is found.
 */
final class Leftovers {
    /** One may start another while it is being ended. */
    private static final int ROUNDS = 3;

    private final Set<String> task;
    private final String attempt;

    /** @param variables what the command of the next attempt will find in its environment */
    Leftovers(Map<String, String> variables) {
        this.task = Set.of(
                variable(variables, Order.SERVER), variable(variables, Order.BOT), variable(variables, Order.TASK));
        this.attempt = variable(variables, Order.ATTEMPT);
    }

    private static String variable(Map<String, String> variables, String name) {
        return name + '=' + variables.get(name);
    }

    /** Ends what other attempts of the task still run here. */
    void end(Duration grace) throws InterruptedException {
        List<ProcessHandle> found = find();
        for (int round = 0; !found.isEmpty() && round < ROUNDS; round++) {
            Child.end(found, grace);
            found = find();
        }
    }

    private List<ProcessHandle> find() {
        List<ProcessHandle> found = new ArrayList<>();
        ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .forEach(process -> {
                    Set<String> its = environment(process);
                    if (its.containsAll(task) && !its.contains(attempt)) {
                        found.add(process);
                    }
                });
        return found;
    }

    private static Set<String> environment(ProcessHandle process) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "environ"));
            return Set.copyOf(List.of(new String(all, UTF_8).split("\0")));
        } catch (IOException e) {
            // It has ended, or is another user's, or there is no such file on this system.
            return Set.of();
        }
    }
}
