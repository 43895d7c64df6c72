package org.heliograph.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.process.Background;
import org.heliograph.cli.remote.Insistence;
import org.jspecify.annotations.Nullable;

/**
 * A plan being run, and told to its server meanwhile. {@link #run} is one thread's and called once; any thread may
 * {@link #cancel} it.
 */
public final class Run {
    private static final int IN_MEMORY = 4 * 1024 * 1024;
    private static final long ON_DISK = 4L * 1024 * 1024 * 1024;

    /** Nobody who wants to end us waits long for what the server has not heard. */
    private static final Duration TO_TELL = Duration.ofSeconds(5);

    private static final Duration TO_END =
            Execution.GRACE.plus(TO_TELL).plus(TO_TELL).plus(TO_TELL);

    private final RemotePlan remote;
    private final Insistence insistence;
    private final Display display;
    private final Spool spool;
    private final Letters letters;
    private final Steps steps;
    private final CountDownLatch ended = new CountDownLatch(1);

    // Guarded by this.
    private boolean cancelled;
    private @Nullable Courier lingering;

    /**
     * A plan that its server knows.
     *
     * @param insistence with which the server was told of the plan
     * @param folder where what has no room in memory is kept until it is told
     */
    public Run(Plan plan, RemotePlan remote, Insistence insistence, Display display, Path folder) {
        this.remote = remote;
        this.insistence = insistence;
        this.display = display;
        this.spool = new Spool(IN_MEMORY, new Overflow(folder, ON_DISK));
        this.letters = new Letters(spool, new Cover(plan.mask()), "run-" + UUID.randomUUID());
        this.steps = new Steps(remote.id(), plan.steps(), new Telling(spool, plan.mask()), display);
    }

    /**
     * Runs it.
     *
     * @param linger how long the server is waited for at the end, if it has not heard everything
     * @return the exit status
     */
    public int run(Duration linger) throws InterruptedException {
        Courier courier = Courier.start(letters, remote, insistence, new Courier.Witness() {
            @Override
            public void cancelled() {
                display.say("the plan was cancelled on the server");
                Background.start("cancel", Run.this::end);
            }

            @Override
            public void refused(String reason) {
                display.say("the server hears no more of the plan, which goes on: " + reason);
            }
        });
        try (spool) {
            int status = steps.run();
            spool.end();
            if (!courier.finish(lingers(courier) ? linger : TO_TELL)) {
                display.say("the server has not heard everything of it");
            }
            return status;
        } finally {
            ended.countDown();
        }
    }

    private synchronized boolean lingers(Courier courier) {
        lingering = courier;
        return !cancelled;
    }

    private void end() throws InterruptedException {
        synchronized (this) {
            cancelled = true;
            if (lingering != null) {
                lingering.hurry();
            }
        }
        steps.cancel();
    }

    /** Ends the command at hand and the plan, and waits until the server knows, if it listens soon. */
    public void cancel() throws InterruptedException {
        end();
        boolean unused = ended.await(TO_END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
