package org.heliograph.cli;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32;
import org.heliograph.Heliograph;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Mask;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.PlanEvent;
import org.heliograph.plans.StepStatus;

/**
 * The plan of the demo: looks over this machine, a little with each step so that eyes can follow, and again after a
 * while. Every third time it looks for something that is not there, so that a failure can be seen too. For one thread.
 */
final class Checkup {
    private static final int STEPS_BETWEEN = 100;
    private static final int EVERY_WHICH_FAILS = 3;
    private static final int MOST_FILES = 60;
    private static final int READ_OF_EACH = 8 * 1024 * 1024;
    private static final int BAR = 30;
    private static final List<String> PROPERTIES =
            List.of("os.name", "os.version", "os.arch", "java.vm.name", "java.version", "java.vendor", "user.timezone");

    private final Heliograph server;
    private final String name;
    private final Path files;
    private final Path missing;
    private Iterator<Act> acts = List.<Act>of().iterator();
    private int runs;
    private int rest;

    /**
     * A checkup that has not begun.
     *
     * @param name what its plans' names begin with
     * @param files a folder with files to read
     * @param missing what is not there
     */
    Checkup(Heliograph server, String name, Path files, Path missing) {
        this.server = server;
        this.name = name;
        this.files = files;
        this.missing = missing;
    }

    /** A little of what is to be done. */
    void step() {
        if (rest > 0) {
            rest--;
            return;
        }
        try {
            if (!acts.hasNext()) {
                acts = begin();
            }
            done(acts.next().perform());
        } catch (CompletionException | RefusedException | LogUnavailableException | IOException e) {
            // Somebody cancelled it, or the server is stopping or its disk is full, which it logs; or a file has gone.
            acts = List.<Act>of().iterator();
        }
        rest = acts.hasNext() ? 0 : STEPS_BETWEEN;
    }

    private static void done(CompletionStage<?> stage) {
        stage.toCompletableFuture().join();
    }

    private Iterator<Act> begin() {
        runs++;
        Run run = new Run(server.plan(name + "-" + runs));
        done(run.plan.define(new Definition(
                "Look over this machine",
                List.of(
                        new PlanEvent.StepDefined("machine", "What it is"),
                        new PlanEvent.StepDefined("read", "Reads the files of " + files),
                        new PlanEvent.StepDefined("room", "Whether there is room left")),
                Mask.NONE)));
        List<Act> all = new ArrayList<>();
        machine(run, all);
        read(run, all);
        room(run, all, runs % EVERY_WHICH_FAILS == 0 ? missing : files);
        return all.iterator();
    }

    private static void machine(Run run, List<Act> all) {
        all.add(() -> run.plan.step(0, StepStatus.RUNNING));
        for (String property : PROPERTIES) {
            all.add(() -> run.print(
                    0, "\u001b[36m%-14s\u001b[0m %s%n".formatted(property, System.getProperty(property, "-"))));
        }
        int processors = Runtime.getRuntime().availableProcessors();
        all.add(() ->
                run.print(0, "\u001b[36m%-14s\u001b[0m \u001b[1m%d\u001b[0m%n".formatted("processors", processors)));
        all.add(() -> run.plan.step(0, StepStatus.COMPLETED));
    }

    private void read(Run run, List<Act> all) {
        all.add(() -> run.plan.step(1, StepStatus.RUNNING));
        List<Path> found = inside(files);
        for (int i = 0; i < found.size(); i++) {
            Path file = found.get(i);
            int percent = (i + 1) * 100 / found.size();
            all.add(() -> run.print(1, "\r\u001b[K" + line(file) + bar(percent)));
        }
        all.add(() -> run.print(1, "\r\u001b[K\u001b[32m%d files read\u001b[0m%n".formatted(found.size())));
        all.add(() -> run.plan.step(1, StepStatus.COMPLETED));
    }

    private static void room(Run run, List<Act> all, Path where) {
        all.add(() -> run.plan.step(2, StepStatus.RUNNING));
        if (Files.exists(where)) {
            all.add(() -> run.print(2, room(where)));
            all.add(() -> run.plan.step(2, StepStatus.COMPLETED));
            all.add(() -> run.plan.complete(Json.createObjectBuilder()
                    .add("looked_at", where.toString())
                    .build()));
            return;
        }
        String sentence = "There is no " + where;
        all.add(() -> run.plan.print(2, Outlet.STDERR, "\u001b[31m" + sentence + "\u001b[0m\n"));
        all.add(() -> run.plan.step(2, StepStatus.FAILED, null, sentence));
        all.add(() -> run.plan.fail("No room was found", 2));
    }

    private static String line(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (var in = Files.newInputStream(file)) {
            sum.update(in.readNBytes(READ_OF_EACH));
        }
        return String.format(
                Locale.ROOT,
                "\u001b[33m%s\u001b[0m %,12d  %s%n",
                HexFormat.of().toHexDigits((int) sum.getValue()),
                Files.size(file),
                file.getFileName());
    }

    private static String bar(int percent) {
        int full = percent * BAR / 100;
        return "[\u001b[32m%s\u001b[0m%s] %d %%".formatted("#".repeat(full), "·".repeat(BAR - full), percent);
    }

    private static String room(Path where) throws IOException {
        FileStore store = Files.getFileStore(where);
        return String.format(
                Locale.ROOT,
                "%,d MiB of %,d MiB are free%n",
                store.getUsableSpace() >> 20,
                store.getTotalSpace() >> 20);
    }

    private static List<Path> inside(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A little that is done at once. */
    @FunctionalInterface
    private interface Act {
        CompletionStage<?> perform() throws IOException;
    }

    private record Run(Heliograph.Plan plan) {
        CompletionStage<?> print(int step, String text) {
            return plan.print(step, Outlet.STDOUT, text);
        }
    }
}
