package org.heliograph.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All threads of one server; nothing else makes any. What comes after the stop is dropped. */
final class Threads implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Threads.class.getName());
    /** Sending is bound by the processor, but one sender may be held up by a peer: some to spare. */
    private static final int SENDERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private static final int CLOSERS = 8;
    private static final long STOP_SECONDS = 2;
    private static final RejectedExecutionHandler DROP = (task, pool) -> {};

    private final ExecutorService senders = pool(SENDERS, "heliograph-send");
    private final ExecutorService listeners = Executors.newCachedThreadPool(named("heliograph-listen"));
    private final ExecutorService closers = pool(CLOSERS, "heliograph-close");
    private final ScheduledThreadPoolExecutor sweeps =
            new ScheduledThreadPoolExecutor(1, named("heliograph-sweep"), DROP);

    ExecutorService senders() {
        return senders;
    }

    /** For listeners of the application around us, which may block: as many threads as there are listeners. */
    ExecutorService listeners() {
        return listeners;
    }

    ExecutorService closers() {
        return closers;
    }

    /** Has something done again and again; one that fails is logged and tried again. */
    void every(Duration interval, Runnable sweep) {
        Runnable safe = () -> {
            try {
                sweep.run();
            } catch (RuntimeException | Error e) {
                // An error that is not caught would end the sweep for ever, in silence.
                LOG.log(Level.ERROR, "A sweep failed", e);
            }
        };
        long nanos = interval.toNanos();
        ScheduledFuture<?> unused = sweeps.scheduleWithFixedDelay(safe, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Daemon threads, numbered: a container that forgets to stop us can still exit. */
    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setName(name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ExecutorService pool(int threads, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name), DROP);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void close() {
        List<ExecutorService> all = List.of(sweeps, senders, listeners, closers);
        all.forEach(ExecutorService::shutdown);
        for (ExecutorService pool : all) {
            try {
                if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                    pool.shutdownNow();
                }
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
