package org.heliograph.server;

import java.util.concurrent.CompletionStage;
import org.heliograph.Heliograph;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.Channels;
import org.heliograph.channels.MessageData;
import org.heliograph.core.Gap;
import org.heliograph.core.Recorded;
import org.jspecify.annotations.Nullable;

/** A channel, for Java. */
record JavaChannel(Channels channels, ChannelId id, JavaDoor door) implements Heliograph.Channel {
    @Override
    public CompletionStage<MessageData> post(ChannelMessage message, @Nullable String clientMessageId) {
        return door.told(
                channels.post(id, message, clientMessageId).thenApply(posted -> MessageData.of(posted.message())));
    }

    @Override
    public String head() {
        return channels.timeline().head(id.topic());
    }

    @Override
    public Heliograph.Following follow(@Nullable String cursor, Heliograph.Listener listener) {
        return JavaFollowing.begin(channels.timeline(), id.topic(), cursor, new Ear(listener), door.listeners());
    }

    private record Ear(Heliograph.Listener listener) implements JavaFollowing.Ear<ChannelMessage> {
        @Override
        public void hear(Recorded<ChannelMessage> recorded) {
            listener.message(MessageData.of(recorded), recorded.cursor());
        }

        @Override
        public void gap(Gap gap) {
            listener.gap(gap);
        }

        @Override
        public void failed(RuntimeException error) {
            listener.failed(error);
        }
    }
}
