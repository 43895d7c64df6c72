package org.heliograph.support;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import org.heliograph.server.HeliographServer;
import org.heliograph.server.settings.Settings;

/** Starts the server with its web application, as its own listener does, but by a clock that a test can set. */
final class ClockedStart implements ServletContextListener {
    private final Settings settings;
    private final Clock clock;
    private HeliographServer server;

    ClockedStart(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        server = HeliographServer.start(settings, true, clock);
        server.offerTo(event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (server != null) {
            server.close();
        }
    }
}
