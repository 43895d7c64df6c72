package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What every page of ours is sent with: nothing from elsewhere runs in it, and it stands in nobody's frame. A browser
 * keeps it, and asks each time whether it is still the same: a page never runs with the modules of another version.
 */
public final class PageHeaders {
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";

    private PageHeaders() {}

    /** Sets them. */
    public static void set(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
    }
}
