package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.heliograph.support.Bot;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot of the demo does real work, and what anybody gives it. */
class SurveyorTest {
    @TempDir
    Path data;

    @Test
    @DisplayName("It counts the folder it is given, tells how far it is, and says what it found")
    void counts() throws Exception {
        Path folder = Files.createDirectories(data.resolve("folder/one/deep"));
        Files.writeString(folder.resolve("a"), "four");
        Files.writeString(data.resolve("folder/b"), "sixsix");
        try (RunningServer server = RunningServer.start(data.resolve("server"))) {
            Bot bot = new Bot(server, Surveyor.NAME).known();
            Surveyor surveyor = surveyor(server, Optional.empty());
            bot.submit("{'task_id':'T-1','command':'Count the files below " + data.resolve("folder") + "'}");

            surveyor.step();
            surveyor.step();
            assertThat(bot.status().getInt("current_percent")).isEqualTo(50);
            surveyor.step();
            surveyor.step();

            assertThat(last(bot).getString("response"))
                    .startsWith("2 files, 0.0 KiB below " + data.resolve("folder"))
                    .contains("  one")
                    .contains("  b");
        }
    }

    @Test
    @DisplayName("What is no folder fails and says why; with nothing to do it finds something")
    void failsAndFinds() {
        try (RunningServer server = RunningServer.start(data.resolve("server"))) {
            Bot bot = new Bot(server, Surveyor.NAME).known();
            Surveyor surveyor = surveyor(server, Optional.of(data.resolve("nowhere")));

            surveyor.step();
            surveyor.step();

            assertThat(last(bot).getString("error")).startsWith("There is no folder " + data.resolve("nowhere"));
        }
    }

    private static Surveyor surveyor(RunningServer server, Optional<Path> errand) {
        return new Surveyor(server.inside().heliograph(), server.inside().bots().work(), () -> errand);
    }

    private static JsonObject last(Bot bot) {
        List<JsonObject> entries = bot.entries();
        return entries.get(entries.size() - 1);
    }
}
