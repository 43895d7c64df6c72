package org.heliograph.server.health;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.heliograph.wire.ReadingServlet;

/** Answers {@code /health/live}, {@code /health/ready} and {@code /api/health}: for everybody, so with little in it. */
public final class HealthServlet extends ReadingServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        if (path.equals("/health/live")) {
            answer(response, 200, new Live("ok"));
        } else if (!(getServletContext().getAttribute(Health.class.getName()) instanceof Health health)) {
            answer(response, 503, new Live("starting"));
        } else if (path.equals("/health/ready")) {
            Health.Readiness readiness = health.readiness();
            answer(response, readiness.isReady() ? 200 : 503, readiness);
        } else {
            answer(response, 200, health.summary());
        }
    }

    private void answer(HttpServletResponse response, int status, Object body) throws IOException {
        byte[] bytes = json().write(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** That somebody answers. */
    public record Live(String status) {}
}
