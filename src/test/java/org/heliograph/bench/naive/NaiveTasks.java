package org.heliograph.bench.naive;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code PUT /api/bot/{bot}} and {@code POST /api/bot/{bot}/tasks/{task}/started|completed|failed}. */
final class NaiveTasks extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Timelines timelines;

    NaiveTasks(Timelines timelines) {
        this.timelines = timelines;
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getPathInfo().split("/");
        try (JsonReader body = Json.createReader(request.getReader())) {
            timelines.step(path[1], path[3], path[4], body.readObject());
        }
        answer(response);
    }

    private static void answer(HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getWriter().print("{\"success\":true}");
    }
}
