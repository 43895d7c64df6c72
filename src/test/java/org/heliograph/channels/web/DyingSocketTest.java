package org.heliograph.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.channels.ChannelId;
import org.heliograph.channels.ChannelMessage;
import org.heliograph.channels.ChannelTally;
import org.heliograph.channels.Channels;
import org.heliograph.channels.Company;
import org.heliograph.channels.Totals;
import org.heliograph.core.Cursors;
import org.heliograph.core.Folded;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.Resume;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Connections;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.hub.Hub;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.InMemoryEventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.support.ScriptedSession;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;
import org.heliograph.wire.SocketLimits;
import org.heliograph.wire.Sockets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything runs on this one thread, so that a socket dies exactly where a test says, inside the endpoint's work. */
@DisplayName("a socket that ends leaves nothing behind")
class DyingSocketTest {
    private static final ChannelId CHANNEL = new ChannelId("c");
    private static final Caller READER = Caller.token("id", "reader", Role.VIEWER);

    private final Json json = new Json();
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Connections connections = new Connections(10);
    private final Hub hub = new Hub(Runnable::run);
    private boolean good = true;
    private final List<Integer> closes = new ArrayList<>();
    private final Company company = new Company(new FrameEncoder(json));
    private final ChannelDoor door = door(1 << 20);
    private final ChannelEndpoint endpoint = new ChannelEndpoint(door);

    @BeforeEach
    void sayMore() {
        // More than fits into one batch, so that there are sends enough to die in.
        for (int i = 0; i < 100; i++) {
            ChannelMessage message = new ChannelMessage("somebody", null, "text", null, null, null);
            door.channels().post(CHANNEL, message, null).join();
        }
    }

    @ParameterizedTest(name = "after {0} frames")
    @ValueSource(ints = {0, 1, 2, 33, 34, 101})
    @DisplayName("in the middle of any frame that it is sent on entering")
    void inASend(int sends) {
        open(session(Caller.OPEN).failAfter(sends));

        nothingIsLeft();
    }

    @Test
    @DisplayName("while its path is looked at")
    void inOpening() {
        ScriptedSession session = session(Caller.OPEN);
        open(session.whenPathIsRead(session::vanish));

        nothingIsLeft();
    }

    @ParameterizedTest(name = "after {0} frames")
    @ValueSource(ints = {0, 1, 33})
    @DisplayName("when its token comes in a frame")
    void inAuthentication(int sends) {
        open(session(Caller.ANONYMOUS).failAfter(sends));
        assertThat(connections.size()).isEqualTo(1);
        assertThat(present()).isZero();
        endpoint.onRequest(new ChannelRequest.Auth("good", new Resume(null, null, "0")));

        nothingIsLeft();
    }

    @Test
    @DisplayName("when it asks for history again, after it was let in")
    void inMoving() {
        open(session(Caller.OPEN).failAfter(1 + 100 + 1));
        assertThat(present()).isEqualTo(1);
        assertThat(hub.count(CHANNEL.topic())).isEqualTo(1);
        endpoint.onRequest(new ChannelRequest.Subscribe(new Resume(null, null, "0"), null, true));

        nothingIsLeft();
    }

    @Test
    @DisplayName("one that lives is there until it goes, and a frame that comes afterwards brings nothing back")
    void living() {
        ScriptedSession session = session(Caller.OPEN);
        open(session);
        assertThat(present()).isEqualTo(1);
        assertThat(hub.count(CHANNEL.topic())).isEqualTo(1);
        assertThat(connections.size()).isEqualTo(1);

        session.vanish();
        nothingIsLeft();
        endpoint.onRequest(new ChannelRequest.Subscribe(new Resume(null, null, "0"), null, true));
        nothingIsLeft();
    }

    @Test
    @DisplayName("R25 one whose token ends while it is let in is not let in")
    void endedToken() {
        good = false;
        open(session(READER));

        nothingIsLeft();
        assertThat(closes).containsExactly(1008);
    }

    @Test
    @DisplayName("R25 one that was told to go is heard no more, though what was under way keeps it open")
    void heardNoMore() {
        ChannelDoor narrow = door(1);
        ChannelEndpoint stalled = new ChannelEndpoint(narrow);
        stalled.onOpen(session(Caller.OPEN).session(), null);
        ChannelRequest say = new ChannelRequest.Message("mallory", "still here", null, null, null, null);
        stalled.onRequest(say);
        assertThat(narrow.channels().extent(CHANNEL).last()).isEqualTo(1);

        connections.close(client -> true, new Frame("error", null, "{}"), CloseCause.denied("Token revoked"));
        stalled.onRequest(say);

        assertThat(connections.size()).as("still open").isEqualTo(1);
        assertThat(narrow.channels().extent(CHANNEL).last()).isEqualTo(1);
    }

    private void open(ScriptedSession session) {
        endpoint.onOpen(session.whenClosed(endpoint::onClose).session(), null);
    }

    private void nothingIsLeft() {
        assertThat(present()).as("present").isZero();
        assertThat(hub.count(CHANNEL.topic())).as("following").isZero();
        assertThat(connections.size()).as("connected").isZero();
        assertThat(closes).as("told to the metrics").hasSize(1);
    }

    private int present() {
        return company.count(CHANNEL);
    }

    private static ScriptedSession session(Caller caller) {
        return new ScriptedSession(
                new CallerPrincipal(caller), Map.of("channel_id", CHANNEL.value()), Map.of("last_seq", List.of("0")));
    }

    private ChannelDoor door(int window) {
        EventLog log = new InMemoryEventLog(clock);
        JsonEventCodec<ChannelMessage> codec = new JsonEventCodec<>(json, ChannelMessage.class);
        Cursors cursors = new Cursors(new byte[Cursors.KEY_BYTES]);
        Timeline<ChannelMessage> timeline =
                new Timeline<>(log, codec, new FrameEncoder(json), cursors, hub, 1 << 20, new Deaf());
        ChannelTally tally = new ChannelTally(codec, json::write, text -> json.read(text, Totals.class));
        Channels channels = new Channels(timeline, new Folded<>(log, "tally", tally));
        return new ChannelDoor(channels, company, sockets(window), (client, now) -> {}, json);
    }

    private Sockets sockets(int window) {
        return new Sockets(
                connections,
                new FrameEncoder(json),
                Runnable::run,
                Runnable::run,
                clock,
                clock::nanoTime,
                new SocketLimits(16_384, 200, window, window),
                Duration.ofSeconds(10),
                token -> READER,
                tokenId -> good,
                (endpoint, code) -> closes.add(code));
    }

    private static final class Deaf implements ReadingListener {
        @Override
        public void gap(Topic topic) {}

        @Override
        public void shown(Instant recordedAt) {}
    }
}
