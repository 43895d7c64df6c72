package org.heliograph.wire;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * A servlet that is there to be read. What else is tried, and what fails, is told as every door tells it: no page of the
 * container's own is shown.
 */
public abstract class ReadingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final transient Json json = new Json();
    private final transient HttpErrors errors = new HttpErrors(json);

    /** A servlet made by the container. */
    protected ReadingServlet() {}

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This is there to be read");
            return;
        }
        try {
            super.service(request, response);
        } catch (RuntimeException e) {
            refuse(request, response, Problem.of(e));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            refuse(response, problem.errorCode(), problem.message());
        }
        if (request.isAsyncStarted()) {
            request.getAsyncContext().complete();
        }
    }

    /** Answers with an error. */
    protected final void refuse(HttpServletResponse response, int code, String sentence) throws IOException {
        errors.write(response, code, sentence);
    }

    /** How answers are written. */
    protected final Json json() {
        return json;
    }
}
