package org.heliograph.bots;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.heliograph.core.log.Appended;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client's retry safe, also over a restart: its key is taken in the log before what it asks for is done, and
 * what was done carries the key. So a retry finds it, and does it only if the first try never came so far. Any thread.
 */
final class Repeats {
    private static final int READ = 100;

    /** A client's keys must not meet ours. */
    private static final String CLIENTS = "key:";

    private final Timeline<BotEvent> timeline;
    private final Executor executor;

    /** @param executor where it is looked for what was done */
    Repeats(Timeline<BotEvent> timeline, Executor executor) {
        this.timeline = timeline;
        this.executor = executor;
    }

    /**
     * Does it once.
     *
     * @param task the task it is about; a retry is about the same, whatever it says here
     * @param deed does it to this task
     * @return completes exceptionally with {@link RefusedException} 409 if the key was taken for something else
     */
    CompletableFuture<Recorded<BotEvent>> once(
            BotId bot,
            TaskId task,
            @Nullable ClientKey key,
            Function<TaskId, CompletableFuture<Recorded<BotEvent>>> deed) {
        if (key == null) {
            return deed.apply(task);
        }
        BotNote.KeyTaken wish = new BotNote.KeyTaken(
                key.request(), task.value(), timeline.extent(bot.topic()).last());
        return timeline.record(bot.notes(), wish, CLIENTS + key.value())
                .thenComposeAsync(taken -> go(bot, key, taken, deed), executor);
    }

    private CompletableFuture<Recorded<BotEvent>> go(
            BotId bot, ClientKey key, Appended taken, Function<TaskId, CompletableFuture<Recorded<BotEvent>>> deed) {
        if (!(timeline.read(taken.entry()).event() instanceof BotNote.KeyTaken note)) {
            throw new IllegalStateException("Another note has a client's key");
        }
        if (!note.request().equals(key.request())) {
            throw RefusedException.conflict("The Idempotency-Key was used for another request");
        }
        if (taken.outcome() == Appended.Outcome.REPEATED) {
            Optional<Recorded<BotEvent>> done = find(bot, note.after(), key.value());
            if (done.isPresent()) {
                return CompletableFuture.completedFuture(done.get());
            }
        }
        return deed.apply(new TaskId(note.task()))
                .exceptionallyComposeAsync(
                        failure -> isRefused(failure)
                                ? find(bot, note.after(), key.value())
                                        .map(CompletableFuture::completedFuture)
                                        .orElseGet(() -> CompletableFuture.failedFuture(failure))
                                : CompletableFuture.failedFuture(failure),
                        executor);
    }

    private static boolean isRefused(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RefusedException;
    }

    private Optional<Recorded<BotEvent>> find(BotId bot, long after, String key) {
        long at = after;
        List<Recorded<BotEvent>> next = timeline.after(bot.topic(), at, READ);
        while (!next.isEmpty()) {
            for (Recorded<BotEvent> recorded : next) {
                if (recorded.event() instanceof TaskEvent event && key.equals(event.key())) {
                    return Optional.of(recorded);
                }
            }
            at = next.get(next.size() - 1).entry().seq();
            next = timeline.after(bot.topic(), at, READ);
        }
        return Optional.empty();
    }
}
