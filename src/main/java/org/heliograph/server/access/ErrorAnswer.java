package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.heliograph.wire.Json;

/**
 * The body of every HTTP error.
 *
 * @param error the sentence that says what was wrong
 * @param message the same
 * @param errorCode the status
 */
public record ErrorAnswer(String error, String message, int errorCode) {
    /** An answer with this status. */
    public static ErrorAnswer of(int status, String sentence) {
        return new ErrorAnswer(sentence, sentence, status);
    }

    /** Sends it, for servlets and filters; resources throw instead. */
    public void sendTo(HttpServletResponse response, Json json) throws IOException {
        response.setStatus(errorCode);
        if (errorCode == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"heliograph\"");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.write(this));
    }
}
