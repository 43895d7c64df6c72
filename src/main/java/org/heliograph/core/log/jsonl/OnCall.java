package org.heliograph.core.log.jsonl;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that does what a queue holds. It is made when something is brought and nobody is there, and leaves once
 * nothing came for a while: a log that nobody writes to has none. Guarded by the lock of the queue, so that nothing is
 * brought to one who is leaving.
 */
final class OnCall {
    private final ThreadFactory threads;
    private final Runnable work;
    private @Nullable Thread thread;
    private boolean present;

    /** @param work returns after {@link #leave}, or when nothing will come any more */
    OnCall(ThreadFactory threads, Runnable work) {
        this.threads = threads;
        this.work = work;
    }

    /**
     * Sees to it that somebody is there; before anything is put into the queue, for this may fail.
     *
     * @throws RejectedExecutionException if there is no thread to be had
     */
    void call() {
        if (present && thread != null && thread.isAlive()) {
            return;
        }
        @Nullable Thread next = threads.newThread(work);
        if (next == null) {
            throw new RejectedExecutionException("no thread");
        }
        try {
            next.start();
        } catch (OutOfMemoryError e) {
            // The system's way to say that there are too many.
            throw new RejectedExecutionException("no thread", e);
        }
        thread = next;
        present = true;
    }

    /** Whoever is there goes, and does nothing more. */
    void leave() {
        present = false;
    }

    /** Who is there, or was there last. */
    @Nullable
    Thread last() {
        return thread;
    }
}
