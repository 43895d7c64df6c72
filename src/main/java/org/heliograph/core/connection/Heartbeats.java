package org.heliograph.core.connection;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One sweep over all connections: pings those that are due, gives up those that are stale or stalled. */
public final class Heartbeats {
    private static final Logger LOGGER = System.getLogger("org.heliograph.connection");

    /** A client that was told to go, takes its last words in this time or goes without them. */
    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connections connections;
    private final long stallNanos;
    private final LongSupplier nanoTime;

    /**
     * A sweep.
     *
     * @param stall a send during which no byte arrived for so long is given up
     * @param nanoTime monotonic nanoseconds
     */
    public Heartbeats(Connections connections, Duration stall, LongSupplier nanoTime) {
        this.connections = connections;
        this.stallNanos = stall.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Looks after every connection once. Called by one thread, at a fraction of the shortest interval. */
    public void sweep() {
        long now = nanoTime.getAsLong();
        for (Client client : connections.all()) {
            try {
                lookAfter(client, now);
            } catch (RuntimeException e) {
                LOGGER.log(Logger.Level.ERROR, "A client could not be looked after", e);
            }
        }
    }

    private void lookAfter(Client client, long now) {
        if (client.connection().stalledNanos() > stallNanos) {
            client.connection().cut(CloseCause.SEND_STALLED);
        } else {
            client.connection().cutIfClosingFor(LAST_WORDS_NANOS);
            client.beat(now);
        }
    }
}
