package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a task")
class TaskTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Task task(String id, Source source, Priority priority, long since) {
        return new Task(id, source, "x", priority, null, null, 0, 1, since, null);
    }

    @Test
    @DisplayName("B31: has its turn after those people wait for on a line, then by priority, then by age")
    void turns() {
        List<String> turns = Stream.of(
                        task("file now", Source.FILE, Priority.P0, 1),
                        task("file old", Source.FILE, Priority.P1, 2),
                        task("later", Source.WEBSOCKET, Priority.P2, 3),
                        task("new", Source.WEBSOCKET, Priority.P1, 7),
                        task("old", Source.WEBSOCKET, Priority.P1, 4),
                        task("now", Source.WEBSOCKET, Priority.P0, 9))
                .sorted(Task.TURN)
                .map(Task::id)
                .toList();
        assertThat(turns).containsExactly("now", "old", "new", "later", "file now", "file old");
    }

    @Test
    @DisplayName("B37: is expired from its very instant on")
    void expiry() {
        Task task = new Task("T", Source.FILE, "x", Priority.P1, null, NOW, 0, 1, 1, null);
        assertThat(task.isExpired(NOW.minusNanos(1))).isFalse();
        assertThat(task.isExpired(NOW)).isTrue();
        assertThat(task("T", Source.FILE, Priority.P1, 1).isExpired(Instant.MAX))
                .isFalse();
    }

    @Test
    @DisplayName("has run for no time where the clock was set back")
    void runningTimes() {
        Task task = task("T", Source.FILE, Priority.P1, 1)
                .started(new TaskEvent.TaskStarted("T", Source.FILE, null, null, null), NOW);
        assertThat(task.ranFor(NOW.plus(Duration.ofMillis(1_500)))).isEqualTo(new BigDecimal("1.500"));
        assertThat(task.ranFor(NOW.minusSeconds(3_600))).isEqualByComparingTo(BigDecimal.ZERO);
    }
}
