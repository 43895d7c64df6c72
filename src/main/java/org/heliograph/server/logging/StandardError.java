package org.heliograph.server.logging;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends everything that is logged in this process to standard error, as {@link JsonLineFormatter} writes it. For a
 * launcher: inside a container, logging is the container's.
 */
public final class StandardError {
    private StandardError() {}

    /** Takes the place of whatever else the process has logged to. */
    public static void takeOver() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(handler());
        root.setLevel(Level.INFO);
    }

    static Handler handler() {
        Handler handler = new ConsoleHandler();
        handler.setFormatter(new JsonLineFormatter());
        handler.setLevel(Level.ALL);
        return handler;
    }
}
