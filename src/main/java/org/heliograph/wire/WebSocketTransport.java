package org.heliograph.wire;

import jakarta.websocket.CloseReason;
import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket session as a transport.
 *
 * <p>Design note. The standard interface offers a cheap send that blocks when the peer does not read, and a send that
 * does not block but costs a hand-over to another thread each time and cannot be joined with others. We want the cheap
 * one without the blocking, so we never write more than the operating system takes at once: a {@link Window} counts the
 * bytes whose arrival is not proven. Every half window a protocol ping goes out behind the data; its pong proves that
 * all before it arrived, for messages and pongs keep their order. When the window is full the send stays open until a
 * pong comes: no thread waits, and a peer that never answers is stalled. What is larger than the window goes out frame
 * by frame, by the sending that does not block.
 */
public final class WebSocketTransport implements Transport {
    private static final String TOMCAT_SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final Long CLOSE_TIMEOUT_MILLIS = 1_000L;

    private final Session session;
    private final RemoteEndpoint.Basic blocking;
    private final Window window;
    private final Executor closers;

    // Guarded by this: a send that waits for the window to open.
    private @Nullable Outcome waiting;

    /**
     * The transport of an open session.
     *
     * @param window how much may be under way
     * @param closers where sessions are closed, for that may block on a dead peer
     */
    public WebSocketTransport(Session session, Window window, Executor closers) {
        this.session = session;
        this.blocking = session.getBasicRemote();
        this.window = window;
        this.closers = closers;
    }

    @Override
    public void send(List<Frame> frames, Outcome outcome) {
        try {
            if (Frame.sizeOf(frames) > window.smallest()) {
                sendLarge(frames.iterator(), outcome);
            } else {
                write(frames);
                finish(outcome);
            }
        } catch (IOException | EncodeException | RuntimeException e) {
            // The peer vanished or the session closed meanwhile: no error, there is nobody left to tell.
            outcome.failed();
        }
    }

    private void write(List<Frame> frames) throws IOException, EncodeException {
        boolean joined = frames.size() > 1;
        if (joined) {
            blocking.setBatchingAllowed(true);
        }
        int bytes = 0;
        for (Frame frame : frames) {
            blocking.sendObject(frame);
            bytes += frame.size();
        }
        if (window.wrote(bytes)) {
            blocking.sendPing(window.marker());
        }
        if (joined) {
            // Flushes as well.
            blocking.setBatchingAllowed(false);
        }
    }

    private void sendLarge(Iterator<Frame> frames, Outcome outcome) {
        Frame frame = frames.next();
        session.getAsyncRemote().sendText(frame.text(), result -> {
            if (!result.isOK()) {
                outcome.failed();
                return;
            }
            window.wrote(frame.size());
            if (frames.hasNext()) {
                sendLarge(frames, outcome);
            } else {
                ping();
                finish(outcome);
            }
        });
    }

    private void finish(Outcome outcome) {
        boolean open;
        synchronized (this) {
            open = window.isOpen();
            if (!open) {
                waiting = outcome;
            }
        }
        if (open) {
            outcome.sent();
        }
    }

    /** A protocol pong came from the peer. Any thread. */
    public void pong(ByteBuffer marker) {
        Outcome resumed = null;
        synchronized (this) {
            if (window.proven(marker) && waiting != null && window.isOpen()) {
                resumed = waiting;
                waiting = null;
            }
        }
        if (resumed != null) {
            resumed.sent();
        }
    }

    @Override
    public void ping() {
        try {
            blocking.sendPing(window.marker());
        } catch (IOException | RuntimeException e) {
            close(CloseCause.NORMAL);
        }
    }

    @Override
    public int unanswered() {
        return window.unanswered();
    }

    @Override
    public long progressNanos() {
        return window.progressNanos();
    }

    @Override
    public void close(CloseCause cause) {
        closers.execute(() -> {
            try {
                // A peer that reads no more does not read a close frame either: do not wait long for it.
                session.getUserProperties().put(TOMCAT_SEND_TIMEOUT, CLOSE_TIMEOUT_MILLIS);
                session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(cause.code()), cause.reason()));
            } catch (IOException | RuntimeException e) {
                // Closing a session that is closed already is what we wanted.
                return;
            }
        });
    }
}
