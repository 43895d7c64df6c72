package org.heliograph.webapp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.NeedsTool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the JavaScript client and the pages with Node's own runner, so that one command passes every test. */
@NeedsTool("node")
class WebappTest {
    private static final Path TESTS = Path.of("src/test/webapp");

    @TempDir
    Path temporary;

    @Test
    @DisplayName(
            "K1 K6 R15 R26 X9 the tests of the JavaScript client and the pages pass in Node, those against a real server too")
    void passesInNode() throws Exception {
        Path output = temporary.resolve("node.txt");
        try (var restarted = new RestartDoor(temporary.resolve("data"))) {
            Process node = node(output, testFiles(), restarted);
            boolean ended = node.waitFor(120, SECONDS);
            node.destroyForcibly();

            assertThat(ended)
                    .as("node ended in time; it said:%n%s", Files.readString(output))
                    .isTrue();
            assertThat(node.exitValue())
                    .as("node said:%n%s", Files.readString(output))
                    .isZero();
            assertThat(output).content().containsPattern("(?m)^\\S+ skipped 0$");
        }
    }

    private static List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .toList();
        }
    }

    private static Process node(Path output, List<String> files, RestartDoor restarted) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "--test");
        builder.command().addAll(files);
        builder.environment().put("HELIOGRAPH_URL", restarted.server() + "/");
        builder.environment().put("HELIOGRAPH_RESTART", restarted.address().toString());
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
