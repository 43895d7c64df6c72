package org.heliograph.bench.naive;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** A bot's timeline by WebSocket, from {@code subscribe} on. */
final class NaiveTimeline extends Endpoint {
    private final Timelines timelines;
    private Timelines.Watcher self;
    private String bot;

    NaiveTimeline(Timelines timelines) {
        this.timelines = timelines;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        bot = session.getPathParameters().get("bot");
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> received(session, text));
    }

    private void received(Session session, String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject request = reader.readObject();
            if (request.getString("type").equals("subscribe")) {
                self = new Timelines.Watcher(request.getJsonObject("filters"), frame -> {
                    synchronized (session) {
                        session.getBasicRemote().sendText(frame);
                    }
                });
                timelines.join(bot, self);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        leave();
    }

    @Override
    public void onError(Session session, Throwable error) {
        leave();
    }

    private void leave() {
        if (self != null) {
            timelines.leave(bot, self);
        }
    }
}
