package org.heliograph.cli.remote;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/**
 * The doors of a real server: pages by HTTP; what comes by WebSocket where the kind has one that takes a cursor, and by
 * server-sent events where it has none, or where something between here and there lets no WebSocket through.
 */
final class ServerDoors implements Doors {
    private static final Duration TO_OPEN = Duration.ofSeconds(15);

    private final RemoteServer server;

    ServerDoors(RemoteServer server) {
        this.server = server;
    }

    @Override
    public Page read(Topic topic, Position position)
            throws RefusedException, UnreachableException, InterruptedException {
        JsonObject answer = server.get(topic.streamPath() + query(position));
        List<Frame> frames = answer.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(ServerDoors::frame)
                .toList();
        Optional<Frame> gap =
                answer.get("gap") instanceof JsonObject object ? Optional.of(frame(object)) : Optional.empty();
        return new Page(gap, frames, answer.getString("cursor"), answer.get("live") == JsonValue.TRUE);
    }

    private static Frame frame(JsonObject json) {
        return new Frame(json.toString(), json);
    }

    private static String query(Position position) {
        if (position instanceof Position.After after) {
            return "?limit=1000&cursor=" + Topic.encode(after.cursor());
        }
        if (position instanceof Position.Last last) {
            return last.count() == 0 ? "?from=head" : "?limit=1000&last=" + last.count();
        }
        return "?limit=1000";
    }

    @Override
    public Connected connect(Topic topic, String cursor)
            throws RefusedException, UnreachableException, InterruptedException {
        if (!topic.kind().equals("channel")) {
            return events(topic, cursor);
        }
        try {
            return socket("/api/ws/" + Topic.encode(topic.id()) + "?cursor=" + Topic.encode(cursor));
        } catch (WebSocketHandshakeException e) {
            return events(topic, cursor);
        }
    }

    private Connected socket(String path)
            throws WebSocketHandshakeException, UnreachableException, InterruptedException {
        var connection = new SocketConnection(server.reader());
        WebSocket.Builder builder = server.http().newWebSocketBuilder().connectTimeout(TO_OPEN);
        server.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        String address = server.base().toString().replaceFirst("^http", "ws") + path;
        try {
            builder.buildAsync(URI.create(address), connection).get();
            return connection;
        } catch (ExecutionException e) {
            if (cause(e) instanceof WebSocketHandshakeException refused) {
                throw refused;
            }
            throw new UnreachableException("No answer from " + server.base(), e);
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapped && cause != null ? cause(cause) : failure;
    }

    private Connected events(Topic topic, String cursor)
            throws RefusedException, UnreachableException, InterruptedException {
        var connection = new EventStreamConnection(server.reader());
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = server.send(
                server.request(topic.streamPath() + "?cursor=" + Topic.encode(cursor))
                        .header("Accept", "text/event-stream")
                        .timeout(TO_OPEN)
                        .build(),
                BodyHandlers.ofPublisher());
        if (response.statusCode() != 200) {
            throw refused(response);
        }
        response.body()
                .subscribe(BodySubscribers.fromLineSubscriber(connection, unused -> "", StandardCharsets.UTF_8, null));
        return connection;
    }

    private RefusedException refused(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        var text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        response.body().subscribe(text);
        String body = text.getBody().toCompletableFuture().join();
        return server.refusal(response.statusCode(), body, response);
    }
}
