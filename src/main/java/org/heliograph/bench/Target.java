package org.heliograph.bench;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server under load, and the requests that open its doors.
 *
 * @param server its address with the context path, {@code http} only
 * @param token an operations token, where one is needed
 */
record Target(URI server, @Nullable String token) {
    Target {
        Audience.require(
                "http".equals(server.getScheme()) && server.getHost() != null,
                "The server is an address like http://127.0.0.1:8080");
    }

    /** Where to connect to. */
    InetSocketAddress address() {
        return new InetSocketAddress(server.getHost(), port());
    }

    int port() {
        return server.getPort() < 0 ? 80 : server.getPort();
    }

    /** The request that follows a channel or a bot from its head, or from a cursor. */
    byte[] follow(Transport transport, String channel, @Nullable String cursor) {
        String where = cursor == null ? "" : "?cursor=" + encoded(cursor);
        return switch (transport) {
            case WS -> upgrade("/api/ws/" + channel + where);
            case BOT -> upgrade("/ws/bot/" + channel + "/timeline" + where);
            case SSE ->
                request(
                        "GET " + path("/api/streams/channel/" + channel) + (cursor == null ? "?from=head" : where),
                        "Accept: text/event-stream");
        };
    }

    /** The request that sits down at the table that the token is of. */
    byte[] table() {
        return upgrade("/ws");
    }

    /** The same server, for who has another token. */
    Target as(String other) {
        return new Target(server, other);
    }

    private byte[] upgrade(String where) {
        return request(
                "GET " + path(where),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: aGVsaW9ncmFwaC1iZW5jaA==");
    }

    /** The head of a request that has a body. */
    byte[] sending(String method, String below, String contentType, int length) {
        return request(method + " " + path(below), "Content-Type: " + contentType, "Content-Length: " + length);
    }

    /** The head of a request that has none. */
    byte[] asking(String below) {
        return request("GET " + path(below));
    }

    private String path(String below) {
        String context = server.getRawPath();
        return (context.endsWith("/") ? context.substring(0, context.length() - 1) : context) + below;
    }

    private byte[] request(String line, String... headers) {
        List<String> lines = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: " + server.getHost() + ":" + port()));
        if (token != null) {
            lines.add("Authorization: Bearer " + token);
        }
        lines.addAll(List.of(headers));
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
