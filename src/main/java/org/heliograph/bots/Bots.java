package org.heliograph.bots;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.heliograph.core.Folded;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.heliograph.core.hub.Follower;
import org.heliograph.core.log.Appended;
import org.jspecify.annotations.Nullable;

/**
 * Which bots there are, and giving them tasks, whichever door it comes through. What is done completes once it is
 * durable, and exceptionally with {@link RefusedException} if it does not fit what happened so far. Any thread.
 */
public final class Bots {
    private static final String REGISTERED = "registered";

    private final Timeline<BotEvent> timeline;
    private final Folded<BotsState> state;
    private final BotLimits limits;
    private final Ledger ledger;
    private final Repeats repeats;

    /**
     * Bots over this timeline; the state is folded from the same log.
     *
     * @param executor where work goes on that the log's own threads must not do
     */
    public Bots(Timeline<BotEvent> timeline, Folded<BotsState> state, BotLimits limits, Executor executor) {
        this.timeline = timeline;
        this.state = state;
        this.limits = limits;
        this.ledger = new Ledger(timeline, state, executor);
        this.repeats = new Repeats(timeline, executor);
    }

    /** Makes a bot known; one that is known stays as it is. */
    public CompletableFuture<Appended> register(BotId bot) {
        return timeline.record(bot.notes(), new BotNote.BotRegistered(), REGISTERED);
    }

    /** Whether there is such a bot: it was registered, or produced anything. */
    public boolean isKnown(BotId bot) {
        return state.ask(bots -> bots.bot(bot) != null);
    }

    /**
     * The bot, if there is such a one.
     *
     * @throws RefusedException 404 if there is none
     */
    public BotId known(BotId bot) {
        if (!isKnown(bot)) {
            throw RefusedException.unknown("Unknown bot: " + bot.value());
        }
        return bot;
    }

    /** The only bot there is; empty if there is none, or more than one. */
    public Optional<BotId> only() {
        List<String> names = state.ask(
                bots -> bots.bots().stream().limit(2).map(BotState::id).toList());
        return names.size() == 1 ? Optional.of(new BotId(names.get(0))) : Optional.empty();
    }

    /** All bots, by name. */
    public List<BotSummary> all() {
        return state.ask(bots -> bots.bots().stream().map(BotState::summary).toList());
    }

    /**
     * One bot.
     *
     * @throws RefusedException 404 if there is none
     */
    public BotSummary summary(BotId bot) {
        return ask(bot, BotState::summary);
    }

    /**
     * What a bot is at, the longest running first, then what waits for it, whose turn is first.
     *
     * @throws RefusedException 404 if there is no such bot
     */
    public List<Task> tasks(BotId bot) {
        return ask(bot, BotState::tasks);
    }

    /**
     * One task that has not ended.
     *
     * @throws RefusedException 404 if there is no such bot, or no such task any more
     */
    public Task task(BotId bot, TaskId id) {
        Task task = ask(bot, now -> now.task(id.value()));
        if (task == null) {
            throw RefusedException.unknown("No such task waits or runs: " + id.value());
        }
        return task;
    }

    /** Lets a bot's tasks wait until it is resumed; what runs goes on. */
    public CompletableFuture<Appended> pause(BotId bot) {
        return timeline.record(known(bot).notes(), new BotNote.BotPaused(), null);
    }

    /** Hands a bot's tasks out again. */
    public CompletableFuture<Appended> resume(BotId bot) {
        return timeline.record(known(bot).notes(), new BotNote.BotResumed(), null);
    }

    /**
     * Gives a bot a task.
     *
     * @param key makes a repeated request one task; null for none
     * @return 404 if there is no such bot, 409 if it had such a task, 429 if too many wait
     */
    public CompletableFuture<Recorded<BotEvent>> submit(BotId bot, NewTask task, @Nullable ClientKey key) {
        return repeats.once(known(bot), task.id(), key, id -> queue(bot, id, task, key));
    }

    private CompletableFuture<Recorded<BotEvent>> queue(BotId bot, TaskId id, NewTask task, @Nullable ClientKey key) {
        TaskEvent.TaskQueued queued = task.called(id).queued(key == null ? null : key.value());
        return ledger.decide(bot, now -> {
                    if (now.task(id.value()) != null) {
                        throw Steps.known(id);
                    }
                    if (now.waiting() >= limits.queue()) {
                        throw RefusedException.tooMany("Over " + limits.queue() + " tasks wait for " + bot.value());
                    }
                    return Optional.of(new Ledger.Step(queued, Steps.begin(id)));
                })
                .thenApply(Optional::orElseThrow);
    }

    /**
     * Wakes a follower whenever something happens to a bot.
     *
     * @return ends it
     */
    public Watching watch(BotId bot, Follower follower) {
        timeline.hub().join(bot.topic(), follower);
        timeline.hub().join(bot.notes(), follower);
        return () -> {
            timeline.hub().leave(bot.topic(), follower);
            timeline.hub().leave(bot.notes(), follower);
        };
    }

    /** Wakes those who watch: a task waits for them again, of which no log tells. */
    void tellWorkers(BotId bot) {
        timeline.hub().nudge(bot.topic());
    }

    /** Ends the watching of a bot. */
    public interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /** The timeline underneath, for those who follow. */
    public Timeline<BotEvent> timeline() {
        return timeline;
    }

    /** Keeps no more of entries that are no longer kept, so that a snapshot does not grow for ever. */
    public void forgetTrimmed() {
        for (BotSummary bot : all()) {
            BotId id = new BotId(bot.id());
            long oldest = timeline.extent(id.topic()).oldest();
            state.ask(bots -> {
                BotState known = bots.bot(id);
                if (known != null) {
                    known.facets().dropBefore(oldest);
                }
                return oldest;
            });
        }
    }

    <T> T ask(BotId bot, Function<BotState, T> question) {
        return state.ask(bots -> {
            BotState known = bots.bot(bot);
            if (known == null) {
                throw RefusedException.unknown("Unknown bot: " + bot.value());
            }
            return question.apply(known);
        });
    }

    Ledger ledger() {
        return ledger;
    }

    Repeats repeats() {
        return repeats;
    }

    Folded<BotsState> state() {
        return state;
    }
}
