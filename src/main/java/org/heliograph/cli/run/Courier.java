package org.heliograph.cli.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.process.Background;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;

/**
 * Tells the server what waits in the spool, letter by letter, on a thread of its own. A server that is away is waited
 * for; one that refuses is left alone, and the run goes on without it.
 */
final class Courier {
    /** While there is nothing to tell, it is found out so often whether somebody cancelled the plan. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** Whoever wants to know how it goes; told on the courier's thread. */
    interface Witness {
        /** The plan was cancelled by somebody else. */
        void cancelled();

        /** The server will not hear more of the plan. */
        void refused(String reason);
    }

    private final Letters letters;
    private final RemotePlan plan;
    private final Insistence insistence;
    private final Witness witness;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;

    private boolean refused;
    private volatile boolean hurried;

    private Courier(Letters letters, RemotePlan plan, Insistence insistence, Witness witness) {
        this.letters = letters;
        this.plan = plan;
        this.insistence = insistence;
        this.witness = witness;
        this.thread = Background.start("tell", this::run);
    }

    /**
     * Sets one to work.
     *
     * @param insistence which has met the server
     */
    static Courier start(Letters letters, RemotePlan plan, Insistence insistence, Witness witness) {
        return new Courier(letters, plan, insistence, witness);
    }

    private void run() throws InterruptedException {
        while (!letters.isOver()) {
            Letter letter = letters.next(SILENCE);
            if (letter != null && !refused) {
                deliver(letter);
            } else if (letter == null && !refused && !plan.isEnded()) {
                look();
            }
        }
        done.countDown();
    }

    private void deliver(Letter letter) throws InterruptedException {
        try {
            insistence.ask(() -> {
                plan.send(letter);
                return true;
            });
        } catch (RefusedException e) {
            refused(e.reason());
        } catch (UnreachableException e) {
            refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // What nobody tells any more must not fill the disk.
            refused("Unexpected: " + e);
        }
    }

    private void look() throws InterruptedException {
        try {
            plan.look();
            if (plan.isEnded()) {
                refused("The plan has ended");
            }
        } catch (RefusedException | UnreachableException | RuntimeException e) {
            // It is told, or waited for, when there is something to tell.
        }
    }

    private void refused(String reason) {
        refused = true;
        if (plan.isCancelled()) {
            witness.cancelled();
        } else {
            witness.refused(reason);
        }
    }

    /** Does not insist on output any more. Any thread. */
    void hurry() {
        hurried = true;
        letters.hurry();
    }

    /**
     * Waits until everything is told; from any thread but its own.
     *
     * @param patience how long the server is waited for; then only how the steps ended is told, if that goes quickly
     * @return whether it came to an end by then
     */
    boolean finish(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!hurried && System.nanoTime() - deadline < 0) {
            if (done.await(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        hurry();
        if (!done.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.interrupt();
            thread.join(LAST_WORDS.toMillis());
        }
        return false;
    }
}
