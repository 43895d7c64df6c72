package org.heliograph.bots.web;

import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.heliograph.access.Caller;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Bots;
import org.heliograph.bots.Work;
import org.heliograph.wire.Json;
import org.heliograph.wire.streams.LongPolls;

/**
 * Workers that wait for a task.
 *
 * @param bots whose tasks
 * @param work gives them out
 * @param longPolls who waits for an answer
 * @param executor where it is looked whether there is a task
 * @param json how answers are written
 */
public record WaitingWorkers(Bots bots, Work work, LongPolls longPolls, Executor executor, Json json) {
    /** Answers as soon as there is a task, or that there is none when the time is over. */
    void wait(BotId bot, TaskSource tasks, Duration patience, Caller caller, AsyncResponse response) {
        new WaitingWorker(this, bot, tasks, caller, response).begin(patience);
    }

    /** Tasks that have begun when a worker gets them. */
    TaskSource begun() {
        return work::next;
    }

    /** Tasks that a worker has yet to begin. */
    TaskSource offered() {
        return bot -> CompletableFuture.completedFuture(work.offer(bot));
    }
}
