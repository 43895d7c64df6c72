package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quicker start that docs/operations.md describes. */
class ClassArchiveIT {
    private static final String A_CLASS_OF_OURS = "org.heliograph.server.HeliographServer source: ";

    @TempDir
    Path folder;

    @Test
    void aStartTakesItsClassesFromTheArchiveThatAnEarlierStartLeft() throws Exception {
        Path archive = folder.resolve("heliograph.jsa");
        startAndStop("-XX:ArchiveClassesAtExit=" + archive);
        assertThat(archive).exists();

        Path loaded = folder.resolve("loaded.txt");
        startAndStop("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + loaded);

        assertThat(Files.readAllLines(loaded))
                .filteredOn(line -> line.contains(A_CLASS_OF_OURS))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("shared objects file"));
    }

    private void startAndStop(String... options) {
        // Of the classes it cannot keep a newer virtual machine tells on standard output.
        List<String> virtualMachine =
                Stream.concat(Stream.of("-Xlog:disable"), Stream.of(options)).toList();
        try (Program server = Program.startWith(virtualMachine, folder, "serve", "--port", "0", "--data", "data")) {
            assertThat(server.line()).startsWith("Heliograph ready at ");
            server.terminate();
            assertThat(server.status()).isEqualTo(143);
        }
    }
}
