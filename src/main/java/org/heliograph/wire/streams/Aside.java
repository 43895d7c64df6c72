package org.heliograph.wire.streams;

import org.heliograph.core.connection.Connection;

/** What is worth knowing only now, and is told to whoever is connected: it is in no log. Any thread. */
public interface Aside {
    /** Nothing. */
    Aside NOTHING = new Aside() {
        @Override
        public void join(Connection connection) {}

        @Override
        public void leave(Connection connection) {}
    };

    /** A connection is told from now on. */
    void join(Connection connection);

    /** It is told no more. Idempotent. */
    void leave(Connection connection);
}
