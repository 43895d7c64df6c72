package org.heliograph.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** A page of a table as it lies in our jar, with a place for the name of whoever it is for. */
record TablePage(String html) {
    private static final Map<String, String> FILES =
            Map.of("/play", "/party/play.html", "/host", "/party/host.html", "/tv", "/party/tv.html");
    private static final String IN_LIBRARY = "/META-INF/resources";
    private static final String NAME = "<!--name-->";

    /** The page at a path below the context path; empty if there is none. */
    static Optional<TablePage> at(String path) throws IOException {
        String file = FILES.get(path);
        if (file == null) {
            return Optional.empty();
        }
        try (InputStream in = TablePage.class.getResourceAsStream(IN_LIBRARY + file)) {
            return in == null ? Optional.empty() : Optional.of(new TablePage(new String(in.readAllBytes(), UTF_8)));
        }
    }

    /** Answers with it, for somebody of this name, which may be any text. */
    void send(HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
        byte[] body = html.replace(NAME, escaped(name)).getBytes(UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.addHeader("Vary", "Accept-Encoding");
        if (CompressedText.isWanted(request)) {
            CompressedText.of(body).sendWhole(request, response);
            return;
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
