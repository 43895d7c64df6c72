package org.heliograph.support;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One channel of a server, as clients use it. */
public record Channel(RunningServer server, String name) {
    /** Opens a socket on it and takes the first frame; the server has done all that an opening takes. */
    public WireClient join() {
        WireClient client = open("");
        client.next("connected");
        return client.settle();
    }

    /** Opens a socket on it; the query begins with a question mark. */
    public WireClient open(String query, String... headers) {
        return server.socket("/api/ws/" + RunningServer.encoded(name) + query, headers);
    }

    /** Says something over HTTP; gives the message as the answer holds it. */
    public JsonObject say(String content) {
        return Frames.parse(server.say(name, "tester", content).body()).getJsonObject("message");
    }

    /** Says so many things; gives their ids. */
    public List<String> sayMany(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(Frames.object("channel_id", name, "author", "tester", "content", "message " + i))
                    .append('\n');
        }
        JsonObject answer =
                Frames.parse(server.post("/api/messages", lines.toString(), "Content-Type", "application/x-ndjson")
                        .body());
        return ids(answer.getJsonArray("messages").getValuesAs(JsonObject.class));
    }

    /** A poll of it as a stream; the query begins with a question mark. */
    public JsonObject poll(String query) {
        return Frames.parse(server.get(streamPath(query)).body());
    }

    /** Its path as a stream. */
    public String streamPath(String query) {
        return "/api/streams/channel/" + RunningServer.encoded(name) + query;
    }

    /** A page of its messages; further parameters begin with an ampersand. */
    public JsonObject page(String parameters) {
        return Frames.parse(server.get("/api/messages?channel_id=" + RunningServer.encoded(name) + parameters)
                .body());
    }

    /** The ids of messages. */
    public static List<String> ids(List<JsonObject> messages) {
        List<String> ids = new ArrayList<>();
        messages.forEach(message -> ids.add(message.getString("id")));
        return ids;
    }

    /** What message frames hold; other frames are left out. */
    public static List<JsonObject> messages(List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals("message"))
                .map(frame -> frame.getJsonObject("data"))
                .toList();
    }
}
