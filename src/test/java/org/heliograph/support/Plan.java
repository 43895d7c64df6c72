package org.heliograph.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One plan of a server, as its producer and those who watch it use it. In bodies, {@code '} may stand for quotes. */
public record Plan(RunningServer server, String id) {
    /** Lays it out in these steps. */
    public Plan of(String... steps) {
        String names =
                Stream.of(steps).map(step -> "{'name':'" + step + "'}").collect(Collectors.joining(",", "[", "]"));
        assertThat(define("{'steps':" + names + "}").statusCode()).isIn(200, 201);
        return this;
    }

    /** Lays it out. */
    public HttpResponse<String> define(String body, String... headers) {
        return server.put(path(""), Bot.quoted(body), headers);
    }

    /** Its path over HTTP. */
    public String path(String below) {
        return "/api/dashboard/plan/" + RunningServer.encoded(id) + below;
    }

    /** A POST below its path. */
    public HttpResponse<String> post(String below, String body, String... headers) {
        return server.post(path(below), Bot.quoted(body), headers);
    }

    /** Tells of a step. */
    public HttpResponse<String> step(int step, String body, String... headers) {
        return post("/steps/" + step + "/status", body, headers);
    }

    /** A step comes to this. */
    public JsonObject become(int step, String status) {
        return Bot.ok(step(step, "{'status':'" + status + "'}"));
    }

    /** A step prints this. */
    public HttpResponse<String> print(int step, String text, String... headers) {
        return server.post(path("/steps/" + step + "/output"), text, withText(headers));
    }

    private static String[] withText(String... headers) {
        return Stream.concat(Stream.of("Content-Type", "text/plain"), Stream.of(headers))
                .toArray(String[]::new);
    }

    /** The plan as it is. */
    public JsonObject poll() {
        return Bot.ok(server.get(path("/poll")));
    }

    /** A step of a plan as it is. */
    public static JsonObject step(JsonObject snapshot, int step) {
        return snapshot.getJsonArray("steps").getJsonObject(step);
    }

    /** All its events, the oldest first. */
    public List<JsonObject> events() {
        List<JsonObject> all = new ArrayList<>();
        JsonObject page = Bot.ok(server.get(streamPath("?limit=1000")));
        all.addAll(page.getJsonArray("events").getValuesAs(JsonObject.class));
        while (!page.getBoolean("live")) {
            page = Bot.ok(server.get(streamPath("?limit=1000&cursor=" + page.getString("cursor"))));
            all.addAll(page.getJsonArray("events").getValuesAs(JsonObject.class));
        }
        return all;
    }

    /** Its path as a stream. */
    public String streamPath(String query) {
        return "/api/streams/plan/" + RunningServer.encoded(id) + query;
    }

    /** Opens a socket in this session, which follows nothing yet. */
    public WireClient open(String session) {
        return server.socket("/ws/" + session).settle();
    }

    /** Opens a socket that follows it from now on; the server has done all that a subscription takes. */
    public WireClient follow() {
        WireClient client = open("watching-" + id);
        assertThat(subscribe(client).getString("type")).isEqualTo("subscribed");
        return client.settle();
    }

    /** Has a socket follow it, and gives the answer. */
    public JsonObject subscribe(WireClient client) {
        return client.sendObject("type", "subscribe", "plan_id", id).next();
    }

    /** How many follow it. */
    public int subscribers() {
        return server.inside().heliograph().plan(id).subscribers();
    }

    /** The types of frames. */
    public static List<String> types(List<JsonObject> frames) {
        return frames.stream().map(frame -> frame.getString("type")).toList();
    }

    /** What frames add to a step's output. */
    public static String printed(List<JsonObject> frames, int step) {
        return frames.stream()
                .filter(frame -> List.of("step_output", "step_status").contains(frame.getString("type")))
                .filter(frame -> frame.getInt("step_index") == step && !frame.isNull("output"))
                .map(frame -> frame.getString("output"))
                .collect(Collectors.joining());
    }
}
