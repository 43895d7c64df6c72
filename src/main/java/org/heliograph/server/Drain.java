package org.heliograph.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.heliograph.core.connection.Client;
import org.heliograph.core.connection.CloseCause;
import org.heliograph.core.connection.Connections;
import org.heliograph.wire.streams.LongPolls;

/** Says goodbye to everybody, with times to return that are spread so that they do not all come back at once. */
final class Drain {
    private static final Logger LOG = System.getLogger(Drain.class.getName());

    /** A restart takes about so long; nobody need come back earlier. */
    private static final int SOONEST_MILLIS = 500;

    /** How far apart two returns should be on average, up to {@link #LATEST_MILLIS}. */
    private static final int APART_MILLIS = 2;

    private static final int LATEST_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 10;

    private final Connections connections;
    private final LongPolls longPolls;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final AtomicBoolean begun = new AtomicBoolean();

    Drain(Connections connections, LongPolls longPolls, Duration patience, LongSupplier nanoTime) {
        this.connections = connections;
        this.longPolls = longPolls;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** Whether the server is stopping. */
    boolean hasBegun() {
        return begun.get();
    }

    void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        connections.stopAdding();
        int spread = Math.min(LATEST_MILLIS, Math.max(SOONEST_MILLIS, connections.size() * APART_MILLIS));
        SplittableRandom random = new SplittableRandom();
        for (Client client : connections.all()) {
            dismiss(client, SOONEST_MILLIS + random.nextInt(spread));
        }
        longPolls.release();
        waitForAll();
    }

    private static void dismiss(Client client, int returnMillis) {
        try {
            client.connection().close(CloseCause.stopping(returnMillis));
        } catch (RuntimeException | Error e) {
            // A container may take classes and files away while it stops us; whoever is left is told all the same.
            LOG.log(Level.WARNING, "A client could not be told that the server stops", e);
        }
    }

    private void waitForAll() {
        long end = nanoTime.getAsLong() + patience.toNanos();
        try {
            while (connections.size() > 0 && nanoTime.getAsLong() < end) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
