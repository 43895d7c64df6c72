package org.heliograph.core.log.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of the tests in a Java of its own, with nothing but it and the core. */
final class ForkedJava {
    private ForkedJava() {}

    /** How it ended, and what it printed. */
    record Ended(int status, List<String> lines) {}

    static Ended run(List<String> options, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(options, program, arguments);
        try (var out = process.inputReader(UTF_8)) {
            List<String> lines = out.lines().toList();
            return new Ended(process.waitFor(), lines);
        } finally {
            process.destroyForcibly();
        }
    }

    static Process start(List<String> options, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(placeOf(JsonlEventLog.class) + File.pathSeparator + placeOf(program));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
