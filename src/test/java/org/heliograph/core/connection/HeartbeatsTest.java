package org.heliograph.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the sweep over all connections")
class HeartbeatsTest {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration STALE = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(20);
    private static final Pulse FRAMES = Pulse.ofFrames(new Frame("ping", null, "{\"type\":\"ping\"}"), EVERY, STALE);

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Connections connections = new Connections(10);
    private final Heartbeats heartbeats = new Heartbeats(connections, STALL, clock::nanoTime);

    @Test
    @DisplayName("a JSON ping at each interval, not a moment before, and one only")
    void pingFrames() {
        RecordingTransport transport = RecordingTransport.prompt();
        Client client = connect(transport, FRAMES);
        sweepAfter(EVERY.minus(MOMENT));
        assertThat(transport.types()).isEmpty();
        sweepAfter(MOMENT);
        sweepAfter(MOMENT);
        assertThat(transport.types()).containsExactly("ping");

        client.heard(clock.nanoTime());
        sweepAfter(EVERY);
        assertThat(transport.types()).containsExactly("ping", "ping");
        assertThat(transport.pings()).isZero();
    }

    @Test
    @DisplayName("no frame for longer than allowed is 4000; a frame begins the time anew, a protocol pong does not")
    void staleFrames() {
        RecordingTransport transport = RecordingTransport.prompt();
        Client client = connect(transport, FRAMES);
        sweepAfter(STALE);
        assertThat(transport.closes()).isEmpty();
        client.heard(clock.nanoTime());
        sweepAfter(STALE);
        assertThat(transport.closes()).isEmpty();

        transport.answered(clock.nanoTime());
        sweepAfter(MOMENT);
        assertThat(transport.closes()).containsExactly(CloseCause.STALE);
        assertThat(CloseCause.STALE.code()).isEqualTo(4000);
    }

    @Test
    @DisplayName("while a send is in flight silence is not counted: who catches up slowly is not taken for dead")
    void catchingUp() {
        RecordingTransport transport = RecordingTransport.held();
        Client client = connect(transport, FRAMES);
        client.connection().answer(new Frame("message", null, "{}"));
        for (int i = 0; i < 20; i++) {
            transport.answered(clock.nanoTime());
            sweepAfter(STALL);
        }
        assertThat(transport.closes()).isEmpty();

        transport.complete();
        sweepAfter(STALE);
        assertThat(transport.closes()).isEmpty();
        transport.complete();
        sweepAfter(MOMENT);
        assertThat(transport.closes()).containsExactly(CloseCause.STALE);
    }

    @Test
    @DisplayName("a protocol ping at each interval; two in a row without an answer are 4000")
    void pings() {
        RecordingTransport transport = RecordingTransport.prompt();
        connect(transport, Pulse.ofPings(EVERY));
        for (int i = 1; i <= 5; i++) {
            sweepAfter(EVERY.minus(MOMENT));
            assertThat(transport.pings()).isEqualTo(i - 1);
            sweepAfter(MOMENT);
            assertThat(transport.pings()).isEqualTo(i);
            transport.answered(clock.nanoTime());
        }
        sweepAfter(EVERY);
        sweepAfter(EVERY);
        assertThat(transport.closes()).isEmpty();
        sweepAfter(EVERY);
        assertThat(transport.closes()).containsExactly(CloseCause.STALE);
        assertThat(transport.frames()).isEmpty();
    }

    @Test
    @DisplayName("patience ends once, when it is over")
    void patience() {
        List<Client> late = new ArrayList<>();
        Client client = connect(RecordingTransport.prompt(), Pulse.ofPatience(EVERY, late::add));
        sweepAfter(EVERY.minus(MOMENT));
        assertThat(late).isEmpty();
        sweepAfter(MOMENT);
        sweepAfter(MOMENT);
        assertThat(late).containsExactly(client);
    }

    @Test
    @DisplayName("a stalled one is cut with 4001, and the others have their pings in the same sweep")
    void stalled() {
        RecordingTransport stalled = RecordingTransport.held();
        RecordingTransport healthy = RecordingTransport.prompt();
        connect(stalled, FRAMES).connection().answer(new Frame("message", null, "{}"));
        connect(healthy, FRAMES);
        sweepAfter(STALL);
        assertThat(stalled.closes()).isEmpty();

        sweepAfter(EVERY.minus(STALL));
        assertThat(stalled.closes()).containsExactly(CloseCause.SEND_STALLED);
        assertThat(healthy.types()).containsExactly("ping");
        assertThat(healthy.closes()).isEmpty();
    }

    @Test
    @DisplayName("who was told to go and does not take the words is hung up on after a second, with the same reason")
    void lastWords() {
        RecordingTransport transport = RecordingTransport.held();
        Connection connection = connect(transport, FRAMES).connection();
        connection.answer(new Frame("message", null, "{}"));
        CloseCause denied = CloseCause.denied("Token revoked");
        connection.close(new Frame("error", null, "{}"), denied);
        assertThat(connection.isClosing()).isTrue();
        sweepAfter(Duration.ofSeconds(1));
        assertThat(transport.closes()).isEmpty();

        sweepAfter(MOMENT);
        assertThat(transport.closes()).containsExactly(denied);
        assertThat(transport.types()).containsExactly("message");
    }

    @Test
    @DisplayName("what is closed and has not gone is shown out once, at the second look")
    void lingering() {
        RecordingTransport transport = RecordingTransport.held();
        connect(transport, FRAMES).connection().gone();
        sweepAfter(MOMENT);
        assertThat(transport.closes()).isEmpty();

        sweepAfter(MOMENT);
        sweepAfter(MOMENT);
        assertThat(transport.closes()).containsExactly(CloseCause.SEND_STALLED);
    }

    @Test
    @DisplayName("one that cannot be looked after leaves the others their pings")
    void failing() {
        RecordingTransport healthy = RecordingTransport.prompt();
        connect(RecordingTransport.prompt(), (client, now) -> {
            throw new IllegalStateException("broken");
        });
        connect(healthy, FRAMES);

        sweepAfter(EVERY);
        assertThat(healthy.types()).containsExactly("ping");
    }

    private Client connect(Transport transport, Pulse pulse) {
        Connection connection = new Connection(transport, Runnable::run, clock::nanoTime);
        Client client = new Client("test", "", connection, pulse, clock.nanoTime());
        assertThat(connections.add(client)).isTrue();
        return client;
    }

    private void sweepAfter(Duration time) {
        clock.advance(time);
        heartbeats.sweep();
    }
}
