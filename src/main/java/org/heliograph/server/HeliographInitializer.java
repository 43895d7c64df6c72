package org.heliograph.server;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.heliograph.party.web.mcp.McpParts;
import org.jspecify.annotations.Nullable;

/**
 * Starts the server in a container before any listener of the application: one that publishes or follows as soon as the
 * application begins finds it running. A listener of a fragment would come after those of the application around it.
 *
 * <p>If another initializer fails after us, Tomcat ends us at once when that one refused in order, and otherwise when it
 * takes the failed application away, as it does before the next attempt.
 */
public final class HeliographInitializer implements ServletContainerInitializer {
    @Override
    public void onStartup(@Nullable Set<Class<?>> unused, ServletContext context) {
        HeliographListener listener = new HeliographListener();
        listener.start(context);
        context.addListener(listener);
        if (McpParts.areBuiltIn()) {
            letModelsIn(context);
        }
    }

    /** A fragment would name the servlet where there is none; one of the application's own at that path wins. */
    private static void letModelsIn(ServletContext context) {
        ServletRegistration.Dynamic servlet = context.addServlet(McpParts.NAME, McpParts.servlet());
        if (servlet != null) {
            servlet.setAsyncSupported(true);
            servlet.addMapping(McpParts.PATH);
        }
    }
}
