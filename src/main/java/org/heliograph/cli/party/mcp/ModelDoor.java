package org.heliograph.cli.party.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The server's {@code /mcp}, for whoever has a host's token. Any thread. */
final class ModelDoor {
    private static final String SESSION = "Mcp-Session-Id";
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(90);
    private static final Duration TO_LEAVE = Duration.ofSeconds(3);

    private final URI uri;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    ModelDoor(URI server, String token) {
        this.uri = URI.create(server.toString().replaceFirst("/+$", "") + "/mcp");
        this.token = token;
    }

    URI uri() {
        return uri;
    }

    CompletableFuture<HttpResponse<String>> post(String message, Optional<String> session) {
        return http.sendAsync(
                request(session)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .timeout(TO_ANSWER)
                        .POST(BodyPublishers.ofString(message))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The line on which the server tells what nobody asked for. */
    HttpResponse<InputStream> listen(String session) throws IOException, InterruptedException {
        return http.send(
                request(Optional.of(session))
                        .header("Accept", "text/event-stream")
                        .GET()
                        .build(),
                BodyHandlers.ofInputStream());
    }

    /** Says that it is over; whether that is heard or not. */
    void leave(String session) throws InterruptedException {
        try {
            http.send(request(Optional.of(session)).timeout(TO_LEAVE).DELETE().build(), BodyHandlers.discarding());
        } catch (IOException e) {
            // Who cannot be told will find out.
            return;
        }
    }

    static Optional<String> session(HttpResponse<?> response) {
        return response.headers().firstValue(SESSION);
    }

    private HttpRequest.Builder request(Optional<String> session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        session.ifPresent(id -> request.header(SESSION, id));
        return request;
    }
}
