package org.heliograph.bots.web;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
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
    private static final Logger LOG = System.getLogger(WaitingWorker.class.getName());

    private final WaitingWorkers workers;
    private final BotId bot;
    private final TaskSource tasks;
    private final Caller caller;
    private final AsyncResponse response;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile boolean late;
    private volatile Bots.@Nullable Watching watching;

    WaitingWorker(WaitingWorkers workers, BotId bot, TaskSource tasks, Caller caller, AsyncResponse response) {
        this.workers = workers;
        this.bot = bot;
        this.tasks = tasks;
        this.caller = caller;
        this.response = response;
    }

    void begin(Duration patience) {
        if (patience.isZero()) {
            late = true;
        } else {
            response.setTimeoutHandler(unused -> timeIsOver());
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

    /** Goes on elsewhere than where the log completes what it has: an answer may have to wait for its client. */
    private void look(int calls) {
        CompletableFuture<?> unused = asked().thenAcceptAsync(found -> found.ifPresent(this::give), workers.executor())
                .whenComplete((nothing, failure) -> looked(failure, calls));
    }

    private void looked(@Nullable Throwable failure, int calls) {
        if (failure != null) {
            answer(() -> response.resume(failure));
        }
        int left = wanted.addAndGet(-calls);
        if (left > 0 && !answered.get()) {
            workers.executor().execute(() -> look(left));
        } else if (late) {
            release();
        }
    }

    private CompletableFuture<Optional<Lease>> asked() {
        try {
            return tasks.next(bot);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void give(Lease lease) {
        boolean given = answered.compareAndSet(false, true);
        if (given) {
            leave();
            given = response.resume(answerOf(lease));
        }
        if (!given) {
            workers.work().takeBack(lease);
        }
    }

    private Response answerOf(Lease lease) {
        byte[] json = workers.json().write(LeasedTask.of(lease)).getBytes(StandardCharsets.UTF_8);
        return Response.ok((StreamingOutput) out -> write(json, out, lease), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LENGTH, json.length)
                .build();
    }

    /** A container may keep it back and find out too late that nobody takes it: offers are there for that. */
    private void write(byte[] json, OutputStream out, Lease lease) throws IOException {
        try {
            out.write(json);
            out.flush();
        } catch (IOException e) {
            workers.work().takeBack(lease);
            throw e;
        }
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
            answer(() -> response.resume(Response.noContent().build()));
        }
    }

    /** A container asks again after a while for as long as it is not answered. */
    private void timeIsOver() {
        release();
        if (!answered.get()) {
            boolean unused = response.setTimeout(1, TimeUnit.SECONDS);
        }
    }

    private void answer(Runnable answer) {
        boolean first = answered.compareAndSet(false, true);
        if (first) {
            leave();
            carryOut(answer);
        }
    }

    /** One that cannot be answered must not keep the others waiting. */
    private static void carryOut(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.DEBUG, "A container that is stopping carries out no answer any more", e);
        }
    }

    private void leave() {
        workers.longPolls().remove(this);
        Bots.Watching open = watching;
        if (open != null) {
            open.close();
        }
    }
}
