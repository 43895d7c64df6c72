package org.heliograph.server.metrics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.wire.ReadingServlet;

/** Shows the figures to a monitor that may read. */
public final class MetricsServlet extends ReadingServlet {
    private static final long serialVersionUID = 1;

    private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CallerPrincipal.callerOf(request.getUserPrincipal()).require(Role.VIEWER);
        if (!(getServletContext().getAttribute(Metrics.class.getName()) instanceof Metrics metrics)) {
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The server is starting or stopping");
            return;
        }
        String accept = request.getHeader("Accept");
        String type = accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : PLAIN;
        byte[] body = metrics.scrape(type).getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
