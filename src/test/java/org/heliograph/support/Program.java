package org.heliograph.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The launcher jar as a process of its own; what it prints is kept line by line. Killed at the end if need be. */
public final class Program implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> err = new LinkedBlockingQueue<>();
    private final Thread readsOut;
    private final Thread readsErr;

    private Program(Process process) {
        this.process = process;
        this.readsOut = reading(process.inputReader(UTF_8), out);
        this.readsErr = reading(process.errorReader(UTF_8), err);
    }

    /** Runs {@code java -jar heliograph.jar} with these arguments in a folder. */
    public static Program start(Path folder, String... arguments) {
        return start(List.of(), List.of(), folder, arguments);
    }

    /** The same, run by another program, which is given the command as its last arguments. */
    public static Program startUnder(List<String> runner, Path folder, String... arguments) {
        return start(runner, List.of(), folder, arguments);
    }

    /** The same, with options for the virtual machine. */
    public static Program startWith(List<String> virtualMachine, Path folder, String... arguments) {
        return start(List.of(), virtualMachine, folder, arguments);
    }

    private static Program start(List<String> runner, List<String> virtualMachine, Path folder, String... arguments) {
        List<String> command = new ArrayList<>(runner);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(virtualMachine);
        command.add("-jar");
        command.add(jar().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HELIOGRAPH_"));
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher jar that the build made. */
    public static Path jar() {
        return Path.of(System.getProperty("it.jar", "target/heliograph.jar")).toAbsolutePath();
    }

    /** The next line of its standard output. */
    public String line() {
        return next(out, "standard output");
    }

    /** The next line of its standard error. */
    public String errorLine() {
        return next(err, "standard error");
    }

    /** Lines of its standard output that nobody asked for. */
    public List<String> restOfOutput() {
        return List.copyOf(out);
    }

    /** Lines of its standard error that nobody asked for. */
    public List<String> restOfErrors() {
        return List.copyOf(err);
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** What it reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Asks it to end, as {@code kill} does. */
    public Program terminate() {
        // Under strace it is the server that is to end; strace follows.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        return this;
    }

    /** The same, but what it has started is left to it. */
    public Program terminateAlone() {
        process.destroy();
        return this;
    }

    /** Asks it to end, as Ctrl-C does where nothing else hears of it. */
    public Program interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        status();
    }

    /** Waits for its end; everything it printed is there then. */
    public int status() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("It did not end; it said " + out + err);
            }
            readsOut.join();
            readsErr.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // What another program runs outlives that one's being killed.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        status();
    }

    private String next(BlockingQueue<String> lines, String where) {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("Nothing came on " + where + "; otherwise it said " + out + err);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Thread reading(BufferedReader from, BlockingQueue<String> into) {
        Thread thread = new Thread(
                () -> {
                    try (from) {
                        for (String line = from.readLine(); line != null; line = from.readLine()) {
                            into.add(line);
                        }
                    } catch (IOException e) {
                        into.add("(cut off: " + e.getMessage() + ")");
                    }
                },
                "reading");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
