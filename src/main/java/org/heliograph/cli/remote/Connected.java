package org.heliograph.cli.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An open connection over which frames come, read by one thread. */
interface Connected extends AutoCloseable {
    /** What came next, waiting for it; null when nothing came in time. */
    @Nullable
    Arrival next(Duration patience) throws InterruptedException;

    /** Asks the other side for a sign of life, where the connection has a way to. */
    void ping();

    /** Ends it at once. */
    @Override
    void close();
}
