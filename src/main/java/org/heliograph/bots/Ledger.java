package org.heliograph.bots;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.heliograph.core.Folded;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.heliograph.core.Turns;
import org.heliograph.core.log.Appended;
import org.heliograph.core.log.PositionConflictException;
import org.heliograph.core.log.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Where it is decided what happens to a bot's tasks: from what the log says, and recorded only if the log still says so.
 * Those who come at the same time take turns; should somebody else have been quicker all the same, it is decided anew. So
 * two never both begin or end a task, and no lock is held. Any thread.
 */
final class Ledger {
    private final Timeline<BotEvent> timeline;
    private final Folded<BotsState> state;
    private final Executor executor;
    private final Map<BotId, Turns> turns = new ConcurrentHashMap<>();

    /** @param executor where it is decided by those who had to wait, and again after somebody else was quicker */
    Ledger(Timeline<BotEvent> timeline, Folded<BotsState> state, Executor executor) {
        this.timeline = timeline;
        this.state = state;
        this.executor = executor;
    }

    /** What is to be recorded. */
    record Step(TaskEvent event, @Nullable String key) {}

    /**
     * Decides a step and records it.
     *
     * @param decision from the bot's state; empty if nothing is to happen; may refuse
     * @return completes once it is durable, empty if nothing happened; exceptionally with {@link RefusedException} if it
     *     was refused, at once or by somebody quicker
     */
    CompletableFuture<Optional<Recorded<BotEvent>>> decide(BotId bot, Function<BotState, Optional<Step>> decision) {
        return turns.computeIfAbsent(bot, id -> new Turns(executor)).take(() -> decideNow(bot, decision));
    }

    private CompletableFuture<Optional<Recorded<BotEvent>>> decideNow(
            BotId bot, Function<BotState, Optional<Step>> decision) {
        Topic topic = bot.topic();
        Optional<Step> step;
        long last;
        try {
            last = timeline.extent(topic).last();
            step = state.ask(bots -> decision.apply(known(bots, bot)));
        } catch (RuntimeException e) {
            // Refused, or the log cannot be read: whoever waits for the answer is told by it.
            return CompletableFuture.failedFuture(e);
        }
        if (step.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return timeline.recordAfter(topic, last, step.get().event(), step.get().key())
                .thenApply(this::recorded)
                .exceptionallyComposeAsync(
                        failure -> isConflict(failure)
                                ? decideNow(bot, decision)
                                : CompletableFuture.failedFuture(failure),
                        executor);
    }

    private static BotState known(BotsState bots, BotId id) {
        BotState bot = bots.bot(id);
        return bot == null ? new BotState(id.value()) : bot;
    }

    private Optional<Recorded<BotEvent>> recorded(Appended appended) {
        if (appended.outcome() == Appended.Outcome.REPEATED) {
            throw RefusedException.conflict("There was such a task already");
        }
        return Optional.of(timeline.read(appended.entry()));
    }

    private static boolean isConflict(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof PositionConflictException;
    }
}
