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
        if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
            StringWriter trace = new StringWriter();
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(new PrintWriter(trace));
            }
            troubles.add(logged.getLoggerName() + ": " + logged.getMessage() + " " + trace);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
