package org.heliograph.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers with an error where nothing else did: a page for people, JSON for programs. It tells a status and a sentence:
 * no version, no trace, and nothing that came with the request.
 */
final class ErrorAnswer extends ErrorReportValve {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final String page = template();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            write(request, response, status);
        } catch (IOException | IllegalStateException e) {
            // The client is gone, or an answer is on its way already.
            container.getLogger().debug("No error could be told", e);
        }
    }

    private void write(Request request, Response response, int status) throws IOException {
        String accepted = request.getHeader("Accept");
        boolean forPeople = accepted != null && accepted.contains("text/html");
        byte[] body = (forPeople ? page(request, status) : json(status)).getBytes(UTF_8);
        response.setContentType(forPeople ? "text/html;charset=UTF-8" : "application/json;charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.finishResponse();
    }

    private String page(Request request, int status) {
        Context application = request.getContext();
        return page.replace("{sentence}", sentence(status))
                .replace("{status}", String.valueOf(status))
                .replace("{home}", (application == null ? "" : application.getEncodedPath()) + "/");
    }

    private static String json(int status) {
        String sentence = sentence(status);
        return "{\"error\":\"%s\",\"message\":\"%s\",\"error_code\":%d}".formatted(sentence, sentence, status);
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing here";
            case 405 -> "That cannot be done here";
            case 503 -> "The server is not ready";
            default -> status < 500 ? "The server does not understand that" : "The server could not answer that";
        };
    }

    private static String template() {
        try (InputStream file = Objects.requireNonNull(ErrorAnswer.class.getResourceAsStream("error.html"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
