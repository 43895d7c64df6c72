package org.heliograph.server.metrics;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.heliograph.access.CallerPrincipal;

/** Shows the figures to a monitor that may read. */
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean mayRead = CallerPrincipal.callerOf(request.getUserPrincipal()).mayRead();
        if (!mayRead || !(getServletContext().getAttribute(Metrics.class.getName()) instanceof Metrics metrics)) {
            response.sendError(mayRead ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_UNAUTHORIZED);
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
