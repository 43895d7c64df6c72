package org.heliograph.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.heliograph.Heliograph;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.ChannelTally;
import org.heliograph.channels.Channels;
import org.heliograph.channels.Totals;
import org.heliograph.core.Cursors;
import org.heliograph.core.Folded;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Timeline;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;
import org.junit.jupiter.api.Test;

class JavaDoorTest {
    private final Json json = new Json();
    private final JsonEventCodec<ChannelMessage> codec = new JsonEventCodec<>(json, ChannelMessage.class);
    private final InMemoryEventLog log = new InMemoryEventLog(new ManualClock(Instant.EPOCH));

    @Test
    void aPostThatIsDurableIsToldSoThoughTheListenersThreadsAreGone() {
        Heliograph stopped = new JavaDoor(channels(), null, null, task -> {
            throw new RejectedExecutionException("Stopped");
        });

        assertThat(stopped.channel("lobby").post("ada", "the last word").toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(20))
                .satisfies(message -> assertThat(message.content()).isEqualTo("the last word"));
    }

    private Channels channels() {
        var tally = new Folded<>(
                log, "totals", new ChannelTally(codec, json::write, text -> json.read(text, Totals.class)));
        return new Channels(timeline(), tally);
    }

    private Timeline<ChannelMessage> timeline() {
        return new Timeline<>(
                log,
                codec,
                new FrameEncoder(json),
                new Cursors(new byte[Cursors.KEY_BYTES]),
                new Hub(Runnable::run),
                1 << 16,
                new Deaf());
    }

    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
