package org.heliograph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Transport;
import org.heliograph.support.ManualClock;
import org.heliograph.support.ManualExecutor;
import org.heliograph.support.ScriptedSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a WebSocket as a transport")
class WebSocketTransportTest {
    private static final int WINDOW = 100;

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final ManualExecutor closers = new ManualExecutor();
    private final ScriptedSession session = new ScriptedSession(null, Map.of(), Map.of());
    private final WebSocketTransport transport = new WebSocketTransport(
            session.session(), new Window(WINDOW, WINDOW, clock::nanoTime, count -> count), closers);
    private final Ends ends = new Ends();

    @Test
    @DisplayName("a frame alone leaves as it is; several leave between batching on and off, which flushes")
    void joined() {
        transport.send(List.of(frame(10)), ends);
        assertThat(session.calls()).containsExactly(text(10));
        transport.send(List.of(frame(11), frame(12)), ends);

        assertThat(session.calls()).containsExactly(text(10), "batching true", text(11), text(12), "batching false");
        assertThat(ends.sent).isEqualTo(2);
    }

    @Test
    @DisplayName("behind each half window goes a ping, in the same write")
    void markers() {
        transport.send(List.of(frame(25), frame(25)), ends);

        assertThat(session.calls()).containsExactly("batching true", text(25), text(25), "ping", "batching false");
        assertThat(transport.unanswered()).isEqualTo(1);
    }

    @Test
    @DisplayName("a send that fills the window ends when the pong comes, once, and no other pong ends it")
    void held() {
        transport.send(List.of(frame(WINDOW)), ends);
        assertThat(ends.sent).isZero();
        transport.pong(ByteBuffer.allocate(Long.BYTES));
        assertThat(ends.sent).isZero();

        transport.pong(session.pings().get(0));
        transport.pong(session.pings().get(0));
        assertThat(ends.sent).isEqualTo(1);
        assertThat(ends.failed).isZero();
    }

    @Test
    @DisplayName("a pong that leaves the window full does not end the send")
    void stillFull() {
        transport.send(List.of(frame(60)), ends);
        assertThat(ends.sent).isEqualTo(1);
        transport.send(List.of(frame(50), frame(50)), ends);
        assertThat(session.pings()).hasSize(2);

        transport.pong(session.pings().get(0));
        assertThat(ends.sent).as("100 bytes are under way").isEqualTo(1);
        transport.pong(session.pings().get(1));
        assertThat(ends.sent).isEqualTo(2);
    }

    @Test
    @DisplayName("a frame larger than the window goes by the sending that does not block, and is proven like any other")
    void large() {
        transport.send(List.of(frame(WINDOW + 1)), ends);
        assertThat(session.calls()).containsExactly("async " + text(WINDOW + 1));
        session.finish(new SendResult());
        assertThat(session.pings()).hasSize(1);
        assertThat(ends.sent).isZero();

        transport.pong(session.pings().get(0));
        assertThat(ends.sent).isEqualTo(1);
    }

    @Test
    @DisplayName("a send that throws, or ends badly later, has failed: once, without an exception")
    void failures() {
        session.failAfter(0);
        transport.send(List.of(frame(1)), ends);
        assertThat(ends.failed).isEqualTo(1);
        transport.send(List.of(frame(WINDOW + 1)), ends);
        session.finish(new SendResult(new IllegalStateException("gone")));

        assertThat(ends.failed).isEqualTo(2);
        assertThat(ends.sent).isZero();
    }

    @Test
    @DisplayName("closing waits for nobody: it is the closers' work, as is a ping that cannot leave")
    void closing() {
        session.failAfter(0);
        transport.ping();
        transport.close(CloseCause.STALE);
        assertThat(session.calls()).isEmpty();

        closers.runNewest();
        closers.runOldest();
        assertThat(session.calls()).containsExactly("close 4000 Stale connection");
    }

    private static Frame frame(int bytes) {
        return new Frame("test", null, text(bytes));
    }

    private static String text(int bytes) {
        return "x".repeat(bytes);
    }

    private static final class Ends implements Transport.Outcome {
        private int sent;
        private int failed;

        @Override
        public void sent() {
            sent++;
        }

        @Override
        public void failed() {
            failed++;
        }
    }
}
