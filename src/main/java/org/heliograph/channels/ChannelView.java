package org.heliograph.channels;

import java.util.List;
import java.util.Optional;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Push;

/** Everybody on a channel sees everything. */
public final class ChannelView implements View<ChannelMessage> {
    private static final Optional<Object> EVERYBODY = Optional.of("everybody");

    @Override
    public Optional<Object> audience(Recorded<ChannelMessage> recorded) {
        return EVERYBODY;
    }

    @Override
    public List<Push> pushes(Recorded<ChannelMessage> recorded) {
        return List.of(new MessagePush(MessageData.of(recorded), recorded.cursor()));
    }
}
