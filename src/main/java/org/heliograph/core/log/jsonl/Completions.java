package org.heliograph.core.log.jsonl;

import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs what it is given, in order, on one thread, which is there while there is something to run. */
final class Completions implements Executor {
    private static final Logger LOGGER = System.getLogger("org.heliograph.log");

    private final long lingerNanos;
    private final OnCall onCall;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean stopped;

    /** @param lingerNanos how long the thread stays without anything to run */
    Completions(ThreadFactory threads, long lingerNanos) {
        this.lingerNanos = lingerNanos;
        onCall = new OnCall(threads, this::run);
    }

    /** @throws java.util.concurrent.RejectedExecutionException if there is no thread to be had */
    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            onCall.call();
            waiting.add(task);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Runs what it has, then ends. Returns the last thread that does. */
    @Nullable
    Thread stop() {
        lock.lock();
        try {
            stopped = true;
            work.signal();
            return onCall.last();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOGGER.log(Logger.Level.ERROR, "Completing an append failed", e);
            }
        }
    }

    /** What to run next; null when there was nothing for a while, and the thread is to go. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            long left = lingerNanos;
            while (waiting.isEmpty() && !stopped && left > 0) {
                try {
                    left = work.awaitNanos(left);
                } catch (InterruptedException e) {
                    LOGGER.log(Logger.Level.DEBUG, "Not interrupted: answers are owed until the log is closed");
                }
            }
            if (waiting.isEmpty()) {
                onCall.leave();
                return null;
            }
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }
}
