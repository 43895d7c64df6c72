package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.core.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("work on tasks")
class WorkTest {
    private final Workshop workshop = new Workshop();
    private final Work work = workshop.work;

    private static void assertRefused(CompletableFuture<?> future, int code) {
        assertThatThrownBy(future::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    @DisplayName("a worker that is silent for longer than its lease has failed the task, and may not end it any more")
    void silence() {
        workshop.queue("T-1");
        Lease lease = workshop.take().orElseThrow();
        workshop.advance(Duration.ofSeconds(300));
        work.sweep();
        assertThat(workshop.told()).containsExactly("T-1 pending", "T-1 in_progress");

        workshop.advance(Duration.ofSeconds(1));
        work.sweep();
        work.sweep();

        assertThat(workshop.told()).containsExactly("T-1 pending", "T-1 in_progress", "T-1 failed");
        assertThat(workshop.steps().get(2)).isInstanceOfSatisfying(TaskEvent.TaskFailed.class, failed -> {
            assertThat(failed.error()).isEqualTo("Timeout after 300 seconds");
            assertThat(failed.durationSeconds()).isEqualByComparingTo("301");
        });
        assertRefused(work.complete(Workshop.BOT, new TaskId("T-1"), shown(lease), null), 409);
    }

    @Test
    @DisplayName("who comes too late with a lease that is over neither begins the task again nor forgets how far it is")
    void late() {
        workshop.queue("T-1", 1, null);
        Lease over = workshop.take().orElseThrow();
        workshop.advance(Duration.ofSeconds(301));
        work.sweep();
        assertRefused(work.start(Workshop.BOT, new TaskId("T-1"), shown(over), null), 409);
        assertThat(workshop.told()).containsExactly("T-1 pending", "T-1 in_progress", "T-1 pending");

        Lease lease = workshop.take().orElseThrow();
        work.progress(
                Workshop.BOT, new TaskId("T-1"), shown(lease), new Progress(75, "", null, workshop.clock.instant()));
        assertRefused(work.complete(Workshop.BOT, new TaskId("T-1"), shown(over), null), 409);
        assertThat(work.inProgress(Workshop.BOT, BotFilter.ALL, 10))
                .singleElement()
                .satisfies(running -> assertThat(running.percent()).isEqualTo(75));
    }

    @Test
    @DisplayName("no more tasks than the limit are given out at a time")
    void manyAtOnce() {
        for (int i = 0; i < BotLimits.MAX_RUNNING; i++) {
            workshop.queue("T-" + i);
            assertThat(workshop.take()).isPresent();
        }
        workshop.queue("ONE-MORE");
        assertThat(workshop.take()).isEmpty();
        work.complete(Workshop.BOT, new TaskId("T-0"), Report.NOTHING, null).join();
        assertThat(workshop.take()).isPresent();
    }

    private static Report shown(Lease lease) {
        return new Report(null, lease.lease(), "", java.util.List.of(), null);
    }

    @Test
    @DisplayName("progress, and a further start by its holder, renew a lease")
    void renewal() {
        workshop.queue("T-1");
        Lease lease = workshop.take().orElseThrow();
        for (int i = 0; i < 3; i++) {
            workshop.advance(Duration.ofSeconds(200));
            work.progress(
                    Workshop.BOT, new TaskId("T-1"), shown(lease), new Progress(i, "", null, workshop.clock.instant()));
            work.sweep();
            workshop.advance(Duration.ofSeconds(200));
            assertThat(work.start(Workshop.BOT, new TaskId("T-1"), shown(lease), null)
                            .join())
                    .isEmpty();
            work.sweep();
        }
        assertThat(workshop.told()).containsExactly("T-1 pending", "T-1 in_progress");
    }

    @Test
    @DisplayName("a task with retries waits again after its time ran out, so often and no more, from 0 percent")
    void retries() {
        workshop.queue("T-1", 2, null);
        for (int attempt = 1; attempt <= 3; attempt++) {
            Lease lease = workshop.take().orElseThrow();
            assertThat(lease.task().attempt()).isEqualTo(attempt);
            work.progress(
                    Workshop.BOT,
                    new TaskId("T-1"),
                    shown(lease),
                    new Progress(50, "", null, workshop.clock.instant()));
            workshop.advance(Duration.ofSeconds(301));
            work.sweep();
        }
        assertThat(workshop.told())
                .containsExactly(
                        "T-1 pending",
                        "T-1 in_progress",
                        "T-1 pending",
                        "T-1 in_progress",
                        "T-1 pending",
                        "T-1 in_progress",
                        "T-1 failed");
        assertThat(workshop.take()).isEmpty();
    }

    @Test
    @DisplayName("B37 a waiting task that has expired fails without having begun; one that runs goes on")
    void expiry() {
        workshop.queue("RUNS", 0, workshop.clock.instant().plusSeconds(10));
        workshop.queue("WAITS", 0, workshop.clock.instant().plusSeconds(10));
        workshop.take();
        workshop.advance(Duration.ofSeconds(10));
        assertThat(workshop.take()).isEmpty();
        work.sweep();

        assertThat(workshop.told())
                .containsExactly("RUNS pending", "WAITS pending", "RUNS in_progress", "WAITS failed");
        assertThat(workshop.steps().get(3)).isInstanceOfSatisfying(TaskEvent.TaskFailed.class, failed -> {
            assertThat(failed.error()).startsWith("Expired at 2026-11-21T12:00:10");
            assertThat(failed.durationSeconds()).isNull();
        });
    }

    @Test
    @DisplayName("what a bot began on its own has no lease that could run out")
    void ownTasks() {
        work.start(Workshop.BOT, new TaskId("OWN"), Report.NOTHING, null).join();
        workshop.advance(Duration.ofDays(30));
        work.sweep();
        assertThat(workshop.told()).containsExactly("OWN in_progress");
    }

    @Test
    @DisplayName("what nobody was there to take waits as before, and its attempt is not counted")
    void takenBack() {
        workshop.queue("T-1", 0, null);
        Lease lost = workshop.take().orElseThrow();
        work.takeBack(lost);
        Lease lease = workshop.take().orElseThrow();
        assertThat(lease.task().attempt()).isEqualTo(1);
        work.takeBack(lost);
        work.complete(Workshop.BOT, new TaskId("T-1"), shown(lease), null).join();
        assertThat(workshop.told()).endsWith("T-1 in_progress", "T-1 pending", "T-1 in_progress", "T-1 completed");
    }

    @Test
    @DisplayName(
            "an offer is told to nobody; taken up in time it begins the task, once, under a lease that can run out")
    void takenUp() {
        workshop.queue("T-1");
        Lease offer = work.offer(Workshop.BOT).orElseThrow();
        assertThat(workshop.told()).containsExactly("T-1 pending");
        assertThat(work.offer(Workshop.BOT)).as("offered to one").isEmpty();
        assertThat(workshop.take()).isEmpty();

        workshop.advance(Work.OFFER);
        work.sweep();
        assertThat(work.start(Workshop.BOT, new TaskId("T-1"), shown(offer), null)
                        .join())
                .isPresent();
        assertThat(work.start(Workshop.BOT, new TaskId("T-1"), shown(offer), null)
                        .join())
                .as("said again")
                .isEmpty();
        assertThat(workshop.told()).containsExactly("T-1 pending", "T-1 in_progress");

        workshop.advance(Duration.ofSeconds(300));
        work.sweep();
        assertThat(workshop.told()).doesNotContain("T-1 failed");
        workshop.advance(Duration.ofSeconds(1));
        work.sweep();
        assertThat(workshop.told()).endsWith("T-1 failed");
    }

    @Test
    @DisplayName("an offer that nobody takes up in time is offered to the next, and may not be taken up any more")
    void lapsed() {
        workshop.queue("T-1");
        Lease lost = work.offer(Workshop.BOT).orElseThrow();
        AtomicInteger woken = new AtomicInteger();
        workshop.bots.watch(Workshop.BOT, woken::incrementAndGet);
        workshop.advance(Work.OFFER.plusNanos(1));
        work.sweep();
        assertThat(woken).hasValue(1);
        assertRefused(work.start(Workshop.BOT, new TaskId("T-1"), shown(lost), null), 409);
        Lease next = work.offer(Workshop.BOT).orElseThrow();
        assertRefused(work.start(Workshop.BOT, new TaskId("T-1"), shown(lost), null), 409);
        work.start(Workshop.BOT, new TaskId("T-1"), shown(next), null).join();
        assertThat(workshop.told()).containsExactly("T-1 pending", "T-1 in_progress");
        assertThat(next.task().attempt()).isEqualTo(1);
    }

    @Test
    @DisplayName("an offer that was lost with its server is nobody's: the task waits, and is offered anew")
    void lostInACrash() {
        workshop.queue("T-1");
        Lease lost = work.offer(Workshop.BOT).orElseThrow();
        Workshop after = new Workshop(workshop.clock, workshop.log, Runnable::run);
        assertRefused(after.work.start(Workshop.BOT, new TaskId("T-1"), shown(lost), null), 409);
        assertThat(after.work.offer(Workshop.BOT)).isPresent();
        assertThat(after.told()).containsExactly("T-1 pending");
    }

    @Test
    @DisplayName("an offer that is taken back wakes whoever waits, and goes to them")
    void offerTakenBack() {
        workshop.queue("T-1");
        Lease lost = work.offer(Workshop.BOT).orElseThrow();
        AtomicInteger woken = new AtomicInteger();
        workshop.bots.watch(Workshop.BOT, woken::incrementAndGet);
        work.takeBack(lost);
        assertThat(woken).hasValue(1);
        assertThat(workshop.take()).isPresent();
    }

    @Test
    @DisplayName("after a restart a worker gets its whole time anew, and any percent is taken")
    void restart() {
        workshop.queue("T-1");
        Lease lease = workshop.take().orElseThrow();
        workshop.advance(Duration.ofSeconds(299));
        Workshop after = new Workshop(workshop.clock, workshop.log, Runnable::run);
        after.work.sweep();
        after.advance(Duration.ofSeconds(299));
        after.work.sweep();
        after.work.progress(
                Workshop.BOT, new TaskId("T-1"), shown(lease), new Progress(1, "", null, after.clock.instant()));
        after.work.complete(Workshop.BOT, new TaskId("T-1"), shown(lease), null).join();
        assertThat(after.told()).endsWith("T-1 completed");
    }
}
