package org.heliograph.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that runs, with all that it has started. Any thread. */
public final class Child {
    /** What opens the server's doors is for us, not for what we run. */
    private static final String SECRET = "HELIOGRAPH_TOKEN";

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts a command.
     *
     * @throws IOException if there is no such command, or it may not be run
     */
    public static Child start(List<String> command, Path folder, Map<String, String> variables) throws IOException {
        return start(command, folder, variables, Redirect.PIPE);
    }

    /** The same, reading from there. */
    public static Child start(List<String> command, Path folder, Map<String, String> variables, Redirect input)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectInput(input);
        builder.environment().remove(SECRET);
        builder.environment().putAll(variables);
        return new Child(builder.start());
    }

    public InputStream output() {
        return process.getInputStream();
    }

    public InputStream errors() {
        return process.getErrorStream();
    }

    /** Gives it all it can read; one that reads nothing does not have to. */
    public void feed(String text) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            // It ended, or closed its input, without having read everything.
        }
    }

    /** Waits for its end; false if it has not come by then. */
    public boolean await(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its exit status; 128 and the signal's number if one ended it. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it and all it started to end, and after this time ends what is still there. */
    public void end(Duration grace) throws InterruptedException {
        // Whoever loses its parent is no descendant any more: they are gathered first.
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        end(all, grace);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks processes to end, and after this time ends those that are still there. */
    public static void end(List<ProcessHandle> all, Duration grace) throws InterruptedException {
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + grace.toNanos();
        for (ProcessHandle each : all) {
            awaitUntil(deadline, each);
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitUntil(long deadline, ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
            // It will be ended.
        }
    }
}
