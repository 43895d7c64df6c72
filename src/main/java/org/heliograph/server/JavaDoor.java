package org.heliograph.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotId;
import org.heliograph.bots.web.BotDoor;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.Channels;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.web.PlanDoor;

/** The Java door to the same use cases that the other doors call. */
final class JavaDoor implements Heliograph {
    private final Channels channels;
    private final BotDoor bots;
    private final PlanDoor plans;
    private final Executor listeners;

    JavaDoor(Channels channels, BotDoor bots, PlanDoor plans, Executor listeners) {
        this.channels = channels;
        this.bots = bots;
        this.plans = plans;
        this.listeners = listeners;
    }

    @Override
    public Channel channel(String id) {
        return new JavaChannel(channels, new ChannelId(id), this);
    }

    @Override
    public Bot bot(String id) {
        return new JavaBot(bots, new BotId(id), this);
    }

    @Override
    public Plan plan(String id) {
        return new JavaPlan(plans, new PlanId(id), this);
    }

    @Override
    public Sessions sessions() {
        return new JavaSessions(plans);
    }

    Executor listeners() {
        return listeners;
    }

    /** The same stage for a caller, whose callbacks may block. */
    <T> CompletionStage<T> told(CompletableFuture<T> done) {
        return done.thenApplyAsync(result -> result, this::onAListenersThread);
    }

    /** The same for what may be refused before it begins: that comes the same way as what is found later. */
    <T> CompletionStage<T> told(Supplier<CompletableFuture<T>> deed) {
        try {
            return told(deed.get());
        } catch (RefusedException e) {
            return told(CompletableFuture.<T>failedFuture(e));
        }
    }

    /** After the stop there are no such threads; what became durable at the last moment is told all the same. */
    private void onAListenersThread(Runnable callback) {
        try {
            listeners.execute(callback);
        } catch (RejectedExecutionException e) {
            callback.run();
        }
    }
}
