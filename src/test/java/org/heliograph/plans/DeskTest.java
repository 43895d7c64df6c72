package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.heliograph.core.RefusedException;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.support.ManualExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a plan's desk")
class DeskTest {
    private final ManualExecutor later = new ManualExecutor();
    private final PlanRoom room = new PlanRoom(new InMemoryEventLog(PlanRoom.clock()), later);

    private CompletableFuture<PlanState> print(String text, String... key) {
        return room.plans.print(
                PlanRoom.PLAN,
                0,
                Outlet.STDOUT,
                text.getBytes(StandardCharsets.UTF_8),
                key.length == 0 ? null : key[0]);
    }

    private void define(int steps) {
        CompletableFuture<?> defined = room.plans.define(PlanRoom.PLAN, PlanRoom.definition(steps));
        runAll();
        assertThat(defined).isCompleted();
    }

    private void runAll() {
        while (later.runOldest()) {
            continue;
        }
    }

    @Test
    @DisplayName(
            "writes the first output at once, and what comes meanwhile in one piece, up to a chunk; what has a key of its own stays by itself")
    void joins() {
        define(1);
        List<CompletableFuture<PlanState>> prints = new ArrayList<>();
        prints.add(print("a"));
        prints.add(print("b"));
        prints.add(print("c"));
        prints.add(print("keyed", "k"));
        prints.add(print("d"));
        prints.add(print("x".repeat(Chunks.BYTES)));
        runAll();

        assertThat(prints).allMatch(CompletableFuture::isDone);
        assertThat(room.events().stream()
                        .filter(PlanEvent.OutputPrinted.class::isInstance)
                        .map(event -> ((PlanEvent.OutputPrinted) event).text()))
                .containsExactly("a", "bc", "keyed", "d", "x".repeat(Chunks.BYTES));
    }

    @Test
    @DisplayName("lets at most 8 MiB wait for a plan, and takes more when they are recorded")
    void full() {
        define(1);
        String mebibyte = "x".repeat(1024 * 1024);
        List<CompletableFuture<PlanState>> fine =
                IntStream.range(0, 9).mapToObj(i -> print(mebibyte)).toList();

        // One of them is being recorded, the others wait.
        CompletableFuture<PlanState> tooMuch = print("y");
        assertThat(tooMuch).isCompletedExceptionally();
        assertThatThrownBy(tooMuch::join)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(429));
        runAll();
        assertThat(fine).noneMatch(CompletableFuture::isCompletedExceptionally);
        CompletableFuture<PlanState> afterwards = print("z");
        runAll();
        assertThat(afterwards.join().step(0).printed().bytes()).isEqualTo(9 * 1024 * 1024 + 1);
    }

    @Test
    @DisplayName("tells what became durable also when the server has stopped its threads")
    void stopping() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        PlanRoom stopping = new PlanRoom(new InMemoryEventLog(PlanRoom.clock()), threads);
        stopping.define(1);
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        CompletableFuture<PlanState> late = stopping.plans.print(PlanRoom.PLAN, 0, Outlet.STDOUT, "late", null);

        assertThat(late.join().step(0).printed().bytes()).isEqualTo(4);
    }

    @Test
    @DisplayName("D26: records the deeds of 8 threads one after the other, none twice and none lost")
    void many() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            PlanRoom busy = new PlanRoom(new InMemoryEventLog(PlanRoom.clock()), threads);
            busy.define(8);
            List<CompletableFuture<Void>> producers = IntStream.range(0, 8)
                    .mapToObj(step -> CompletableFuture.runAsync(
                            () -> IntStream.range(0, 100).forEach(i -> busy.print(step, i + "\n")), runnable -> {
                                Thread thread = new Thread(runnable);
                                thread.start();
                            }))
                    .toList();
            producers.forEach(CompletableFuture::join);

            String expected = IntStream.range(0, 100).mapToObj(i -> i + "\n").reduce("", String::concat);
            assertThat(busy.plans.snapshot(PlanRoom.PLAN).steps())
                    .allSatisfy(step -> assertThat(step.output()).isEqualTo(expected));
        } finally {
            threads.shutdownNow();
        }
    }
}
