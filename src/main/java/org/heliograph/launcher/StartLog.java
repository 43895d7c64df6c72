package org.heliograph.launcher;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;

/**
 * Keeps what the libraries log while a server starts. A start that fails for a known reason is told in one line; the
 * pages of traces that the container writes beside it are shown only when they are all there is. What libraries say
 * in the ordinary course of events is not shown at all, unless somebody configured it.
 */
final class StartLog implements AutoCloseable {
    private static final int RECORDS = 1_000;

    /** The log manager alone would forget a logger and its level. */
    private static final Logger LIBRARIES = Logger.getLogger("org.apache");

    private final boolean usedParents = LIBRARIES.getUseParentHandlers();
    private final MemoryHandler kept = new MemoryHandler(new ToRoot(), RECORDS, Level.OFF);

    StartLog() {
        if (LIBRARIES.getLevel() == null) {
            LIBRARIES.setLevel(Level.WARNING);
        }
        LIBRARIES.setUseParentHandlers(false);
        LIBRARIES.addHandler(kept);
    }

    /** Shows what was kept. */
    void show() {
        kept.push();
    }

    @Override
    public void close() {
        LIBRARIES.removeHandler(kept);
        LIBRARIES.setUseParentHandlers(usedParents);
    }

    private static final class ToRoot extends Handler {
        @Override
        public void publish(LogRecord event) {
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                handler.publish(event);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
