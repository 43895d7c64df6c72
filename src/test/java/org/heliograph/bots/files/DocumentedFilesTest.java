package org.heliograph.bots.files;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final Page page = Page.of("docs/protocol.md");

    @Test
    @DisplayName("are the tasks that they look like")
    void theyAreTasks() {
        assertThat(page.fenced("md").stream().map(text -> MarkdownTask.read(text, "unnamed")))
                .containsExactly(
                        new NewTask(new TaskId("TASK-8"), COMMAND, Source.FILE, Priority.P0, 300L, EXPIRES, 1),
                        new NewTask(new TaskId("TASK-9"), COMMAND, Source.FILE, Priority.P1, 300L, null, 0));
        assertThat(JsonTask.read(new Json(), firstJsonBelow("### Dropped files"), "unnamed"))
                .isEqualTo(new NewTask(new TaskId("TASK-10"), COMMAND, Source.FILE, Priority.P2, 300L, EXPIRES, 1));
    }

    private String firstJsonBelow(String heading) {
        String below = page.text().substring(page.text().indexOf(heading));
        return new Page(page.path(), below).fenced("json").get(0);
    }
}
