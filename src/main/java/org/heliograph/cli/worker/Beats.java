package org.heliograph.cli.worker;

import java.time.Duration;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;

/**
 * Tells the server how far a task is: soon after there is news, never more than a few times a second, and without news
 * often enough that the server does not take the worker for dead. One thread beats; any thread brings news.
 */
final class Beats {
    private static final Duration APART = Duration.ofMillis(250);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final int CONFLICT = 409;
    private static final int UNKNOWN = 404;

    /** Says how far it is now, once. */
    @FunctionalInterface
    interface Beat {
        void beat() throws RefusedException, UnreachableException, InterruptedException;
    }

    /** Told that the task is nobody's, or somebody else's. */
    @FunctionalInterface
    interface Loss {
        void lost(String reason);
    }

    private final Duration renewal;
    private final Beat beat;
    private final Loss loss;
    private boolean news;
    private boolean over;

    /** @param renewal the longest time between two beats */
    Beats(Duration renewal, Beat beat, Loss loss) {
        this.renewal = renewal;
        this.beat = beat;
        this.loss = loss;
    }

    /** There is something to tell. */
    synchronized void news() {
        news = true;
        notifyAll();
    }

    /** There will be nothing more to tell. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Beats until the end, or until the task is lost. */
    void run() throws InterruptedException {
        long last = System.nanoTime();
        while (awaitNews(last + renewal.toNanos())) {
            last = System.nanoTime();
            Duration rest = APART;
            try {
                beat.beat();
            } catch (UnreachableException e) {
                rest = again();
            } catch (RefusedException e) {
                if (isLoss(e)) {
                    loss.lost(e.reason());
                    return;
                }
                if (e.passing()) {
                    rest = again();
                }
            }
            awaitEnd(last + rest.toNanos());
        }
    }

    /** What could not be told is still to be told. */
    private Duration again() {
        news();
        return AWAY;
    }

    private static boolean isLoss(RefusedException refusal) {
        // Somebody else may tell of the same task too, and be ahead.
        boolean behind = refusal.reason().startsWith("percent ");
        return refusal.status() == UNKNOWN || (refusal.status() == CONFLICT && !behind);
    }

    private synchronized boolean awaitNews(long deadline) throws InterruptedException {
        for (long left = left(deadline); !news && !over && left > 0; left = left(deadline)) {
            wait(left);
        }
        news = false;
        return !over;
    }

    private synchronized void awaitEnd(long deadline) throws InterruptedException {
        for (long left = left(deadline); !over && left > 0; left = left(deadline)) {
            wait(left);
        }
    }

    private static long left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
}
