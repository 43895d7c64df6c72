package org.heliograph.bench.naive;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** A channel by WebSocket: every message is sent to every session, one blocking send after the other. */
final class NaiveEndpoint extends Endpoint {
    private final Rooms rooms;
    private Rooms.Follower self;
    private String channel;

    NaiveEndpoint(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        channel = session.getPathParameters().get("channel");
        self = frame -> {
            synchronized (session) {
                session.getBasicRemote().sendText(frame);
            }
        };
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::received);
        try {
            rooms.join(channel, self);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void received(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            rooms.publish(channel, reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        rooms.leave(channel, self);
    }

    @Override
    public void onError(Session session, Throwable error) {
        rooms.leave(channel, self);
    }
}
