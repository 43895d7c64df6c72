package org.heliograph.core.connection;

import java.util.List;

/**
 * The way out to one client: a WebSocket, a stream of server-sent events. A {@link Connection} owns it and calls
 * {@link #send} and {@link #ping} from one thread at a time, never while a send is in flight.
 */
public interface Transport {
    /**
     * Writes frames in order, joined into as few writes as the transport can. Must not block on a peer that does not
     * read.
     *
     * @param frames at least one
     * @param outcome told exactly once when more can be taken or when the client is gone, perhaps before this returns
     */
    void send(List<Frame> frames, Outcome outcome);

    /** Asks the peer for a sign of life without its page taking part, where the transport can. */
    void ping();

    /** Signs of life asked for and not seen, in a row. Any thread. */
    int unanswered();

    /** Nanoseconds (of {@link System#nanoTime}) when bytes were last seen to arrive at the peer. Any thread. */
    long progressNanos();

    /**
     * Tells the client why and hangs up; returns at once. Any thread, also while a send is in flight, which then fails.
     */
    void close(CloseCause cause);

    /** How a send went. */
    interface Outcome {
        /** The transport can take more. */
        void sent();

        /** The client is gone. */
        void failed();
    }
}
