package org.heliograph.core.connection;

import java.time.Duration;
import java.util.function.LongSupplier;

/** One sweep over all connections: pings those that are due, gives up those that are stale or stalled. */
public final class Heartbeats {
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
            if (client.connection().stalledNanos() > stallNanos) {
                client.connection().cut(CloseCause.SEND_STALLED);
            } else {
                client.beat(now);
            }
        }
    }
}
