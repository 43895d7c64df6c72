package org.heliograph.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RecordingTransport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the outgoing side of a client")
class ConnectionTest {
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final RecordingTransport transport = RecordingTransport.held();
    private final Connection connection = new Connection(transport, Runnable::run, clock::nanoTime);
    private final Queue<Frame> backlog = new ArrayDeque<>();

    @Test
    @DisplayName("one send is in flight; news that comes meanwhile leaves after it, also when it comes as it ends")
    void oneInFlight() {
        connection.add(this::fill);
        backlog(1, 3);
        connection.pump();
        backlog(4, 5);
        connection.pump();
        connection.pump();
        assertThat(transport.batches()).hasSize(1);

        transport.complete();
        assertThat(transport.batches()).extracting(List::size).containsExactly(3, 2);
        transport.complete();
        backlog(6, 6);
        connection.pump();
        assertThat(transport.texts()).isEqualTo(texts(1, 6));
        assertThat(transport.hasOverlapped()).isFalse();
    }

    @Test
    @DisplayName("a backlog leaves in batches of at most 32 frames and little more than 16 KiB")
    void batches() {
        connection.add(this::fill);
        backlog(1, 100);
        connection.pump();
        while (transport.isHeld()) {
            transport.complete();
        }
        assertThat(transport.batches()).extracting(List::size).containsExactly(32, 32, 32, 4);

        IntStream.range(0, 5).forEach(i -> backlog.add(frame("x".repeat(10_000))));
        connection.pump();
        while (transport.isHeld()) {
            transport.complete();
        }
        assertThat(transport.batches().subList(4, transport.batches().size()))
                .extracting(List::size)
                .containsExactly(2, 2, 1);
    }

    @Test
    @DisplayName("answers go ahead of a backlog, a newer whisper takes the place of one that waits")
    void answersFirst() {
        connection.add(this::fill);
        backlog(1, 40);
        connection.pump();
        connection.whisper("subject", frame("old"));
        connection.whisper("subject", frame("new"));
        connection.answer(frame("answer"));
        transport.complete();

        assertThat(transport.texts().subList(32, 36))
                .containsExactly("{\"t\":\"answer\"}", "{\"t\":\"new\"}", "{\"t\":\"33\"}", "{\"t\":\"34\"}");
    }

    @Test
    @DisplayName("what is looked at when it leaves does so after the backlog, and is not looked at before")
    void remarksLast() {
        connection.add(this::fill);
        backlog(1, 40);
        connection.pump();
        connection.whisper("subject", () -> frame("of " + backlog.size() + " left"));
        connection.whisper("another", () -> null);
        connection.answer(frame("answer"));
        while (transport.isHeld()) {
            transport.complete();
        }

        assertThat(transport.texts().subList(32, 42))
                .startsWith("{\"t\":\"answer\"}", "{\"t\":\"33\"}")
                .endsWith("{\"t\":\"40\"}", "{\"t\":\"of 0 left\"}");
    }

    @Test
    @DisplayName("what comes while the sources are asked waits until they are asked again")
    void remarksMeanwhile() {
        PushSource late = batch -> {
            fill(batch);
            if (batch.isEmpty() && transport.texts().isEmpty()) {
                backlog(1, 1);
                connection.whisper("subject", () -> frame("about 1"));
            }
        };
        connection.add(late);
        connection.pump();
        transport.complete();

        assertThat(transport.texts()).containsExactly("{\"t\":\"1\"}", "{\"t\":\"about 1\"}");
    }

    @Test
    @DisplayName("closing lets the answers given so far leave, nothing of the backlog, and nothing afterwards")
    void closing() {
        connection.add(this::fill);
        backlog(1, 1);
        connection.pump();
        backlog(2, 2);
        connection.close(frame("why"), CloseCause.denied("no"));
        connection.answer(frame("late"));
        assertThat(transport.closes()).isEmpty();

        transport.complete();
        assertThat(transport.texts()).containsExactly("{\"t\":\"1\"}", "{\"t\":\"why\"}");
        transport.complete();
        assertThat(transport.closes()).containsExactly(CloseCause.denied("no"));
        connection.pump();
        assertThat(transport.batches()).hasSize(2);
    }

    @Test
    @DisplayName("who lets answers pile up is cut")
    void answersAreBounded() {
        IntStream.rangeClosed(0, Connection.MAX_WAITING + 1).forEach(i -> connection.answer(frame("a")));

        assertThat(transport.closes()).containsExactly(CloseCause.SEND_STALLED);
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    @DisplayName("P44 a send that makes no progress for the stall is cut with 4001 by the sweep, not a moment before")
    void stalled() {
        Connections connections = new Connections(10);
        Pulse none = (client, now) -> {};
        assertThat(connections.add(new Client("test", "", connection, none, 0))).isTrue();
        Heartbeats heartbeats = new Heartbeats(connections, Duration.ofSeconds(20), clock::nanoTime);
        connection.answer(frame("a"));
        clock.advance(Duration.ofSeconds(20));
        heartbeats.sweep();
        assertThat(transport.closes()).isEmpty();
        transport.answered(clock.nanoTime());
        clock.advance(Duration.ofSeconds(20));
        heartbeats.sweep();
        assertThat(transport.closes()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        heartbeats.sweep();
        assertThat(transport.closes()).containsExactly(CloseCause.SEND_STALLED);
        assertThat(CloseCause.SEND_STALLED.code()).isEqualTo(4001);
    }

    @Test
    @DisplayName("a failed send ends it")
    void failure() {
        connection.answer(frame("a"));
        transport.fail();

        connection.answer(frame("b"));
        assertThat(connection.isClosed()).isTrue();
        assertThat(transport.texts()).hasSize(1);
    }

    private void fill(Batch batch) {
        while (batch.hasRoom() && !backlog.isEmpty()) {
            batch.add(backlog.remove());
        }
    }

    private void backlog(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> backlog.add(frame(String.valueOf(i))));
    }

    private static List<String> texts(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "{\"t\":\"" + i + "\"}")
                .toList();
    }

    private static Frame frame(String text) {
        return new Frame("t", null, "{\"t\":\"" + text + "\"}");
    }
}
