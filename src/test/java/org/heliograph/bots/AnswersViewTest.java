package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("those who wait for answers")
class AnswersViewTest {
    private final Workshop workshop = new Workshop();
    private final AnswersView answers = new AnswersView();

    private void give(String task) {
        answers.await(new TaskId(task));
        workshop.queue(task);
    }

    private void end(String task) {
        workshop.work
                .start(Workshop.BOT, new TaskId(task), Report.NOTHING, null)
                .join();
        workshop.work
                .complete(Workshop.BOT, new TaskId(task), Report.of("done " + task), null)
                .join();
    }

    private List<String> shown(long after) {
        Page page = workshop.timeline.page(Workshop.BOT.topic(), after, answers, 1_000);
        return new ArrayList<>(page.frames().stream()
                .map(frame -> workshop.json.parse(frame.text()).getString("task_id"))
                .toList());
    }

    @Test
    @DisplayName("B29: get those of their own tasks, whatever else happens, also one that must be shown again")
    void theirOwn() {
        give("T-1");
        workshop.queue("ANOTHERS");
        end("T-1");
        end("ANOTHERS");
        give("T-2");
        long last = workshop.timeline.extent(Workshop.BOT.topic()).last();
        end("T-2");

        assertThat(shown(0)).containsExactly("T-1", "T-2");
        assertThat(shown(last)).as("it did not fit into a batch").containsExactly("T-2");
    }

    @Test
    @DisplayName("remember thousands that have not ended, or whose end has not been shown, and none that was answered")
    void many() {
        for (int i = 0; i < 3_000; i++) {
            answers.await(new TaskId("LATER-" + i));
        }
        give("ENDED");
        end("ENDED");
        assertThat(answers.size()).isEqualTo(3_001);
        assertThat(shown(0)).containsExactly("ENDED");
        long end = workshop.timeline.extent(Workshop.BOT.topic()).last();
        workshop.queue("NEXT");
        assertThat(shown(end)).isEmpty();
        assertThat(answers.size()).isEqualTo(3_000);
    }
}
