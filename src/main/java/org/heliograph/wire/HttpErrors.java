package org.heliograph.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How errors are told over HTTP, from every door alike. */
public final class HttpErrors {
    /** The header that goes with a 401. */
    public static final String CHALLENGE = "WWW-Authenticate";

    /** What it says. */
    public static final String BEARER = "Bearer realm=\"heliograph\"";

    private final Json json;

    public HttpErrors(Json json) {
        this.json = json;
    }

    /** The body of an error. */
    public String body(int code, String sentence) {
        return json.write(new Body(sentence, sentence, code));
    }

    /** Answers with an error. */
    public void write(HttpServletResponse response, int code, String sentence) throws IOException {
        byte[] body = body(code, sentence).getBytes(StandardCharsets.UTF_8);
        response.setStatus(code);
        if (code == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(CHALLENGE, BEARER);
        }
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /**
     * An error as clients read it.
     *
     * @param error the sentence
     * @param message the same, for clients that look for it there
     * @param errorCode the status
     */
    public record Body(String error, String message, int errorCode) {}
}
