package org.heliograph.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotId;
import org.heliograph.bots.web.BotDoor;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.Channels;

/** The Java door to the same use cases that the other doors call. */
final class JavaDoor implements Heliograph {
    private final Channels channels;
    private final BotDoor bots;
    private final Executor listeners;

    JavaDoor(Channels channels, BotDoor bots, Executor listeners) {
        this.channels = channels;
        this.bots = bots;
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

    Executor listeners() {
        return listeners;
    }

    /** The same stage for a caller, whose callbacks may block. */
    <T> CompletionStage<T> told(CompletableFuture<T> done) {
        return done.thenApplyAsync(result -> result, this::onAListenersThread);
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
