package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Retention;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K6: bots whose log is trimmed")
class TrimmedBotsTest {
    private static final int KEPT = 10;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final InMemoryEventLog log = new InMemoryEventLog(clock, 1, Retention.ofCount(KEPT));
    private final Workshop workshop = new Workshop(clock, log, Runnable::run);

    @Test
    @DisplayName("K6: have a snapshot of what is kept, not of all there ever was")
    void snapshots() {
        for (int i = 0; i < 100; i++) {
            workshop.work
                    .start(Workshop.BOT, new TaskId("T-" + i), Report.NOTHING, null)
                    .join();
            workshop.work
                    .complete(Workshop.BOT, new TaskId("T-" + i), Report.NOTHING, null)
                    .join();
        }
        log.trim();
        workshop.bots.forgetTrimmed();

        long first = workshop.bots.ask(Workshop.BOT, bot -> bot.facets().first());
        assertThat(first)
                .isEqualTo(workshop.timeline.extent(Workshop.BOT.topic()).oldest())
                .isGreaterThan(100);
    }
}
