package org.heliograph.bots;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Tasks that nobody works on any more, or that are no longer worth doing. What cannot be recorded is tried again at the
 * next sweep.
 */
final class Overdue {
    private final Bots bots;
    private final Leases leases;
    private final Progresses progresses;
    private final Clock clock;

    Overdue(Bots bots, Leases leases, Progresses progresses, Clock clock) {
        this.bots = bots;
        this.leases = leases;
        this.progresses = progresses;
        this.clock = clock;
    }

    /** Takes back what nobody was there to take: the task waits again as if it had not been given. */
    void takeBack(Lease lease) {
        TaskId id = new TaskId(lease.task().id());
        decide(
                lease.bot(),
                id,
                now -> Optional.ofNullable(now.task(id.value()))
                        .filter(task -> task.run() != null
                                && lease.lease().equals(task.run().lease()))
                        .map(task -> again(task, task.attempt(), "Nobody took it")));
    }

    /** Ends what nobody works on any more, or what is no longer worth doing. To be called every second or so. */
    void sweep() {
        Set<String> held = new HashSet<>();
        Progresses.Tidying tidying = progresses.tidying();
        Set<Progresses.Of> running = new HashSet<>();
        for (BotSummary summary : bots.all()) {
            BotId bot = new BotId(summary.id());
            for (Task task : bots.tasks(bot)) {
                look(bot, task);
                if (task.run() != null) {
                    running.add(new Progresses.Of(bot, task.id()));
                    if (task.run().lease() != null) {
                        held.add(task.run().lease());
                    }
                }
            }
        }
        leases.keepOnly(held);
        tidying.keepOnly(running);
    }

    private void look(BotId bot, Task task) {
        Task.Run run = task.run();
        if (isOverdue(task)) {
            settle(
                    bot,
                    task,
                    run == null ? "Expired at " + task.expires() : "Timeout after " + run.leaseSeconds() + " seconds");
        }
    }

    /** Asked again when it is recorded: its worker may have been heard meanwhile, which is in no log. */
    private boolean isOverdue(Task task) {
        Task.Run run = task.run();
        if (run == null) {
            return task.isExpired(clock.instant());
        }
        return run.lease() != null && run.leaseSeconds() != null && leases.isOver(run.lease(), run.leaseSeconds());
    }

    /** Fails a task, or lets it wait again, unless something else has happened to it meanwhile. */
    private void settle(BotId bot, Task seen, String reason) {
        TaskId id = new TaskId(seen.id());
        decide(
                bot,
                id,
                now -> seen.equals(now.task(seen.id())) && isOverdue(seen)
                        ? Optional.of(settled(seen, id, reason))
                        : Optional.empty());
    }

    private void decide(BotId bot, TaskId task, Function<BotState, Optional<Ledger.Step>> decision) {
        CompletableFuture<?> unused = bots.ledger().decide(bot, decision).thenAccept(recorded -> {
            if (recorded.isPresent()) {
                progresses.forget(new Progresses.Of(bot, task.value()));
            }
        });
    }

    private Ledger.Step settled(Task task, TaskId id, String reason) {
        return task.isWaiting() || task.attempt() > task.retries()
                ? new Ledger.Step(failed(task, reason), Steps.end(id))
                : again(task, task.attempt() + 1, reason);
    }

    private TaskEvent failed(Task task, String reason) {
        return new TaskEvent.TaskFailed(
                task.id(), task.source(), reason, task.isWaiting() ? null : task.ranFor(clock.instant()), null);
    }

    private static Ledger.Step again(Task task, int attempt, String reason) {
        TaskEvent queued = new TaskEvent.TaskQueued(
                task.id(),
                task.source(),
                task.command(),
                task.priority(),
                task.timeoutSeconds(),
                task.expires(),
                task.retries(),
                attempt,
                reason,
                null);
        return new Ledger.Step(queued, null);
    }
}
