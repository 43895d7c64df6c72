package org.heliograph.bots.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.heliograph.bots.NewTask;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskId;
import org.heliograph.support.Page;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/protocol.md: the files it shows")
class DocumentedFilesTest {
    private static final String COMMAND = "Run the tests, and say which fail.";
    private static final Instant EXPIRES = Instant.parse("2026-11-22T00:00:00Z");

    private final Page section =
            new Page(Path.of("docs"), Page.of("docs/protocol.md").section("Dropped files"));

    @Test
    @DisplayName("are the tasks that they look like")
    void theyAreTasks() {
        assertThat(section.fenced("md").stream().map(text -> MarkdownTask.read(text, "unnamed")))
                .containsExactly(
                        new NewTask(new TaskId("TASK-8"), COMMAND, Source.FILE, Priority.P0, 300L, EXPIRES, 1),
                        new NewTask(new TaskId("TASK-9"), COMMAND, Source.FILE, Priority.P1, 300L, null, 0));
        assertThat(section.fenced("json").stream().map(text -> JsonTask.read(new Json(), text, "unnamed")))
                .containsExactly(
                        new NewTask(new TaskId("TASK-10"), COMMAND, Source.FILE, Priority.P2, 300L, EXPIRES, 1));
    }
}
