package org.heliograph.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Starts the server with its web application and stops it with it: the log, the heartbeat sweep and everything that
 * follows. A launcher leaves its settings in the context; elsewhere they are read here.
 */
public final class HeliographListener implements ServletContextListener {
    private @Nullable HeliographServer server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (server == null) {
            start(event.getServletContext());
        }
    }

    /** Starts the server, perhaps before the application has come so far as to call its listeners. */
    void start(ServletContext context) {
        Object launched = context.getAttribute(Settings.class.getName());
        HeliographServer started = launched instanceof Settings settings
                ? HeliographServer.start(settings, true)
                : HeliographServer.start(settings(context), false);
        started.offerTo(context);
        server = started;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        HeliographServer running = server;
        if (running != null) {
            running.close();
        }
    }

    private static Settings settings(ServletContext context) {
        Map<String, String> parameters = new HashMap<>();
        for (String name : Collections.list(context.getInitParameterNames())) {
            parameters.put(name, String.valueOf(context.getInitParameter(name)));
        }
        return Settings.read(SettingSources.ofProcess(Map.of(), parameters));
    }
}
