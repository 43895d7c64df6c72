package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.heliograph.support.ManualExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("turns")
class TurnsTest {
    private final ManualExecutor later = new ManualExecutor();
    private final List<String> begun = new ArrayList<>();

    private CompletableFuture<String> take(Turns turns, String name, CompletableFuture<String> deed) {
        return turns.take(() -> {
            begun.add(name);
            return deed;
        });
    }

    @Test
    @DisplayName(
            "are taken in the order of coming, one at a time, the first at once; a failure ends a turn like a success")
    void inOrder() {
        Turns turns = new Turns(later);
        CompletableFuture<String> one = new CompletableFuture<>();
        CompletableFuture<String> first = take(turns, "first", one);
        CompletableFuture<String> second =
                take(turns, "second", CompletableFuture.failedFuture(new IllegalStateException()));
        CompletableFuture<String> third = take(turns, "third", CompletableFuture.completedFuture("3"));
        assertThat(begun).containsExactly("first");

        one.complete("1");
        assertThat(first).isCompletedWithValue("1");
        assertThat(begun).containsExactly("first");
        assertThat(later.runOldest()).isTrue();
        assertThat(second).isCompletedExceptionally();
        assertThat(later.runOldest()).isTrue();
        assertThat(third).isCompletedWithValue("3");
        assertThat(take(turns, "fourth", CompletableFuture.completedFuture("4")))
                .isCompletedWithValue("4");
        assertThat(later.waiting()).isZero();
    }

    @Test
    @DisplayName("go on after one that could not even be begun")
    void error() {
        Turns turns = new Turns(later);
        CompletableFuture<String> first = turns.take(() -> {
            throw new StackOverflowError();
        });
        assertThat(first).isCompletedExceptionally();
        assertThat(take(turns, "second", CompletableFuture.completedFuture("2")))
                .isCompletedWithValue("2");
    }

    @Test
    @DisplayName("leave nobody waiting when there are no threads any more")
    void stopped() {
        Turns turns = new Turns(task -> {
            throw new RejectedExecutionException();
        });
        CompletableFuture<String> one = new CompletableFuture<>();
        take(turns, "first", one);
        CompletableFuture<String> second = take(turns, "second", CompletableFuture.completedFuture("2"));
        CompletableFuture<String> third = take(turns, "third", CompletableFuture.completedFuture("3"));
        one.complete("1");
        assertThat(second).isCompletedExceptionally();
        assertThat(third).isCompletedExceptionally();
        assertThat(begun).containsExactly("first");
    }
}
