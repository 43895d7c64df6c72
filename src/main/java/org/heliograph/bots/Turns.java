package org.heliograph.bots;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Whoever has something to do about a bot does it when those before are done. The first goes at once, on its own thread;
 * nobody holds a lock meanwhile. Any thread.
 */
final class Turns {
    private final Map<BotId, Line> lines = new ConcurrentHashMap<>();
    private final Executor executor;

    /** @param executor where those go on that had to wait */
    Turns(Executor executor) {
        this.executor = executor;
    }

    /** Does it when it is its turn, and completes as it does. */
    <T> CompletableFuture<T> take(BotId bot, Supplier<CompletableFuture<T>> deed) {
        Line line = lines.computeIfAbsent(bot, id -> new Line());
        Turn<T> turn = new Turn<>(line, deed, new CompletableFuture<>());
        if (line.isFree(turn)) {
            turn.run();
        }
        return turn.done();
    }

    /** Who waits. */
    private final class Line {
        // Guarded by this.
        private final Queue<Turn<?>> waiting = new ArrayDeque<>();
        private boolean busy;

        /** Whether it may go at once; otherwise it waits. */
        synchronized boolean isFree(Turn<?> turn) {
            boolean free = !busy;
            busy = true;
            if (!free) {
                waiting.add(turn);
            }
            return free;
        }

        private synchronized Turn<?> poll() {
            Turn<?> turn = waiting.poll();
            busy = turn != null;
            return turn;
        }

        void next() {
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
                turn.done().completeExceptionally(e);
                return false;
            }
        }
    }

    private record Turn<T>(Line line, Supplier<CompletableFuture<T>> deed, CompletableFuture<T> done)
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
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
