package org.heliograph.server;

import jakarta.servlet.http.HttpServlet;

/**
 * Starts the goodbye early: a container ends servlets before listeners, and some take the WebSockets along in between.
 * Serves nothing.
 */
public final class DrainServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    public void destroy() {
        if (getServletContext().getAttribute(HeliographServer.class.getName()) instanceof HeliographServer server) {
            server.drain();
        }
    }
}
