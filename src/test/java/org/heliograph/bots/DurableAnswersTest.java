package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K3 what a bot's client is told")
class DurableAnswersTest {
    private static final TaskId TASK = new TaskId("T-1");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final InMemoryEventLog log = new InMemoryEventLog(clock);
    private final Queue<Runnable> forced = new ArrayDeque<>();
    private final Workshop workshop = new Workshop(clock, held(), Runnable::run);

    /** The log, but an append is durable only when this test says so. */
    private EventLog held() {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (proxy, method, arguments) -> method.getName().equals("append")
                        ? append((Draft) arguments[0])
                        : method.invoke(log, arguments));
    }

    private CompletableFuture<Appended> append(Draft draft) {
        CompletableFuture<Appended> durable = new CompletableFuture<>();
        forced.add(() -> log.append(draft).whenComplete((appended, failure) -> {
            if (failure == null) {
                durable.complete(appended);
            } else {
                durable.completeExceptionally(failure);
            }
        }));
        return durable;
    }

    /** So many writes stand between a request and its answer. */
    private void answeredAfter(int writes, CompletableFuture<?> answer) {
        for (int i = 0; i < writes; i++) {
            assertThat(answer).isNotDone();
            forced.remove().run();
        }
        assertThat(answer).isCompleted();
        assertThat(forced).isEmpty();
    }

    @Test
    @DisplayName(
            "is on disk: no step of a task is acknowledged before it is durable, with an idempotency key or without")
    void steps() {
        answeredAfter(1, workshop.bots.register(Workshop.BOT));
        answeredAfter(1, workshop.bots.submit(Workshop.BOT, NewTask.of(TASK, "x"), null));
        answeredAfter(1, workshop.work.next(Workshop.BOT));
        answeredAfter(1, workshop.work.complete(Workshop.BOT, TASK, Report.NOTHING, null));
        answeredAfter(1, workshop.bots.pause(Workshop.BOT));
        answeredAfter(1, workshop.bots.resume(Workshop.BOT));
        answeredAfter(2, workshop.work.start(Workshop.BOT, new TaskId("T-2"), Report.NOTHING, ClientKey.of("k", "s")));
        answeredAfter(2, workshop.work.fail(Workshop.BOT, new TaskId("T-2"), Report.NOTHING, ClientKey.of("l", "f")));
        assertThat(workshop.told())
                .containsExactly("T-1 pending", "T-1 in_progress", "T-1 completed", "T-2 in_progress", "T-2 failed");
    }
}
