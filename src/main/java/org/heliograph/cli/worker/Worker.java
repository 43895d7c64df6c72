package org.heliograph.cli.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * Does a bot's tasks one by one. What it says to the server it says until it is answered, so that a server may go and
 * come back meanwhile. It runs on one thread; any thread may {@link #stop} it.
 */
public final class Worker {
    /** How long a server has, once we are to end, to hear of it. */
    private static final Duration TO_REPORT = Duration.ofSeconds(2);

    /** An answer sooner than this was no waiting. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private static final int UNKNOWN = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private final Employer employer;
    private final Trade trade;
    private final Journal journal;
    private final Insistence insistence;
    private final Pause pause;
    private final Backoff backoff;

    private volatile boolean stopping;
    private volatile @Nullable Turn turn;

    /** A worker in real time. */
    public Worker(Employer employer, Trade trade, Journal journal, Pause pause, Backoff backoff) {
        this.employer = employer;
        this.trade = trade;
        this.journal = journal;
        this.pause = pause;
        this.backoff = backoff;
        this.insistence = new Insistence(pause, backoff, journal);
    }

    /** A task at hand, and when it has been reported. */
    private record Turn(Job job, CountDownLatch reported) {}

    /**
     * Works until it is stopped.
     *
     * @throws RefusedException if the server will not have this worker
     * @throws UnreachableException if the server was not there at first
     * @throws IOException if the command cannot be started
     */
    public void run() throws RefusedException, UnreachableException, InterruptedException, IOException {
        register();
        while (!stopping) {
            Optional<Order> order = next();
            if (order.isPresent()) {
                work(order.get());
            }
        }
    }

    /**
     * Does one task, waiting for it.
     *
     * @return the exit status of its command; 1 if it ended without one
     */
    public int once() throws RefusedException, UnreachableException, InterruptedException, IOException {
        register();
        while (true) {
            Optional<Order> order = next();
            if (order.isPresent()) {
                return work(order.get());
            }
        }
    }

    /** Ends the command at hand, tells the server so if it listens soon, and takes no other task. */
    public void stop() throws InterruptedException {
        stopping = true;
        Turn now = turn;
        if (now != null) {
            now.job().stop("The worker was stopped");
            boolean unused = now.reported().await(trade.grace().plus(TO_REPORT).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void register() throws RefusedException, UnreachableException, InterruptedException {
        insistence.ask(() -> {
            employer.register();
            return true;
        });
        journal.ready();
    }

    private Optional<Order> next() throws RefusedException, UnreachableException, InterruptedException {
        long asked = System.nanoTime();
        Optional<Order> order = insistence.ask(employer::next);
        if (order.isEmpty() && System.nanoTime() - asked < PROMPT.toNanos()) {
            // A server that is about to stop lets nobody wait.
            pause.hold(backoff.next());
        }
        return order.isPresent() && !stopping && isOurs(order.get()) ? order : Optional.empty();
    }

    /** Until it is said that it begins, a task waits: one whose offer was lost, or came too late, is nobody's. */
    private boolean isOurs(Order order) throws RefusedException, UnreachableException, InterruptedException {
        return insistence.ask(() -> {
            try {
                employer.begin(order);
                return true;
            } catch (RefusedException e) {
                if (e.status() != CONFLICT && e.status() != TOO_MANY) {
                    throw e;
                }
                return false;
            }
        });
    }

    private int work(Order order) throws RefusedException, UnreachableException, InterruptedException, IOException {
        Job job = new Job(order, trade, employer);
        Turn now = new Turn(job, new CountDownLatch(1));
        turn = now;
        try {
            if (stopping) {
                job.stop("The worker was stopped");
            }
            journal.began(order);
            return report(order, job, job.run());
        } catch (IOException e) {
            report(
                    order,
                    job,
                    new Outcome.Failed(1, "Cannot start " + trade.command().get(0)));
            throw e;
        } finally {
            turn = null;
            now.reported().countDown();
        }
    }

    private int report(Order order, Job job, Outcome outcome)
            throws RefusedException, UnreachableException, InterruptedException {
        Duration took = job.took();
        Outcome known;
        try {
            known = told(order, outcome, took);
        } catch (RefusedException e) {
            if (e.notAllowed()) {
                throw e;
            }
            known = toldShort(order, new Outcome.Failed(1, "What came of it was refused: " + e.reason()), took);
        }
        journal.ended(order, known, took);
        return known.status();
    }

    /** A task must not stay open because its report is too long for a proxy, or not to the server's taste. */
    private Outcome toldShort(Order order, Outcome.Failed outcome, Duration took)
            throws RefusedException, UnreachableException, InterruptedException {
        try {
            return told(order, outcome, took);
        } catch (RefusedException e) {
            if (e.notAllowed()) {
                throw e;
            }
            // The server will find out when the lease runs out.
            return outcome;
        }
    }

    private Outcome told(Order order, Outcome outcome, Duration took)
            throws RefusedException, UnreachableException, InterruptedException {
        return insistence.ask(() -> {
            try {
                employer.end(order, outcome, took);
                return outcome;
            } catch (RefusedException e) {
                if (e.status() != CONFLICT && e.status() != UNKNOWN) {
                    throw e;
                }
                return new Outcome.TakenAway(e.reason());
            }
        });
    }
}
