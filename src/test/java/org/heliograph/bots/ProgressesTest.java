package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.heliograph.core.connection.Frame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("how far tasks are")
class ProgressesTest {
    private final Progresses progresses = new Progresses();

    private static Progresses.Of task(String id) {
        return new Progresses.Of(Workshop.BOT, id);
    }

    private void take(String id, int percent) {
        progresses.take(
                task(id),
                new Progress(percent, "", null, Instant.EPOCH),
                new Frame("progress", null, "{\"type\":\"progress\"}"));
    }

    @Test
    @DisplayName("is forgotten of those that do not run, but not of those that began while that was looked up")
    void tidying() {
        take("OVER", 50);
        take("RUNS", 50);
        take("AGAIN", 50);
        Progresses.Tidying tidying = progresses.tidying();
        take("BEGAN", 10);
        take("AGAIN", 60);

        tidying.keepOnly(Set.of(task("RUNS")));

        assertThat(progresses.percent(task("OVER"))).isNull();
        assertThat(progresses.percent(task("RUNS"))).isEqualTo(50);
        assertThat(progresses.percent(task("BEGAN"))).isEqualTo(10);
        assertThat(progresses.percent(task("AGAIN"))).isEqualTo(60);
    }
}
