package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** What browsers are told about pages of other origins. */
final class CrossOrigin {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private CrossOrigin() {}

    /** Whether a page could do harm with this: change something, or open a socket. */
    static boolean isHarmful(HttpServletRequest request) {
        return !HARMLESS.contains(request.getMethod()) || RequestPath.isHandshake(request);
    }

    /** Whether the browser asks first. */
    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Lets the page read the answer. Nothing is sent by itself, cookies or passwords: a token must be presented. */
    static void allow(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.setHeader(
                "Access-Control-Expose-Headers",
                "Content-Range, ETag, Mcp-Session-Id, Retry-After, X-Output-Offset, X-Poll-Interval");
    }

    static void answerPreflight(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
        response.setHeader(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Idempotency-Key, If-None-Match, If-Range, Last-Event-ID,"
                        + " MCP-Protocol-Version, Mcp-Session-Id, Range");
        response.setHeader("Access-Control-Max-Age", "600");
    }
}
