package org.heliograph.server;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.heliograph.Heliograph;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.Channels;
import org.heliograph.channels.MessageData;
import org.jspecify.annotations.Nullable;

/** The Java door to the same use cases that the other doors call. */
final class JavaDoor implements Heliograph {
    private final Channels channels;
    private final Executor listeners;

    JavaDoor(Channels channels, Executor listeners) {
        this.channels = channels;
        this.listeners = listeners;
    }

    @Override
    public Channel channel(String id) {
        return new JavaChannel(new ChannelId(id));
    }

    /** After the stop there are no such threads; a post that became durable at the last moment is told all the same. */
    private void onAListenersThread(Runnable callback) {
        try {
            listeners.execute(callback);
        } catch (RejectedExecutionException e) {
            callback.run();
        }
    }

    private final class JavaChannel implements Channel {
        private final ChannelId id;

        JavaChannel(ChannelId id) {
            this.id = id;
        }

        @Override
        public CompletionStage<MessageData> post(ChannelMessage message, @Nullable String clientMessageId) {
            return channels.post(id, message, clientMessageId)
                    .thenApplyAsync(posted -> MessageData.of(posted.message()), JavaDoor.this::onAListenersThread);
        }

        @Override
        public String head() {
            return channels.timeline().head(id.topic());
        }

        @Override
        public Following follow(@Nullable String cursor, Listener listener) {
            return JavaFollowing.begin(channels.timeline(), id.topic(), cursor, listener, listeners);
        }
    }
}
