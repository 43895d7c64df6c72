package org.heliograph.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A server at an address, asked with a token or without. For use by any thread. */
public final class RemoteServer {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(70);
    private static final int NOT_MODIFIED = 304;

    private final URI base;
    private final Optional<String> token;
    private final HttpClient http;
    private final FrameReader reader = new FrameReader();

    /**
     * A server.
     *
     * @param base its address, context path included, with or without a slash at the end
     * @param token sent as {@code Authorization: Bearer}, never in an address
     */
    public RemoteServer(URI base, Optional<String> token) {
        this.base = URI.create(base.toString().replaceFirst("/+$", ""));
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    /** Its address, without a slash at the end. */
    public URI base() {
        return base;
    }

    /** Asks for an object. */
    public JsonObject get(String path) throws RefusedException, UnreachableException, InterruptedException {
        return answer(request(path).GET());
    }

    /** Sends an object. */
    public JsonObject post(String path, JsonObject body)
            throws RefusedException, UnreachableException, InterruptedException {
        return post(path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    /**
     * Sends an object that is taken once however often it comes.
     *
     * @param key tells the same request from another one; the same body has to come with it
     */
    public JsonObject post(String path, JsonObject body, String key)
            throws RefusedException, UnreachableException, InterruptedException {
        return post(path, "application/json", body.toString().getBytes(UTF_8), key);
    }

    /** The same for any body. */
    public JsonObject post(String path, String contentType, byte[] body, String key)
            throws RefusedException, UnreachableException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Asks for an object; empty if it is still what it was when it had this tag. */
    public Optional<JsonObject> getUnless(String path, String tag)
            throws RefusedException, UnreachableException, InterruptedException {
        HttpResponse<String> response = send(
                request(path)
                        .header("Accept", "application/json")
                        .header("If-None-Match", '"' + tag + '"')
                        .timeout(TO_ANSWER)
                        .build(),
                BodyHandlers.ofString());
        return response.statusCode() == NOT_MODIFIED ? Optional.empty() : Optional.of(object(checked(response)));
    }

    /** Asks for something that may not be there; empty if so. */
    public Optional<JsonObject> take(String path) throws RefusedException, UnreachableException, InterruptedException {
        String body = checked(send(
                request(path)
                        .header("Accept", "application/json")
                        .timeout(TO_ANSWER)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString()));
        return body.isEmpty() ? Optional.empty() : Optional.of(object(body));
    }

    /** Makes sure that something is there. */
    public JsonObject put(String path) throws RefusedException, UnreachableException, InterruptedException {
        return answer(request(path).PUT(BodyPublishers.noBody()));
    }

    /** Makes something be so. */
    public JsonObject put(String path, JsonObject body)
            throws RefusedException, UnreachableException, InterruptedException {
        return answer(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Changes what the object names (RFC 7396). */
    public JsonObject patch(String path, JsonObject body)
            throws RefusedException, UnreachableException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(body.toString())));
    }

    /** Sends a body. */
    public JsonObject post(String path, String contentType, BodyPublisher body)
            throws RefusedException, UnreachableException, InterruptedException {
        return answer(request(path).header("Content-Type", contentType).POST(body));
    }

    /** Deletes what is there. */
    public void delete(String path) throws RefusedException, UnreachableException, InterruptedException {
        checked(send(request(path).timeout(TO_ANSWER).DELETE().build(), BodyHandlers.ofString()));
    }

    private JsonObject answer(HttpRequest.Builder request)
            throws RefusedException, UnreachableException, InterruptedException {
        String body = checked(send(
                request.header("Accept", "application/json").timeout(TO_ANSWER).build(), BodyHandlers.ofString()));
        return object(body);
    }

    private JsonObject object(String body) throws RefusedException {
        return reader.object(body)
                .orElseThrow(() -> new RefusedException(502, "What answers at " + base + " is no Heliograph server"));
    }

    private String checked(HttpResponse<String> response) throws RefusedException {
        if (response.statusCode() / 100 == 2) {
            return response.body();
        }
        throw refusal(response.statusCode(), response.body(), response);
    }

    /** The refusal that an answer is, in the server's words where it has some. */
    RefusedException refusal(int status, String body, HttpResponse<?> response) {
        String words = reader.object(body)
                .map(json -> json.getString("message", json.getString("error", "")))
                .filter(text -> !text.isBlank())
                .orElse("The server answered " + status);
        Optional<Duration> wait = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return new RefusedException(status, words, wait);
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws UnreachableException, InterruptedException {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UnreachableException("No answer from " + base, e);
        }
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    Optional<String> token() {
        return token;
    }

    HttpClient http() {
        return http;
    }

    FrameReader reader() {
        return reader;
    }
}
