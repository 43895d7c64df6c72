package org.heliograph.wire.streams;

import java.util.Optional;
import org.heliograph.core.connection.Connection;

/** What is told beside a topic, and is in no log: what is worth knowing only now, and how things stand. Any thread. */
public interface Aside {
    /** Nothing. */
    Aside NOTHING = connection -> () -> {};

    /** Tells a connection how things stand, before anything of the topic. */
    default void greet(Connection connection) {}

    /** A connection is told from now on. */
    Telling join(Connection connection);

    /** How things stand, as one JSON object for those who poll; empty where there is nothing of the kind. */
    default Optional<String> state() {
        return Optional.empty();
    }

    /** Closed, it is told no more. Idempotent. */
    interface Telling extends AutoCloseable {
        @Override
        void close();
    }
}
