package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The path of a request as doors know it: below the context path, decoded, without parameters. */
final class RequestPath {
    private static final Pattern DOTS = Pattern.compile("/(\\.|%2[eE]){1,2}(/|$)");

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

    /** Whether a container takes the path for another: it goes up by dots, and drops what follows a semicolon. */
    static boolean isReadAsAnother(HttpServletRequest request) {
        String raw = request.getRequestURI();
        return raw.indexOf(';') >= 0 || DOTS.matcher(raw).find();
    }

    /** Whether a WebSocket is to be opened. */
    static boolean isHandshake(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }
}
