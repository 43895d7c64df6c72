package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request as doors know it: below the context path, decoded, without parameters. */
final class RequestPath {
    private RequestPath() {}

    static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** Whether WebSockets are opened at this path, and nothing else. */
    static boolean isSocket(String path) {
        return path.equals("/ws") || path.startsWith("/ws/") || path.equals("/api/ws") || path.startsWith("/api/ws/");
    }

    /** Whether a container would read the path as a template: one takes {@code {a}} for {@code a}, another fails. */
    static boolean isTemplate(String path) {
        return path.indexOf('{') >= 0 || path.indexOf('}') >= 0;
    }

    /** Whether a WebSocket is to be opened. */
    static boolean isHandshake(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }
}
