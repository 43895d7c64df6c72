package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.support.ManualClock;
import org.heliograph.support.ManualExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("the ledger")
class LedgerTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final InMemoryEventLog log = new InMemoryEventLog(clock);
    private final ExecutorService people = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        people.shutdownNow();
    }

    @Test
    @DisplayName("decides anew after somebody was quicker, from what the log says then")
    void secondThoughts() {
        ManualExecutor later = new ManualExecutor();
        Workshop workshop = new Workshop(clock, log, later);
        Workshop quicker = new Workshop(clock, log, Runnable::run);
        quicker.queue("T-1");
        AtomicInteger decisions = new AtomicInteger();

        CompletableFuture<?> slow = workshop.bots.ledger().decide(Workshop.BOT, state -> {
            if (decisions.incrementAndGet() == 1) {
                // Between the decision and its record.
                quicker.take().orElseThrow();
            }
            return state.next(clock.instant(), task -> true)
                    .map(task -> new Ledger.Step(
                            new TaskEvent.TaskStarted(task.id(), task.source(), "slow", 1L, null), null));
        });

        assertThat(slow).isNotDone();
        assertThat(later.runOldest()).isTrue();
        assertThat(slow.join()).isEqualTo(Optional.empty());
        assertThat(decisions).hasValue(2);
        assertThat(workshop.told()).containsExactly("T-1 pending", "T-1 in_progress");
    }

    @RepeatedTest(50)
    @DisplayName("of two who end a task at the same time, one does")
    void oneEnd() throws Exception {
        Workshop workshop = new Workshop(clock, log, people);
        workshop.queue("T-1");
        workshop.take();
        CyclicBarrier gate = new CyclicBarrier(2);
        CompletableFuture<Boolean> good =
                ended(gate, () -> workshop.work.complete(Workshop.BOT, new TaskId("T-1"), Report.NOTHING, null));
        CompletableFuture<Boolean> bad =
                ended(gate, () -> workshop.work.fail(Workshop.BOT, new TaskId("T-1"), Report.of("x"), null));

        assertThat(good.get(20, TimeUnit.SECONDS)).isNotEqualTo(bad.get(20, TimeUnit.SECONDS));
        assertThat(workshop.told()).hasSize(3);
    }

    @Test
    @DisplayName("of many who come at once each decides once: nobody decides in vain, or again and again")
    void noneInVain() throws Exception {
        Workshop workshop = new Workshop(clock, log, people);
        AtomicInteger decisions = new AtomicInteger();
        CyclicBarrier gate = new CyclicBarrier(16);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String task = "T-" + i;
            all.add(ended(
                    gate,
                    () -> workshop.bots.ledger().decide(Workshop.BOT, state -> {
                        decisions.incrementAndGet();
                        return Optional.of(
                                new Ledger.Step(new TaskEvent.TaskStarted(task, Source.FILE, null, null, null), null));
                    })));
        }
        for (CompletableFuture<Boolean> each : all) {
            assertThat(each.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(decisions).hasValue(16);
        assertThat(workshop.told()).hasSize(16);
    }

    private interface Deed {
        CompletableFuture<?> go();
    }

    /** On threads of its own: those of the pool are where it is decided anew. */
    private static CompletableFuture<Boolean> ended(CyclicBarrier gate, Deed deed) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                gate.await();
                deed.go().whenComplete((result, failure) -> done.complete(failure == null));
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
