package org.heliograph.cli.party.demo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A server's HTTP, for many callers with a token each. Any thread. */
final class Door {
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param base without a slash at the end */
    Door(URI base) {
        this.base = base;
    }

    HttpClient http() {
        return http;
    }

    /** Where WebSockets open. */
    URI socket() {
        return URI.create(base.toString().replaceFirst("^http", "ws") + "/ws");
    }

    /** A request that nobody has sent yet; without a token where that is empty. */
    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    JsonObject get(String path, String token) throws IOException, InterruptedException {
        return ask("GET", path, token, JsonValue.EMPTY_JSON_OBJECT);
    }

    JsonObject post(String path, String token, JsonObject body) throws IOException, InterruptedException {
        return ask("POST", path, token, body);
    }

    JsonObject patch(String path, String token, JsonObject body) throws IOException, InterruptedException {
        return ask("PATCH", path, token, body);
    }

    /** @throws IOException also if the server refuses; in its words */
    private JsonObject ask(String method, String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, token).timeout(PATIENCE);
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.toString()));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " was answered " + response.statusCode() + " "
                    + object(response.body()).getString("message", ""));
        }
        return object(response.body());
    }

    /** The object in a text; an empty one if there is none. */
    static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
