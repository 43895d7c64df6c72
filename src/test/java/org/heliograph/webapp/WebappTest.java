package org.heliograph.webapp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the JavaScript client and the pages with Node's own runner, so that one command passes every test. */
class WebappTest {

    private static final Path TESTS = Path.of("src/test/webapp");

    @Test
    @DisplayName("The tests of the JavaScript client and the pages pass in Node")
    void passesInNode(@TempDir Path temporary) throws Exception {
        assumeTrue(
                nodeIsThere(),
                "Skipped: the tests of the JavaScript client need Node 20 or later (no `node` on the path)");

        Path output = temporary.resolve("node.txt");
        Process node = node(output, testFiles());
        boolean ended = node.waitFor(120, SECONDS);
        node.destroyForcibly();

        assertThat(ended)
                .as("node ended in time; it said:%n%s", Files.readString(output))
                .isTrue();
        assertThat(node.exitValue())
                .as("node said:%n%s", Files.readString(output))
                .isZero();
    }

    private static List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean nodeIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static Process node(Path output, List<String> files) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "--test");
        builder.command().addAll(files);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
