package org.heliograph.it;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliograph.support.Frames;

/** A deployed application, seen from outside. */
final class Site {
    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The application that Arquillian deployed here; a container that reports an address of the network is asked on the loopback. */
    Site(URL deployed) {
        this.base = URI.create("http://127.0.0.1:" + deployed.getPort() + deployed.getPath());
    }

    /** The host and port, as a browser would put them into {@code Host}. */
    String host() {
        return base.getAuthority();
    }

    int port() {
        return base.getPort();
    }

    /** A path below the context path, as it stands in a request line. */
    String path(String below) {
        return base.getPath() + below;
    }

    TyrusSocket socket(String below, String... headers) {
        return TyrusSocket.open(URI.create("ws://" + host() + path(below)), headers);
    }

    HttpResponse<String> get(String below, String... headers) {
        return send(HttpRequest.newBuilder(base.resolve(path(below))).GET(), headers);
    }

    HttpResponse<String> post(String below, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path(below)))
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, headers);
    }

    HttpResponse<String> put(String below, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path(below)))
                .setHeader("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        return send(request, headers);
    }

    /** A request without a body. */
    HttpResponse<String> request(String method, String below, String... headers) {
        return send(
                HttpRequest.newBuilder(base.resolve(path(below))).method(method, HttpRequest.BodyPublishers.noBody()),
                headers);
    }

    JsonObject json(String below, String... headers) {
        return Frames.parse(get(below, headers).body());
    }

    /** Posts a message and gives back the server's answer. */
    HttpResponse<String> say(String channel, String author, String content) {
        return post("api/messages", message(channel, author, content));
    }

    /** Posts so many messages of this size in one request; their numbers stand at their beginning. */
    void sayMany(String channel, int first, int count, int size) {
        String lines = IntStream.range(first, first + count)
                .mapToObj(i -> message(channel, "writer", i + " " + "x".repeat(size)))
                .collect(Collectors.joining("\n"));
        HttpResponse<String> answer = post("api/messages", lines, "Content-Type", "application/x-ndjson");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** A text as part of a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What the container's process says of itself; see {@link Probe}. */
    List<String> probe(String what) {
        return get("probe/" + what).body().lines().toList();
    }

    private static String message(String channel, String author, String content) {
        return Frames.object("channel_id", channel, "author", author, "content", content)
                .toString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
