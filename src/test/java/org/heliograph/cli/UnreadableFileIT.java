package org.heliograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.Program;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server for which permissions count, as they do for every user but root. */
@NeedsTool({"id", "setpriv"})
@DisplayName("a dropped file that the server may not read")
class UnreadableFileIT {
    private static final List<String> AS_ANYBODY =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");

    @TempDir
    Path folder;

    @Test
    @DisplayName("is set aside with the reason beside it, and keeps no other file waiting")
    void unreadable() throws Exception {
        try (Program server = Program.startUnder(runner(), folder, "serve", "--port", "0")) {
            assertThat(server.line()).startsWith("Heliograph ready at ");
            Path drop = Files.createDirectories(folder.resolve("data/tasks/builder"));
            Path secret = Files.writeString(drop.resolve("a.md"), "Nobody reads this.");
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
            Files.writeString(drop.resolve("b.md"), "Do it.");

            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(drop.resolve("rejected/a.md.reason.txt")));
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(drop.resolve("taken/b.md")));
            assertThat(drop.resolve("rejected/a.md.reason.txt")).hasContent("The file cannot be read");
            assertThat(drop.resolve("rejected/a.md")).exists();
            assertThat(secret).doesNotExist();
        }
    }

    private static List<String> runner() throws Exception {
        Process id = new ProcessBuilder("id", "-u").start();
        String user = new String(id.getInputStream().readAllBytes(), UTF_8).strip();
        return user.equals("0") ? AS_ANYBODY : List.of();
    }
}
