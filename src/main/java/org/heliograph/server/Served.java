package org.heliograph.server;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.heliograph.core.log.LogHealth;
import org.heliograph.wire.streams.StreamKind;

/** An application of the server: its log, its doors, its share of the sweeps. */
interface Served extends StreamKind, AutoCloseable {
    /** How what it records is kept. */
    LogHealth health();

    /** Names of its WebSocket doors, as in the metrics. */
    default List<String> sockets() {
        return List.of(name());
    }

    /** Hands what its resources need to the context where they look for it. */
    void offerTo(ServletContext context);

    /** How its endpoints are made, one for each socket. */
    Map<Class<?>, Supplier<?>> endpoints();

    /** Called every second or so, for what must not be late. */
    default void sweep() {}

    /** Called every minute or so, for what can wait. */
    void tidy();

    @Override
    void close();
}
