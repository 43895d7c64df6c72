package org.heliograph.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.cli.remote.Frame;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.support.Frames;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A watch over a task")
class TaskWatchTest {
    private final List<String> shown = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final TaskWatch watch = new TaskWatch("T1", frame -> shown.add(frame.type()), new Insistence.Witness() {
        @Override
        public void away() {
            said.add("away");
        }

        @Override
        public void back() {
            said.add("back");
        }
    });

    private static Frame frame(String type, String task) {
        return frame("{\"type\":\"" + type + "\",\"task_id\":\"" + task + "\"}");
    }

    private static Frame frame(String text) {
        return new Frame(text, Frames.parse(text));
    }

    @Test
    @DisplayName("shows what is about that task, up to its end, and nothing else")
    void itsTask() {
        assertThat(watch.frame(frame("{\"type\":\"subscribed\"}"))).isTrue();
        assertThat(watch.frame(frame("task_completed", "T0"))).isTrue();
        assertThat(watch.frame(frame("progress", "T1"))).isTrue();
        assertThat(watch.end()).isEmpty();

        assertThat(watch.frame(frame("task_failed", "T1"))).isFalse();

        assertThat(shown).containsExactly("progress");
        assertThat(watch.end()).hasValueSatisfying(end -> assertThat(end.type()).isEqualTo("task_failed"));
    }

    @Test
    @DisplayName("says once that the connection is gone, and once that it is back")
    void connection() {
        watch.waiting(Duration.ofSeconds(1));
        watch.waiting(Duration.ofSeconds(2));
        watch.frame(frame("progress", "T1"));
        watch.frame(frame("progress", "T1"));

        assertThat(said).containsExactly("away", "back");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("ends with the status that an error begins with")
    @CsvSource({
        "Exit status 3, 3",
        "Exit status 255 and more, 255",
        "Exit status 0, 1",
        "Exit status 256, 1",
        "Exit status 12345, 1",
        "Timeout after 3 seconds, 1",
        "It said: Exit status 3, 1",
        "'', 1"
    })
    void status(String error, int status) {
        Frame failed = frame("{\"type\":\"task_failed\",\"error\":\"" + error + "\"}");
        assertThat(Ended.of(failed)).isEqualTo(new Ended(false, error, status));
        assertThat(Ended.of(frame("{\"type\":\"task_completed\",\"response\":\"Exit status 3\"}")))
                .isEqualTo(new Ended(true, "Exit status 3", 0));
    }

    @Test
    @DisplayName("draws a bar that cannot take over the terminal")
    void bar() {
        StringWriter terminal = new StringWriter();
        new ProgressBar(new PrintWriter(terminal))
                .accept(frame("{\"type\":\"progress\",\"percent\":50,\"message\":\"half\\u001b[2J\\nway\"}"));

        assertThat(terminal).hasToString("\r\u001b[K" + "━".repeat(12) + "─".repeat(12) + "  50 %  half [2J way");
    }
}
