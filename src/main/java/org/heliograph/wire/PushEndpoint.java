package org.heliograph.wire;

import jakarta.websocket.CloseReason;
import jakarta.websocket.DecodeException;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Resume;
import org.heliograph.core.connection.Client;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.connection.Push;
import org.jspecify.annotations.Nullable;

/**
 * What all WebSocket endpoints share: coming in, the pulse, errors and going. One instance per socket; the container
 * calls it from one thread at a time.
 *
 * <p>Domain errors are translated here, inside the receiving method, because a container closes the socket when an
 * unchecked exception leaves it.
 */
public abstract class PushEndpoint {
    private final Sockets sockets;
    private final RateLimit rate;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Joined joined;

    /** An endpoint for one socket. */
    protected PushEndpoint(Sockets sockets) {
        this.sockets = sockets;
        this.rate = new RateLimit(sockets.limits().framesPerSecond());
    }

    /** The door's name, as in the metrics. */
    protected abstract String name();

    /** How this endpoint keeps in touch. */
    protected abstract Pulse pulse();

    /** Whose a token in a frame is. */
    protected Caller callerWith(String token) {
        return sockets.callers().apply(token);
    }

    /**
     * Whether this caller may come in at all.
     *
     * @throws RefusedException if it may not
     */
    protected void admit(Caller caller) {
        caller.require(Role.VIEWER);
    }

    /** A frame came in that asks for something: whoever sent it is there. */
    protected void heard() {}

    /** The socket is open, nobody is let in yet: look at the path. What is refused here closes it with 1008. */
    protected abstract void opening(Session session);

    /** The caller is let in: say hello. */
    protected abstract void entered(Caller caller, Resume resume);

    /** A caller that was let in before says where it was. */
    protected abstract void moved(Resume resume);

    /**
     * The socket is gone: let go of what {@link #entered} and requests took. Perhaps called twice, and perhaps while
     * one of them runs; then again after it.
     */
    protected abstract void closed();

    /** The container opened the socket. */
    @OnOpen
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(sockets.limits().bufferSize());
        session.setMaxBinaryMessageBufferSize(sockets.limits().bufferSize());
        session.setMaxIdleTimeout(0);
        Caller caller = CallerPrincipal.callerOf(session.getUserPrincipal());
        WebSocketTransport transport = sockets.transport(session);
        Client client = sockets.client(name(), "", transport, Pulse.ofPatience(sockets.authTimeout(), this::tooLate));
        Resume resume = resumeOf(session);
        joined = new Joined(client, transport, caller);
        orClose(() -> {
            sockets.admit(client);
            opening(session);
            if (caller.hasIntroducedItself()) {
                enter(caller, resume);
            }
        });
    }

    /** A token came in a frame. It must be good even where none is needed; there it says who the caller is. */
    protected final void enter(String token, Resume resume) {
        Caller known = here().caller;
        Caller caller = callerWith(token);
        if (!known.hasIntroducedItself()) {
            orClose(() -> enter(caller, resume));
        } else if (known.equals(Caller.OPEN) || caller.isRejected()) {
            orClose(() -> goOn(caller, resume));
        } else {
            throw RefusedException.conflict("Already authenticated");
        }
    }

    private void enter(Caller caller, Resume resume) {
        become(caller);
        entered(caller, resume);
    }

    private void goOn(Caller caller, Resume resume) {
        become(caller);
        if (resume.isGiven()) {
            moved(resume);
        }
    }

    private void become(Caller caller) {
        admit(caller);
        Joined before = here();
        Client client = sockets.client(name(), caller.tokenId().orElse(""), before.client.connection(), pulse());
        joined = new Joined(client, before.transport, caller);
        if (sockets.connections().replace(before.client, client)) {
            sockets.checkToken(caller);
        }
    }

    private void orClose(Runnable entrance) {
        try {
            entrance.run();
        } catch (RefusedException e) {
            connection().close(sockets.frame(Problem.of(e)), sockets.causeOf(e));
        } catch (RuntimeException e) {
            // Left to the container, it would tell the client what is inside.
            connection().close(sockets.frame(Problem.of(e)), CloseCause.INTERNAL_ERROR);
        } finally {
            letGoIfOver();
        }
    }

    private void tooLate(Client client) {
        Problem problem = new Problem("No token came in time", 401);
        client.connection().close(sockets.frame(problem), CloseCause.denied("No token came in time"));
    }

    /**
     * The caller, if it may do this.
     *
     * @throws RefusedException if it may not
     */
    protected final Caller require(Role role) {
        Caller caller = here().caller;
        caller.require(role);
        return caller;
    }

    /** Carries out what a frame asks for, and answers what is wrong with it. */
    protected final void receive(Runnable request) {
        Joined here = joined;
        if (here == null || over.get() || here.client.connection().isClosing() || !mayReceive(here)) {
            return;
        }
        try {
            request.run();
        } catch (RuntimeException e) {
            answer(Problem.of(e));
        }
        letGoIfOver();
    }

    private boolean mayReceive(Joined here) {
        long now = sockets.nanoTime().getAsLong();
        here.client.heard(now);
        heard();
        RateLimit.Verdict verdict = rate.count(now);
        if (verdict == RateLimit.Verdict.CLOSE) {
            here.client.connection().close(CloseCause.TOO_FAST);
        } else if (verdict == RateLimit.Verdict.WARN) {
            answer(new Problem("Over " + sockets.limits().framesPerSecond() + " frames a second", 429));
        }
        return verdict == RateLimit.Verdict.FINE;
    }

    /** Sends an answer on this socket. */
    protected final void answer(Push push) {
        connection().answer(sockets.frame(push));
    }

    /** Answers a failed asynchronous step. */
    protected final void answerFailure(Throwable failure) {
        answer(Problem.of(failure));
    }

    /** The outgoing side. */
    protected final Connection connection() {
        return here().client.connection();
    }

    private Joined here() {
        Joined here = joined;
        if (here == null) {
            throw new IllegalStateException("The socket is not open");
        }
        return here;
    }

    /** What this endpoint works with. */
    protected final Sockets sockets() {
        return sockets;
    }

    /** Where the client says it was, in the query of the handshake. */
    protected static Resume resumeOf(Session session) {
        return Queries.resume(name -> first(session.getRequestParameterMap(), name));
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** A binary frame came, which no endpoint understands. */
    @OnMessage
    public void onBinary(byte[] frame) {
        if (frame.length > sockets.limits().frameBytes()) {
            connection().close(CloseCause.tooLarge(sockets.limits().frameBytes()));
            return;
        }
        receive(() -> {
            throw RefusedException.invalid("Binary frames are not understood");
        });
    }

    /** A protocol pong came: it proves that what was sent before it arrived. */
    @OnMessage
    public void onPong(PongMessage pong) {
        Joined here = joined;
        if (here != null) {
            here.transport.pong(pong.getApplicationData());
        }
    }

    /** Decoding failed, or the transport did. */
    @OnError
    public void onError(Session session, Throwable error) {
        if (error instanceof FrameTooLargeException) {
            connection().close(CloseCause.tooLarge(sockets.limits().frameBytes()));
        } else if (error instanceof DecodeException && error.getCause() instanceof RefusedException refused) {
            receive(() -> {
                throw refused;
            });
        }
        // Anything else is a client that vanished: no error of ours, and onClose follows.
    }

    /** The socket is closed, by whomever. */
    @OnClose
    public void onClose(CloseReason reason) {
        Joined here = joined;
        if (here != null && over.compareAndSet(false, true)) {
            here.client.connection().gone();
            sockets.closes().closed(name(), reason.getCloseCode().getCode());
            letGoIfOver();
        }
    }

    /**
     * A send that fails closes the socket there and then, in the middle of whatever led to it; what was taken
     * afterwards would be kept for ever.
     */
    private void letGoIfOver() {
        if (over.get()) {
            sockets.connections().remove(here().client);
            closed();
        }
    }

    private record Joined(Client client, WebSocketTransport transport, Caller caller) {}
}
