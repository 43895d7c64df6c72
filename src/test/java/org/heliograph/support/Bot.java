package org.heliograph.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** One bot of a server, as its workers and those who watch it use it. In bodies, {@code '} may stand for quotes. */
public record Bot(RunningServer server, String name) {
    private static final List<String> STEPS = List.of("task_queued", "task_started", "task_completed", "task_failed");

    /** Makes it known. */
    public Bot known() {
        server.request("PUT", path(""));
        return this;
    }

    /** Its path over HTTP. */
    public String path(String below) {
        return "/api/bot/" + RunningServer.encoded(name) + below;
    }

    /** A POST below its path. */
    public HttpResponse<String> post(String below, String body, String... headers) {
        return server.post(path(below), quoted(body), headers);
    }

    /** Tells a step of a task: {@code started}, {@code progress}, {@code completed}, {@code failed}. */
    public HttpResponse<String> step(String task, String step, String body, String... headers) {
        return post("/tasks/" + task + "/" + step, body, headers);
    }

    /** A task from its beginning to its good end. */
    public void run(String task) {
        run(task, "file", true);
    }

    /** A task of this source from its beginning to its end. */
    public void run(String task, String source, boolean success) {
        ok(step(task, "started", "{'source':'" + source + "'}"));
        ok(success ? step(task, "completed", "{'response':'done'}") : step(task, "failed", "{'error':'broken'}"));
    }

    /** Gives it a task and gives the answer. */
    public JsonObject submit(String body) {
        HttpResponse<String> answer = post("/task", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Frames.parse(answer.body());
    }

    /** Takes the next task, as a worker that does not wait. */
    public HttpResponse<String> take() {
        return post("/tasks/next", "");
    }

    /** Takes a task that is there. */
    public JsonObject taken() {
        return ok(take());
    }

    /** A page of its timeline; the query begins with a question mark. */
    public JsonObject page(String query) {
        return ok(server.get(path("/timeline" + query)));
    }

    /** Its whole timeline, the oldest first. */
    public List<JsonObject> entries() {
        return entries(page("?order=asc&limit=1000"));
    }

    /** What it is at. */
    public JsonObject status() {
        return ok(server.get(path("/status")));
    }

    /** Its path as a stream. */
    public String streamPath(String query) {
        return "/api/streams/bot/" + RunningServer.encoded(name) + query;
    }

    /** Opens a socket on its timeline. */
    public WireClient open(String query, String... headers) {
        return server.socket("/ws/bot/" + RunningServer.encoded(name) + "/timeline" + query, headers);
    }

    /** Opens a socket on its console. */
    public WireClient console() {
        return server.socket("/ws/bot/" + RunningServer.encoded(name));
    }

    /** Opens a socket that follows it from now on, through this filter. */
    public WireClient follow(String filters) {
        WireClient client = open("");
        client.send(quoted("{'type':'subscribe','filters':" + filters + "}"));
        assertThat(client.next()).containsEntry("type", Json.createValue("subscribed"));
        return client;
    }

    /** Opens a socket that follows it from now on. */
    public WireClient follow() {
        return follow("{}");
    }

    /** The answer of a request that went well. */
    public static JsonObject ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Frames.parse(response.body());
    }

    /** JSON whose quotes may be single ones. */
    public static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** The entries of a page. */
    public static List<JsonObject> entries(JsonObject page) {
        return page.getJsonArray("entries").getValuesAs(JsonObject.class);
    }

    /** The steps of tasks among these frames. */
    public static List<JsonObject> steps(List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> STEPS.contains(frame.getString("type")))
                .toList();
    }

    /** Where frames stand in the timeline. */
    public static List<Integer> seqs(List<JsonObject> frames) {
        return frames.stream().map(frame -> frame.getInt("seq")).toList();
    }

    /** What frames tell: the task and its step. */
    public static List<String> told(List<JsonObject> frames) {
        List<String> told = new ArrayList<>();
        frames.forEach(frame -> told.add(frame.getString("task_id") + " " + frame.getString("type")));
        return told;
    }
}
