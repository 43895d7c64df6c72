package org.heliograph.bots.web;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.heliograph.access.Caller;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Bots;
import org.heliograph.bots.Lease;
import org.heliograph.core.RefusedException;
import org.heliograph.core.hub.Follower;
import org.heliograph.wire.streams.LongPolls;
import org.jspecify.annotations.Nullable;

/**
 * A worker that waits for a task.
 *
 * <p>{@code wanted} counts the calls that ask it to look: one look at a time, and none is lost. {@code answered} decides
 * who answers. A task that is got after that is taken back. Any thread.
 */
final class WaitingWorker implements Follower, LongPolls.Waiting {
    private final WaitingWorkers workers;
    private final BotId bot;
    private final Caller caller;
    private final AsyncResponse response;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean late;
    private volatile Bots.@Nullable Watching watching;

    WaitingWorker(WaitingWorkers workers, BotId bot, Caller caller, AsyncResponse response) {
        this.workers = workers;
        this.bot = bot;
        this.caller = caller;
        this.response = response;
    }

    void begin(Duration patience) {
        if (patience.isZero()) {
            late = true;
        } else {
            response.setTimeoutHandler(unused -> release());
            response.setTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        workers.longPolls().add(this);
        watching = workers.bots().watch(bot, this);
        nudged();
        if (answered.get()) {
            leave();
        }
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public void nudged() {
        if (!answered.get() && wanted.getAndIncrement() == 0) {
            workers.executor().execute(() -> look(1));
        }
    }

    private void look(int calls) {
        CompletableFuture<?> unused = workers.work().next(bot).whenComplete((lease, failure) -> {
            if (failure != null) {
                answer(() -> response.resume(failure));
            } else if (lease.isPresent()) {
                give(lease);
            }
            int left = wanted.addAndGet(-calls);
            if (left > 0 && !answered.get()) {
                workers.executor().execute(() -> look(left));
            } else if (late) {
                release();
            }
        });
    }

    private void give(Optional<Lease> lease) {
        boolean given = answer(() -> response.resume(answerOf(lease)));
        if (!given) {
            lease.ifPresent(workers.work()::takeBack);
        }
    }

    Response answerOf(Optional<Lease> lease) {
        return lease.map(task -> Response.ok(workers.json().write(LeasedTask.of(task)), MediaType.APPLICATION_JSON))
                .orElseGet(Response::noContent)
                .build();
    }

    @Override
    public void revoke() {
        answer(() -> response.resume(RefusedException.unauthorized("The token is no longer valid")));
    }

    /** What is about to be found is waited for, rather than found and taken back. */
    @Override
    public void release() {
        late = true;
        if (wanted.get() == 0) {
            answer(() -> response.resume(answerOf(Optional.empty())));
        }
    }

    private boolean answer(Runnable answer) {
        boolean first = answered.compareAndSet(false, true);
        if (first) {
            leave();
            answer.run();
        }
        return first;
    }

    private void leave() {
        workers.longPolls().remove(this);
        Bots.Watching open = watching;
        if (open != null) {
            open.close();
        }
    }
}
