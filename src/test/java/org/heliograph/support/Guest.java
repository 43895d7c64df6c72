package org.heliograph.support;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** Somebody with a token to a party, whether it is good or not. In bodies, {@code '} may stand for quotes. */
public record Guest(RunningServer server, String token) {
    private static final String SELF = "/api/streams/party/self";

    /** A GET with the token. */
    public HttpResponse<String> get(String path, String... headers) {
        return server.get(path, bearing(headers));
    }

    /** A POST with the token. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** A request with the token and a body. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return server.send(method, path, Bot.quoted(body), bearing(headers));
    }

    private String[] bearing(String... headers) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers))
                .toArray(String[]::new);
    }

    /** Wants to do something; gives the answer. */
    public HttpResponse<String> tryTo(String text) {
        return post("/action", Frames.object("action", text).toString());
    }

    /** Wants to do something, and may; gives the action. */
    public String act(String text) {
        return Bot.ok(tryTo(text)).getString("action_id");
    }

    /** Wants to do something of which only the host shall know; gives the action. */
    public String whisper(String text) {
        return Bot.ok(post("/action", "{'action':'" + text + "','private':true}"))
                .getString("action_id");
    }

    /** How an action is. */
    public HttpResponse<String> status(String action) {
        return get("/action/" + action + "/status");
    }

    /** Opens a socket; further parameters begin with an ampersand. */
    public WireClient open(String parameters, String... headers) {
        return server.socket("/ws?token=" + token + parameters, headers);
    }

    /** Opens a socket and takes all that comes before it is live; the server has done all that an opening takes. */
    public WireClient join() {
        WireClient client = open("");
        client.next("live");
        return client.settle();
    }

    /** What a socket is sent that comes with these parameters, up to the end of the replay. */
    public List<JsonObject> arrival(String parameters) {
        try (WireClient client = open(parameters)) {
            return client.upTo("live");
        }
    }

    /** A poll; the query begins with a question mark. */
    public HttpResponse<String> ask(String query, String... headers) {
        return get(SELF + query, headers);
    }

    /** The answer to a poll. */
    public JsonObject poll(String query) {
        return Bot.ok(ask(query));
    }

    /** The events of a poll. */
    public List<JsonObject> read(String query) {
        return poll(query).getJsonArray("events").getValuesAs(JsonObject.class);
    }

    /** Where the party's end is now. */
    public String head() {
        return poll("?from=head").getString("cursor");
    }

    /** Opens a stream of events; the query begins with a question mark. */
    public EventStreamClient events(String query, String... headers) {
        return server.events(SELF + query, bearing(headers));
    }

    /** Those frames that came from the log. */
    public static List<JsonObject> durable(List<JsonObject> frames) {
        return frames.stream().filter(frame -> frame.containsKey("id")).toList();
    }

    /** What frames say; those that say nothing are left out. */
    public static List<String> contents(List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> frame.containsKey("content"))
                .map(frame -> frame.getString("content"))
                .toList();
    }
}
