package org.heliograph.wire.streams;

import org.heliograph.core.connection.Connection;

/** What is worth knowing only now, and is told to whoever is connected: it is in no log. Any thread. */
public interface Aside {
    /** Nothing. */
    Aside NOTHING = connection -> () -> {};

    /** A connection is told from now on. */
    Telling join(Connection connection);

    /** Closed, it is told no more. Idempotent. */
    interface Telling extends AutoCloseable {
        @Override
        void close();
    }
}
