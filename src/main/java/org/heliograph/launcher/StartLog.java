package org.heliograph.launcher;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;

/**
 * Keeps what the libraries log while a server starts. A start that fails for a known reason is told in one line; the
 * pages of traces that the container writes beside it are shown only when they are all there is.
 */
final class StartLog implements AutoCloseable {
    private static final int RECORDS = 1_000;

    private final Logger libraries = Logger.getLogger("org.apache");
    private final boolean usedParents = libraries.getUseParentHandlers();
    private final MemoryHandler kept = new MemoryHandler(new ToRoot(), RECORDS, Level.OFF);

    StartLog() {
        libraries.setUseParentHandlers(false);
        libraries.addHandler(kept);
    }

    /** Shows what was kept. */
    void show() {
        kept.push();
    }

    @Override
    public void close() {
        libraries.removeHandler(kept);
        libraries.setUseParentHandlers(usedParents);
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
