package org.heliograph.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.ExitStatus;
import org.heliograph.cli.process.Child;
import org.heliograph.plans.Outlet;
import org.jspecify.annotations.Nullable;

/** One step being run. {@link #run} is one thread's; any thread may {@link #cancel} it. */
final class Execution {
    /** How long a command that has to end may take to do so. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** A terminal tells our command of Ctrl-C when it tells us. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private final Step step;
    private final Map<String, String> variables;
    private final Listener listener;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private @Nullable Child started;

    /** @param variables what the command finds in its environment, unless the step says otherwise */
    Execution(Step step, Map<String, String> variables, Listener listener) {
        this.step = step;
        this.variables = new HashMap<>(variables);
        this.variables.putAll(step.environment());
        this.listener = listener;
    }

    /** Given what the command prints, on a thread for each stream. */
    interface Listener {
        /** To be told; does not wait. */
        void tell(Outlet stream, byte[] bytes);

        /** To be shown; may wait. */
        void show(Outlet stream, byte[] bytes);
    }

    Outcome run() throws InterruptedException {
        try {
            Child child = start();
            return child == null ? new Outcome.Cancelled() : run(child);
        } catch (IOException e) {
            return new Outcome.NotStarted(String.valueOf(e.getMessage()));
        }
    }

    private synchronized @Nullable Child start() throws IOException {
        if (cancelled.getCount() == 0) {
            return null;
        }
        started = Child.start(step.command(), step.folder(), variables, step.input());
        return started;
    }

    private Outcome run(Child child) throws InterruptedException {
        child.feed("");
        Pipe out = read(Outlet.STDOUT, child.output());
        Pipe err = read(Outlet.STDERR, child.errors());
        Duration timeout = step.timeout();
        boolean late = timeout != null && !child.await(timeout);
        if (late) {
            child.end(GRACE);
        }
        int status = child.await();
        long ended = System.nanoTime();
        out.finish(ended);
        err.finish(ended);
        if (isCancelled(status)) {
            return new Outcome.Cancelled();
        }
        if (late && timeout != null) {
            return new Outcome.TimedOut(timeout);
        }
        return status == 0 ? new Outcome.Completed() : new Outcome.Failed(status);
    }

    private Pipe read(Outlet stream, InputStream in) {
        return Pipe.start(
                stream.text(), in, bytes -> listener.tell(stream, bytes), bytes -> listener.show(stream, bytes));
    }

    private boolean isCancelled(int status) throws InterruptedException {
        long patience = status == ExitStatus.INTERRUPTED ? SAME_MOMENT.toMillis() : 0;
        return cancelled.await(patience, TimeUnit.MILLISECONDS);
    }

    /** Ends the command and all that it started. */
    void cancel() throws InterruptedException {
        Child child;
        synchronized (this) {
            cancelled.countDown();
            child = started;
        }
        if (child != null) {
            child.end(GRACE);
        }
    }
}
