package org.heliograph.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;

/**
 * Starts the goodbye early: a container ends servlets before listeners, and some take the WebSockets along in between.
 * Serves nothing.
 */
public final class DrainServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    public void destroy() {
        drain(getServletContext());
    }

    /** Says goodbye for the server of this context, if there is one. Idempotent. */
    public static void drain(ServletContext context) {
        if (context.getAttribute(HeliographServer.class.getName()) instanceof HeliographServer server) {
            server.drain();
        }
    }
}
