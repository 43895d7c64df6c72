package org.heliograph.it;

import jakarta.json.JsonObject;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.heliograph.support.Frames;

/** A client by the Jakarta API that keeps what comes until a test asks for it. */
final class TyrusSocket extends Endpoint implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private Session session;

    private TyrusSocket() {}

    /** Opens a socket, with these headers as {@code name, value, …}. */
    static TyrusSocket open(URI uri, String... headers) {
        TyrusSocket socket = new TyrusSocket();
        ClientManager client = ClientManager.createClient();
        client.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .configurator(new ClientEndpointConfig.Configurator() {
                    @Override
                    public void beforeRequest(Map<String, List<String>> request) {
                        for (int i = 0; i < headers.length; i += 2) {
                            request.put(headers[i], List.of(headers[i + 1]));
                        }
                    }
                })
                .build();
        try {
            socket.session = client.connectToServer(socket, config, uri);
        } catch (IOException | DeploymentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        return socket;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> frames.add(Frames.parse(text)));
    }

    @Override
    public void onClose(Session gone, CloseReason reason) {
        closed.complete(reason);
    }

    /** The next frame. */
    JsonObject next() {
        try {
            JsonObject frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame came; " + (closed.isDone() ? "closed: " + closed.join() : "open"));
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next frame of this type; others before it are passed over. */
    JsonObject next(String type) {
        JsonObject frame = next();
        while (!type.equals(frame.getString("type"))) {
            frame = next();
        }
        return frame;
    }

    /** Frames that came and were not asked for. */
    List<JsonObject> waiting() {
        return List.copyOf(frames);
    }

    TyrusSocket send(String text) {
        try {
            session.getBasicRemote().sendText(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sends what the server may cut off in the middle, at which this client stumbles in ways of its own. */
    TyrusSocket sendAtLeastInPart(String text) {
        try {
            session.getBasicRemote().sendText(text);
        } catch (IOException | RejectedExecutionException | IllegalStateException e) {
            // How it was closed says what happened.
            return this;
        }
        return this;
    }

    TyrusSocket send(byte[] bytes) {
        try {
            session.getBasicRemote().sendBinary(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A ping and its answer: what was said before has been dealt with, and its consequences have come. */
    TyrusSocket settle() {
        send("{\"type\":\"ping\"}");
        next("pong");
        return this;
    }

    /** The server's reason to close. */
    CloseReason closed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (IOException | IllegalStateException e) {
            // Closed already: what was wanted.
        }
    }
}
