package org.heliograph.it.crash;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.WireClient;

/** Follows a channel until the server is gone, and goes on with the last cursor it got when the server is back. */
final class Reader {
    private final URI server;
    private final String channel;
    private final Door door;
    private final List<Message> received = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private Source source = Stream::empty;
    private String cursor = "";

    Reader(URI server, String channel, Door door) {
        this.server = server;
        this.channel = channel;
        this.door = door;
    }

    /** How it follows. */
    enum Door {
        WEB_SOCKET,
        EVENT_STREAM
    }

    /** A cursor, and the seq after which it is. */
    record Place(String channel, String cursor, long seq) {}

    /** What came by a connection, once that has ended. */
    private interface Source {
        Stream<JsonObject> frames();
    }

    /** Returns when it follows. */
    void connect() {
        String query = cursor.isEmpty() ? "" : "?cursor=" + cursor;
        if (door == Door.WEB_SOCKET) {
            WireClient socket =
                    WireClient.open(URI.create("ws" + server.toString().substring(4) + "/api/ws/" + channel + query));
            // This client may never notice a line that is cut just after its handshake: go on from well past it.
            List<JsonObject> first = socket.send("{\"type\":\"ping\"}").upTo("pong");
            source = () -> {
                socket.closed();
                return Stream.concat(
                        first.stream().filter(frame -> !frame.getString("type").equals("pong")),
                        socket.waiting().stream());
            };
        } else {
            EventStreamClient stream = EventStreamClient.open(server, "/api/streams/channel/" + channel + query);
            source = () -> stream.upTo("end").stream()
                    .filter(event -> event.name().equals("message"))
                    .map(EventStreamClient.Event::data);
        }
    }

    /** Takes what came until the connection broke. */
    void take() {
        source.frames().forEach(this::take);
    }

    private void take(JsonObject frame) {
        switch (frame.getString("type")) {
            case "message" -> {
                received.add(Message.of(frame.getJsonObject("data")));
                keep(frame);
            }
            case "connected", "live" -> keep(frame);
            default -> throw new AssertionError("Unexpected: " + frame);
        }
    }

    private void keep(JsonObject frame) {
        cursor = frame.getString("cursor");
        places.add(new Place(
                channel,
                cursor,
                received.isEmpty() ? 0 : received.get(received.size() - 1).seq()));
    }

    String channel() {
        return channel;
    }

    /** All it ever got, in this order. */
    List<Message> received() {
        return received;
    }

    /** Every cursor it ever got, in this order. */
    List<Place> places() {
        return places;
    }
}
