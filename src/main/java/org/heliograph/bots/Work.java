package org.heliograph.bots;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Working on tasks: taking one, telling how it comes on, ending it. What is done completes once it is durable, and
 * exceptionally with {@link RefusedException} if it does not fit what happened so far. Any thread.
 */
public final class Work {
    /** How long a worker has to begin what it was offered; less where its lease is shorter. */
    public static final Duration OFFER = Duration.ofSeconds(30);

    private final Bots bots;
    private final BotLimits limits;
    private final Clock clock;
    private final Supplier<String> leaseIds;
    private final Leases leases;
    private final Offers offers;
    private final Progresses progresses = new Progresses();
    private final Overdue overdue;
    private final Watchers watchers;

    /**
     * Work on the tasks of these bots.
     *
     * @param nanoTime monotonic nanoseconds
     * @param leaseIds gives a new one at each call, which nobody can guess
     * @param watchers told how running tasks come on
     */
    public Work(
            Bots bots,
            BotLimits limits,
            Clock clock,
            LongSupplier nanoTime,
            Supplier<String> leaseIds,
            Watchers watchers) {
        this.bots = bots;
        this.limits = limits;
        this.clock = clock;
        this.leaseIds = leaseIds;
        this.leases = new Leases(nanoTime);
        this.offers = new Offers(nanoTime);
        this.watchers = watchers;
        this.overdue = new Overdue(bots, leases, progresses, clock);
    }

    /**
     * Gives the next task to a worker, which has begun it with that.
     *
     * @return empty if none waits, the bot is paused, or as many as may already run
     */
    public CompletableFuture<Optional<Lease>> next(BotId bot) {
        String lease = leaseIds.get();
        return bots.ledger()
                .decide(
                        bots.known(bot),
                        now -> now.next(clock.instant(), task -> !offers.isOpen(bot, task.id()))
                                .filter(task -> now.running() < BotLimits.MAX_RUNNING)
                                .map(task -> handOut(task, lease)))
                .thenApply(started -> started.flatMap(recorded -> lease(bot, recorded, lease)));
    }

    /**
     * Shows the next task to a worker, which begins it by saying so under its lease, within {@link #OFFER}. Until then
     * nothing has happened: an offer that was lost on its way, whoever lost it, leaves the task waiting.
     *
     * @return empty if none waits, the bot is paused, or as many as may already run
     */
    public Optional<Lease> offer(BotId bot) {
        String lease = leaseIds.get();
        return bots.ask(
                        bot,
                        now -> now.running() < BotLimits.MAX_RUNNING
                                ? now.next(clock.instant(), task -> !offers.isOpen(bot, task.id()))
                                        .filter(task -> offers.make(bot, task.id(), lease, offerOf(task)))
                                : Optional.<Task>empty())
                .map(task -> new Lease(bot, task, secondsFor(task), lease));
    }

    private Duration offerOf(Task task) {
        return Duration.ofSeconds(Math.min(OFFER.toSeconds(), secondsFor(task)));
    }

    private Ledger.Step handOut(Task task, String lease) {
        return new Ledger.Step(
                new TaskEvent.TaskStarted(task.id(), task.source(), lease, secondsFor(task), null), null);
    }

    private Optional<Lease> lease(BotId bot, Recorded<BotEvent> started, String lease) {
        leases.heard(lease);
        String id = ((TaskEvent) started.event()).task();
        // It may have been ended by somebody else meanwhile; then there is nothing to work on.
        Task task = bots.ask(bot, now -> now.task(id));
        return Optional.ofNullable(task).map(found -> new Lease(bot, found, secondsFor(found), lease));
    }

    private long secondsFor(Task task) {
        return task.timeoutSeconds() == null ? Math.max(1, limits.lease().toSeconds()) : task.timeoutSeconds();
    }

    /**
     * Somebody begins a task. One that is not known becomes so; one that was offered is begun under the lease that came
     * with it; one that was given to a worker is begun already, and its worker may say so.
     *
     * @return empty if nothing had to be recorded
     */
    public CompletableFuture<Optional<Recorded<BotEvent>>> start(
            BotId bot, TaskId task, Report report, @Nullable ClientKey key) {
        if (bots.isKnown(bot) && isGivenOut(bot, task, report)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return bots.repeats()
                .once(bot, task, key, id -> begin(bot, id, report, key))
                .thenApply(Optional::of);
    }

    private boolean isGivenOut(BotId bot, TaskId id, Report report) {
        Task task = bots.ask(bot, now -> now.task(id.value()));
        if (task == null || task.run() == null || task.run().lease() == null) {
            return false;
        }
        checkLease(task, task.run(), report);
        leases.heard(task.run().lease());
        return true;
    }

    private CompletableFuture<Recorded<BotEvent>> begin(BotId bot, TaskId id, Report report, @Nullable ClientKey key) {
        return bots.ledger()
                .decide(bot, now -> {
                    Task task = now.task(id.value());
                    if (task != null && !task.isWaiting()) {
                        throw RefusedException.conflict("Task " + id.value() + " is in progress already");
                    }
                    if (report.lease() != null && !offers.isOpen(bot, id.value(), report.lease())) {
                        throw RefusedException.conflict("Task " + id.value() + " is not held under this lease");
                    }
                    if (now.running() >= BotLimits.MAX_RUNNING) {
                        throw RefusedException.tooMany("Over " + BotLimits.MAX_RUNNING + " tasks run");
                    }
                    Source source = sourceOf(report, task == null ? Source.FILE : task.source());
                    return Optional.of(new Ledger.Step(
                            new TaskEvent.TaskStarted(
                                    id.value(), source, report.lease(), leaseSeconds(task, report), value(key)),
                            task == null ? Steps.begin(id) : null));
                })
                .thenApply(Optional::orElseThrow)
                .whenComplete((recorded, failure) -> takenUp(recorded != null, bot, id, report));
    }

    private @Nullable Long leaseSeconds(@Nullable Task task, Report report) {
        return task == null || report.lease() == null ? null : Long.valueOf(secondsFor(task));
    }

    private void takenUp(boolean begun, BotId bot, TaskId task, Report report) {
        if (begun && report.lease() != null) {
            leases.heard(report.lease());
            offers.end(bot, task.value(), report.lease());
        }
    }

    /**
     * Takes how far a task is, renews its worker's time, and tells those who watch.
     *
     * @throws RefusedException 404 if there is no such task, 409 if it is not running or was further already
     */
    public void progress(BotId bot, TaskId id, Report report, Progress progress) {
        Task task = running(bot, id, report);
        Task.Run run = Objects.requireNonNull(task.run());
        Progresses.Of of = new Progresses.Of(bot, task.id());
        progresses.take(of, progress, bots.timeline().encode(ProgressPush.of(bot, task, progress)));
        if (run.lease() != null) {
            leases.heard(run.lease());
        }
        watchers.tell(of, task.source(), () -> latest(of));
    }

    /** Null once the task has ended, which may be seen before it is forgotten how far it was. */
    private @Nullable Frame latest(Progresses.Of of) {
        Task task = bots.ask(of.bot(), now -> now.task(of.task()));
        return task == null || task.isWaiting() ? null : progresses.frame(of);
    }

    private Task running(BotId bot, TaskId id, Report report) {
        Task task = bots.ask(bots.known(bot), now -> now.task(id.value()));
        if (task == null) {
            throw absent(bot, id);
        }
        return checkedRunning(task, report);
    }

    private static Task checkedRunning(Task task, Report report) {
        Task.Run run = task.run();
        if (run == null) {
            throw RefusedException.conflict("Task " + task.id() + " is not in progress");
        }
        checkLease(task, run, report);
        return task;
    }

    private static void checkLease(Task task, Task.Run run, Report report) {
        if (report.lease() != null && !report.lease().equals(run.lease())) {
            throw RefusedException.conflict("Task " + task.id() + " was given to somebody else meanwhile");
        }
    }

    private RefusedException absent(BotId bot, TaskId id) {
        boolean ended = bots.timeline().log().byKey(bot.topic(), Steps.end(id)).isPresent();
        return ended
                ? RefusedException.conflict("Task " + id.value() + " has ended")
                : RefusedException.unknown("Unknown task: " + id.value());
    }

    /** A task ended well. */
    public CompletableFuture<Recorded<BotEvent>> complete(
            BotId bot, TaskId id, Report report, @Nullable ClientKey key) {
        return end(
                bot,
                id,
                key,
                report,
                task -> new TaskEvent.TaskCompleted(
                        id.value(),
                        sourceOf(report, task.source()),
                        report.text(),
                        report.filesModified(),
                        durationOf(report, task),
                        value(key)));
    }

    /** A task ended otherwise. */
    public CompletableFuture<Recorded<BotEvent>> fail(BotId bot, TaskId id, Report report, @Nullable ClientKey key) {
        return end(
                bot,
                id,
                key,
                report,
                task -> new TaskEvent.TaskFailed(
                        id.value(),
                        sourceOf(report, task.source()),
                        report.text(),
                        durationOf(report, task),
                        value(key)));
    }

    private CompletableFuture<Recorded<BotEvent>> end(
            BotId bot, TaskId task, @Nullable ClientKey key, Report report, Ending ending) {
        return bots.repeats()
                .once(
                        bots.known(bot),
                        task,
                        key,
                        id -> bots.ledger()
                                .decide(bot, now -> {
                                    Task known = now.task(id.value());
                                    if (known == null) {
                                        throw absent(bot, id);
                                    }
                                    return Optional.of(
                                            new Ledger.Step(ending.of(checkedRunning(known, report)), Steps.end(id)));
                                })
                                .thenApply(Optional::orElseThrow)
                                .whenComplete((recorded, failure) -> forgetIf(failure == null, bot, id)));
    }

    /** Takes back what nobody was there to take: the task waits again as if it had not been given. */
    public void takeBack(Lease lease) {
        if (offers.end(lease.bot(), lease.task().id(), lease.lease())) {
            bots.tellWorkers(lease.bot());
        } else {
            overdue.takeBack(lease);
        }
    }

    /** Ends what nobody works on any more, or what is no longer worth doing. To be called every second or so. */
    public void sweep() {
        offers.endOverdue().forEach(bots::tellWorkers);
        overdue.sweep();
    }

    /** What runs now, as it is told to those who come late; the longest running first, so many at most. */
    public List<ProgressPush> inProgress(BotId bot, BotFilter filter, int most) {
        return bots.ask(bot, BotState::inProgress).stream()
                .filter(task -> filter.wantsProgressOf(task.source()))
                .limit(most)
                .map(task -> ProgressPush.of(bot, task, progressOf(bot, task)))
                .toList();
    }

    /** How far a task is; null if nobody has said so since the server started. */
    public @Nullable Integer percent(BotId bot, String task) {
        return progresses.percent(new Progresses.Of(bot, task));
    }

    private Progress progressOf(BotId bot, Task task) {
        Instant started = task.run() == null ? Instant.EPOCH : task.run().started();
        return progresses.of(new Progresses.Of(bot, task.id()), Progress.none(started));
    }

    private void forgetIf(boolean ended, BotId bot, TaskId task) {
        if (ended) {
            progresses.forget(new Progresses.Of(bot, task.value()));
        }
    }

    private static Source sourceOf(Report report, Source known) {
        return report.source() == null ? known : report.source();
    }

    private BigDecimal durationOf(Report report, Task task) {
        return report.durationSeconds() == null ? task.ranFor(clock.instant()) : report.durationSeconds();
    }

    private static @Nullable String value(@Nullable ClientKey key) {
        return key == null ? null : key.value();
    }

    private interface Ending {
        TaskEvent of(Task task);
    }
}
