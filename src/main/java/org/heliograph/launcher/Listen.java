package org.heliograph.launcher;

/**
 * Where a server listens and for how many.
 *
 * @param host the name or address to bind, such as {@code 127.0.0.1}
 * @param port 0 to 65535; 0 takes a free one
 * @param contextPath {@code /} or {@code /push}; everything is served below it
 * @param sockets how many clients may be connected at once; the connector takes some more, so that a client over the
 *     limit is told so instead of waiting in silence
 */
public record Listen(String host, int port, String contextPath, int sockets) {
    private static final int LAST_PORT = 65_535;

    public Listen {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port is 0 to 65535, not " + port);
        }
        if (!contextPath.startsWith("/") || (contextPath.length() > 1 && contextPath.endsWith("/"))) {
            throw new IllegalArgumentException("context-path begins with / and does not end with one: " + contextPath);
        }
        if (sockets < 1) {
            throw new IllegalArgumentException("sockets is at least 1, not " + sockets);
        }
    }

    /** The context path as servlet containers name it: empty for the root. */
    String contextName() {
        return contextPath.equals("/") ? "" : contextPath;
    }
}
