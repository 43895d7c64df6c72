package org.heliograph.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What anybody in this process logs from warnings upwards, until closed. */
public final class LoggedTroubles extends Handler {
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    /** Begins. */
    public LoggedTroubles() {
        Logger.getLogger("").addHandler(this);
    }

    /** What was logged so far, with its stack trace if it has one. */
    public List<String> all() {
        return List.copyOf(troubles);
    }

    @Override
    public void publish(LogRecord logged) {
        if (logged.getLevel().intValue() >= Level.WARNING.intValue() && !isOrdinary(logged)) {
            StringWriter trace = new StringWriter();
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(new PrintWriter(trace));
            }
            troubles.add(logged.getLoggerName() + ": " + logged.getMessage() + " " + trace);
        }
    }

    /** Tomcat warns of a client that vanishes while several frames are on their way to it; they do. */
    private static boolean isOrdinary(LogRecord logged) {
        return "org.apache.tomcat.websocket.WsSession".equals(logged.getLoggerName())
                && logged.getMessage().startsWith("Failed to flush batched messages");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
