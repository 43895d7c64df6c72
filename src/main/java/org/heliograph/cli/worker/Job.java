package org.heliograph.cli.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.heliograph.cli.process.Background;
import org.heliograph.cli.process.Child;

/** One task being done. {@link #run} is one thread's; any thread may {@link #stop} it. */
final class Job {
    /** What the command started may hold its output open for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Order order;
    private final Trade trade;
    private final Map<String, String> variables;
    private final OutputTail tail;
    private final HowFar howFar = new HowFar();
    private final Beats beats;
    private final AtomicReference<Outcome> forced = new AtomicReference<>();
    private final CountDownLatch toEnd = new CountDownLatch(1);
    private final long begun = System.nanoTime();

    Job(Order order, Trade trade, Employer employer) {
        this.order = order;
        this.trade = trade;
        this.variables = employer.environment(order);
        this.tail = new OutputTail(trade.maxOutput());
        this.beats = new Beats(
                order.renewal(),
                () -> employer.progress(order, howFar.point(), took()),
                reason -> force(new Outcome.TakenAway(reason)));
    }

    /** How long it has been at it. */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Ends the command, for a reason that is not its own. */
    void stop(String reason) {
        force(new Outcome.Failed(1, reason));
    }

    /** The first reason is the one that is told. */
    private void force(Outcome outcome) {
        forced.compareAndSet(null, outcome);
        toEnd.countDown();
    }

    /**
     * Does it, start to end.
     *
     * @throws IOException if the command cannot be started at all
     */
    Outcome run() throws IOException, InterruptedException {
        Thread beating = Background.start("progress", beats::run);
        try {
            Optional<Repository> repository = Repository.around(trade.folder());
            Optional<Repository.State> before = stateOf(repository);
            int status = forced.get() == null ? work() : 1;
            Outcome reason = forced.get();
            if (reason != null) {
                return reason;
            }
            return status == 0
                    ? new Outcome.Completed(tail.text(), changes(repository, before))
                    : new Outcome.Failed(status, "Exit status " + status + lastWords());
        } finally {
            beats.end();
            beating.join(LAST_WORDS.toMillis());
        }
    }

    private int work() throws IOException, InterruptedException {
        if (order.attempt() > 1) {
            new Leftovers(variables).end(trade.grace());
        }
        Child child = Child.start(trade.command(), trade.folder(), variables);
        Background.start("standard-input", () -> child.feed(order.command()));
        Thread out = relay(child.output(), trade.out());
        Thread err = relay(child.errors(), trade.err());
        Thread ending = Background.start("ending", () -> endInTime(child));
        int status = child.await();
        out.join(LAST_WORDS.toMillis());
        err.join(LAST_WORDS.toMillis());
        if (forced.get() == null) {
            ending.interrupt();
        }
        // What the command started ends with it when it was made to end.
        ending.join();
        return status;
    }

    private void endInTime(Child child) throws InterruptedException {
        Long seconds = order.timeoutSeconds();
        if (seconds == null) {
            toEnd.await();
        } else if (!toEnd.await(seconds, TimeUnit.SECONDS)) {
            stop("Timeout after " + seconds + " seconds");
        }
        child.end(trade.grace());
    }

    private Thread relay(InputStream from, OutputStream to) {
        Relay relay = new Relay(to, tail, mark -> {
            if (howFar.take(mark)) {
                beats.news();
            }
        });
        return Background.start("output", () -> relay.run(from));
    }

    private static Optional<Repository.State> stateOf(Optional<Repository> repository) throws InterruptedException {
        return repository.isEmpty() ? Optional.empty() : repository.get().state();
    }

    private static List<String> changes(Optional<Repository> repository, Optional<Repository.State> before)
            throws InterruptedException {
        Optional<Repository.State> after = before.isEmpty() ? before : stateOf(repository);
        return repository.isEmpty() || before.isEmpty() || after.isEmpty()
                ? List.of()
                : repository.get().changes(before.get(), after.get());
    }

    private String lastWords() {
        String words = tail.text().strip();
        return words.isEmpty() ? "" : "\n" + words;
    }
}
