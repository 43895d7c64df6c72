package org.heliograph.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A model without the SDK: messages as they travel. In arguments, {@code '} may stand for quotes. */
public record RawMcp(RunningServer server, String token, String session) {
    /** What a model says first. */
    public static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** One that has introduced itself. */
    public static RawMcp begin(RunningServer server, String token) {
        HttpResponse<String> welcome = new RawMcp(server, token, "").post(INITIALIZE);
        assertThat(welcome.statusCode()).as(welcome.body()).isEqualTo(200);
        return new RawMcp(
                server, token, welcome.headers().firstValue("Mcp-Session-Id").orElseThrow());
    }

    /** A request to use a tool. */
    public static String call(int id, String tool, String arguments) {
        return Bot.quoted("{'jsonrpc':'2.0','id':" + id + ",'method':'tools/call','params':{'name':'" + tool
                + "','arguments':" + arguments + "}}");
    }

    /** The same visit, by whoever has this token. */
    public RawMcp by(String other) {
        return new RawMcp(server, other, session);
    }

    /** Sends a message. */
    public HttpResponse<String> post(String message, String... headers) {
        try {
            return HTTP.send(request(message, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a message whose answer comes when the server likes. */
    public CompletableFuture<HttpResponse<String>> later(String message) {
        return HTTP.sendAsync(request(message), BodyHandlers.ofString());
    }

    private HttpRequest request(String message, String... headers) {
        HttpRequest.Builder request = builder()
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(message));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private HttpRequest.Builder builder() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + "/mcp"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return session.isEmpty() ? request : request.header("Mcp-Session-Id", session);
    }

    /** A request of another method, without a body. */
    public HttpResponse<String> ask(String method) throws IOException, InterruptedException {
        return HTTP.send(builder().method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    /** The line on which it listens; the server has begun to count on it. */
    public InputStream listen() throws IOException {
        try {
            HttpResponse<InputStream> line = HTTP.send(
                    builder().header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream());
            assertThat(line.statusCode()).isEqualTo(200);
            assertThat(line.body().read()).isEqualTo(':');
            return line.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a tool tells. */
    public String told(String tool, String arguments) {
        JsonObject answer = Frames.parse(post(call(1, tool, arguments)).body());
        return answer.getJsonObject("result")
                .getJsonArray("content")
                .getJsonObject(0)
                .getString("text");
    }
}
