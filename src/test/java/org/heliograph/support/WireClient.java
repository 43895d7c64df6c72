package org.heliograph.support;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that keeps what comes until a test asks for it; it answers pings as every client does. */
public final class WireClient implements WebSocket.Listener, AutoCloseable {
    /** Long enough for the slowest machine; a test that passes never waits so long. */
    private static final long PATIENCE_SECONDS = 20;

    /** One for all sockets: each client of its own would be a thread of its own. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private WireClient() {}

    /** Opens a socket. */
    public static WireClient open(URI uri, String... headers) {
        WireClient client = new WireClient();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        client.socket = builder.buildAsync(uri, client).join();
        return client;
    }

    /** The next frame. */
    public JsonObject next() {
        try {
            JsonObject frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame came" + (closed.isDone() ? "; closed: " + closed.join() : ""));
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next frame of this type; others before it are passed over. */
    public JsonObject next(String type) {
        JsonObject frame = next();
        while (!type.equals(frame.getString("type"))) {
            frame = next();
        }
        return frame;
    }

    /** The next so many frames. */
    public List<JsonObject> next(int count) {
        List<JsonObject> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** All frames up to and with the next one of this type. */
    public List<JsonObject> upTo(String type) {
        List<JsonObject> all = new ArrayList<>();
        do {
            all.add(next());
        } while (!type.equals(all.get(all.size() - 1).getString("type")));
        return all;
    }

    /** Opens a socket that must be refused before it is one; gives the status. */
    public static int refused(URI uri, String... headers) {
        try (WireClient client = open(uri, headers)) {
            throw new AssertionError("It was let in: " + client.frames);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Frames that came and were not asked for. */
    public List<JsonObject> waiting() {
        return List.copyOf(frames);
    }

    /** Every text that came so far, character by character as it came. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** Sends a text. */
    public WireClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Sends an object of string members: {@code name, value, …}. */
    public WireClient sendObject(String... members) {
        return send(Frames.object(members).toString());
    }

    /** Sends bytes. */
    public WireClient send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** A ping and its answer: everything sent before has been dealt with. */
    public WireClient settle() {
        send("{\"type\":\"ping\"}");
        next("pong");
        return this;
    }

    /** How the server closed it. */
    public Closed closed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Whether it is still open. */
    public boolean isOpen() {
        return !closed.isDone() && !socket.isInputClosed();
    }

    /** Vanishes without a word. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            texts.add(partial.toString());
            frames.add(Frames.parse(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(new Closed(1006, String.valueOf(error)));
    }

    /** A close code with its reason. */
    public record Closed(int code, String reason) {}
}
