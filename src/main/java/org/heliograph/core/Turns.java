package org.heliograph.core;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has something to do about one thing does it when those before are done. The first goes at once, on its own
 * thread; nobody holds a lock meanwhile. Any thread.
 */
public final class Turns {
    private final Executor executor;

    // Guarded by this.
    private final Queue<Turn<?>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param executor where those go on that had to wait */
    public Turns(Executor executor) {
        this.executor = executor;
    }

    /**
     * Does it when it is its turn, and completes as it does; exceptionally with {@link RefusedException} 503 if there are
     * no threads any more by then.
     */
    public <T> CompletableFuture<T> take(Supplier<CompletableFuture<T>> deed) {
        Turn<T> turn = new Turn<>(this, deed, new CompletableFuture<>());
        if (isFree(turn)) {
            turn.run();
        }
        return turn.done();
    }

    /** Whether it may go at once; otherwise it waits. */
    private synchronized boolean isFree(Turn<?> turn) {
        boolean free = !busy;
        busy = true;
        if (!free) {
            waiting.add(turn);
        }
        return free;
    }

    private synchronized @Nullable Turn<?> poll() {
        Turn<?> turn = waiting.poll();
        busy = turn != null;
        return turn;
    }

    private void next() {
        Turn<?> turn = poll();
        while (turn != null && !begins(turn)) {
            turn = poll();
        }
    }

    /** When the server stops, nobody is left waiting. */
    private boolean begins(Turn<?> turn) {
        try {
            executor.execute(turn);
            return true;
        } catch (RejectedExecutionException e) {
            turn.done().completeExceptionally(RefusedException.unavailable("The server is stopping"));
            return false;
        }
    }

    private record Turn<T>(Turns line, Supplier<CompletableFuture<T>> deed, CompletableFuture<T> done)
            implements Runnable {
        @Override
        public void run() {
            CompletableFuture<?> unused = begun().whenComplete((result, failure) -> {
                // First: what hangs on the answer may take its time.
                line.next();
                if (failure == null) {
                    done.complete(result);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        }

        private CompletableFuture<T> begun() {
            try {
                return deed.get();
            } catch (RuntimeException | Error e) {
                // Whatever it was, those behind it must not wait for ever.
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
