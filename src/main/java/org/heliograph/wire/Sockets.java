package org.heliograph.wire;

import jakarta.websocket.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.heliograph.access.Caller;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Client;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Connections;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Pulse;
import org.heliograph.core.connection.Push;
import org.heliograph.core.connection.PushEncoder;
import org.heliograph.core.connection.Transport;

/**
 * What every endpoint needs to talk to its clients; made once by the composition root.
 *
 * @param connections who is connected
 * @param encoder pushes to frames
 * @param senders where sending goes on
 * @param closers where sessions are closed
 * @param clock the time of day
 * @param nanoTime monotonic nanoseconds
 * @param limits how much a client may send, and be sent at once
 * @param authTimeout how long an open socket may stay without saying who it is
 * @param callers whose a token is
 * @param good whether the token of this id, which a client came with, is still good
 * @param closes told of every connection that ends
 */
public record Sockets(
        Connections connections,
        PushEncoder encoder,
        Executor senders,
        Executor closers,
        Clock clock,
        LongSupplier nanoTime,
        SocketLimits limits,
        Duration authTimeout,
        Function<String, Caller> callers,
        Predicate<String> good,
        Closes closes) {
    private static final int SOONEST_MILLIS = 500;
    private static final int SPREAD_MILLIS = 1_000;

    /** A session's transport. */
    WebSocketTransport transport(Session session) {
        return new WebSocketTransport(session, window(), closers);
    }

    /** A client that is about to be connected. */
    public Client client(String endpoint, String owner, Transport transport, Pulse pulse) {
        return client(endpoint, owner, new Connection(transport, senders, nanoTime), pulse);
    }

    /** The same client under another name and pulse. */
    Client client(String endpoint, String owner, Connection connection, Pulse pulse) {
        return new Client(endpoint, owner, connection, pulse, nanoTime.getAsLong());
    }

    /** A push as a frame. */
    public Frame frame(Push push) {
        return encoder.encode(push);
    }

    /**
     * Adds a client.
     *
     * @throws RefusedException if the server is full, or stopping
     */
    public void admit(Client client) {
        if (!connections.add(client)) {
            throw connections.isStopping()
                    ? RefusedException.unavailable("The server is stopping")
                    : RefusedException.tooMany("Over " + connections.limit() + " connections");
        }
    }

    /**
     * Looks once more at the token a client came with, now that whoever ends tokens would find the client.
     *
     * @throws RefusedException if it is no longer good
     */
    public void checkToken(Caller caller) {
        if (caller.tokenId().isPresent() && !good.test(caller.tokenId().get())) {
            throw RefusedException.unauthorized("The token is no longer valid");
        }
    }

    /** Why a client that is refused is closed. */
    public CloseCause causeOf(RefusedException refusal) {
        String reason = CloseCause.fit(refusal.getMessage());
        return switch (refusal.code()) {
            case 429 -> CloseCause.tooMany(reason);
            case 503 -> stopping();
            default -> CloseCause.denied(reason);
        };
    }

    /** For a client that came while the server stops; the clock's last digits spread the returns well enough. */
    public CloseCause stopping() {
        return CloseCause.stopping(SOONEST_MILLIS + Math.floorMod(nanoTime.getAsLong(), SPREAD_MILLIS));
    }

    private Window window() {
        SecureRandom random = new SecureRandom();
        LongUnaryOperator secret = count -> random.nextLong();
        return new Window(limits.windowBytes(), limits.largestWindowBytes(), nanoTime, secret);
    }

    /** Told of every connection that ends, for the metrics. */
    public interface Closes {
        /** A connection of this endpoint ended with this code. */
        void closed(String endpoint, int code);
    }
}
