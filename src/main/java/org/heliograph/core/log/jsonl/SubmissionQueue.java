package org.heliograph.core.log.jsonl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.heliograph.core.log.LogUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the writer, bounded by bytes: from being brought until its future was completed. Many threads bring, one
 * takes; it comes when something is brought.
 */
final class SubmissionQueue {
    private static final int MOST_AT_ONCE = 4_096;
    private static final long MOST_BYTES_AT_ONCE = 4 << 20;

    private final long capacity;
    private final OnCall writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Deque<Submission> waiting = new ArrayDeque<>();
    private final List<Runnable> errands = new ArrayList<>();
    private long bytes;
    private boolean closed;

    SubmissionQueue(long capacity, OnCall writer) {
        this.capacity = capacity;
        this.writer = writer;
    }

    /** What to do next, in this order; both may be empty. */
    record Turn(List<Submission> submissions, List<Runnable> errands) {
        boolean isEmpty() {
            return submissions.isEmpty() && errands.isEmpty();
        }
    }

    /** @throws LogUnavailableException if it is full or closed, or there is no thread to write */
    void bring(Submission submission) {
        long more = submission.bytes();
        lock.lock();
        try {
            refuseIfClosed();
            if (bytes > 0 && bytes + more > capacity) {
                throw new LogUnavailableException("The log is behind: " + bytes + " bytes wait to be written");
            }
            callWriter();
            bytes += more;
            waiting.add(submission);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Has the writer's thread do something between two writes. */
    void bring(Runnable errand) {
        lock.lock();
        try {
            refuseIfClosed();
            callWriter();
            errands.add(errand);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new LogUnavailableException("The log is closed");
        }
    }

    private void callWriter() {
        try {
            writer.call();
        } catch (RejectedExecutionException e) {
            throw new LogUnavailableException("The log cannot be written: there is no thread to be had", e);
        }
    }

    /** Waits for work at most so long; null once it is closed and empty. */
    @Nullable
    Turn take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (isEmpty() && !closed && left > 0) {
                left = work.awaitNanos(left);
            }
            if (closed && isEmpty()) {
                return null;
            }
            List<Runnable> due = List.copyOf(errands);
            errands.clear();
            return new Turn(takeSome(), due);
        } finally {
            lock.unlock();
        }
    }

    private boolean isEmpty() {
        return waiting.isEmpty() && errands.isEmpty();
    }

    private List<Submission> takeSome() {
        List<Submission> taken = new ArrayList<>(Math.min(waiting.size(), MOST_AT_ONCE));
        long size = 0;
        while (!waiting.isEmpty() && taken.size() < MOST_AT_ONCE && size < MOST_BYTES_AT_ONCE) {
            Submission next = waiting.remove();
            size += next.bytes();
            taken.add(next);
        }
        return taken;
    }

    /** Lets the writer's thread go, which then touches nothing any more; false if something came meanwhile. */
    boolean leave() {
        lock.lock();
        try {
            if (isEmpty()) {
                writer.leave();
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** So much is done with. */
    void done(long finished) {
        lock.lock();
        try {
            bytes -= finished;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what waits can still be taken. Returns the last thread that writes. */
    @Nullable
    Thread close() {
        lock.lock();
        try {
            closed = true;
            work.signal();
            return writer.last();
        } finally {
            lock.unlock();
        }
    }
}
