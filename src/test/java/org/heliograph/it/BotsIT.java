package org.heliograph.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.heliograph.support.Frames;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bots, in a container, under a context path. In bodies, {@code '} stands for quotes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@DisplayName("X5: bots in a container, under /push")
class BotsIT {
    @ArquillianResource
    private URL deployed;

    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        Deployments.forget("bots");
        return Deployments.open("bots");
    }

    @BeforeEach
    void reachTheSite() {
        site = new Site(deployed);
    }

    @Test
    @DisplayName("B1 B4 B6: who follows a bot gets what its filter wants, once")
    void filters() {
        known("b6");
        try (TyrusSocket all = following("b6", "{}");
                TyrusSocket failures = following("b6", "{'success':false}")) {
            run("b6", "one", "completed", "{'response':'done'}");
            run("b6", "two", "failed", "{'error':'broken'}");

            for (String type : List.of("task_started", "task_completed", "task_started", "task_failed")) {
                assertThat(step(all)).isEqualTo(type);
            }
            assertThat(step(failures)).isEqualTo("task_failed");
            run("b6", "three", "failed", "{'error':'broken again'}");
            assertThat(step(all)).isEqualTo("task_started");
            assertThat(step(all)).isEqualTo("task_failed");
            assertThat(step(failures)).isEqualTo("task_failed");
        }
    }

    @Test
    @DisplayName("B29: a task given by socket goes to a worker that waits, and its end comes back on that socket")
    void fromSocketToWorkerAndBack() {
        known("b29");
        CompletableFuture<HttpResponse<String>> worker =
                CompletableFuture.supplyAsync(() -> site.post("api/bot/b29/tasks/next?wait=30", ""));
        try (TyrusSocket console = site.socket("ws/bot/b29")) {
            console.send(json("{'type':'task','command':'build it'}"));
            String task = console.next("ack").getString("task_id");

            JsonObject given = ok(worker.join());
            assertThat(given.getString("task_id")).isEqualTo(task);
            assertThat(given.getString("command")).isEqualTo("build it");
            ok(site.post("api/bot/b29/tasks/" + task + "/completed", json("{'response':'built'}")));

            JsonObject response = console.next("response");
            assertThat(response.getString("task_id")).isEqualTo(task);
            assertThat(response.getString("content")).isEqualTo("built");
            assertThat(response.getBoolean("success")).isTrue();
        }
    }

    @Test
    @DisplayName("A worker that waits for nothing is told so, and asks again")
    void nothingToDo() {
        known("idle");

        assertThat(site.post("api/bot/idle/tasks/next?wait=1", "").statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("B11: progress reaches who follows, and who comes later finds the latest")
    void progress() {
        known("b11");
        try (TyrusSocket socket = following("b11", "{}")) {
            ok(site.post("api/bot/b11/tasks/long/started", "{}"));
            ok(site.post("api/bot/b11/tasks/long/progress", json("{'percent':40,'message':'so far'}")));

            assertThat(socket.next("progress").getInt("percent")).isEqualTo(40);
        }
        try (TyrusSocket late = site.socket("ws/bot/b11/timeline")) {
            late.send("{\"type\":\"subscribe\"}");

            assertThat(late.next("subscribed").getJsonArray("in_progress").getJsonObject(0))
                    .containsEntry("percent", Json.createValue(40));
        }
    }

    @Test
    @DisplayName("K1: after WebSocket, poll and event stream go on at its cursor")
    void oneCursor() {
        known("k1");
        String cursor;
        try (TyrusSocket socket = following("k1", "{}")) {
            run("k1", "one", "completed", "{}");
            cursor = socket.next("task_completed").getString("cursor");
        }
        run("k1", "two", "completed", "{}");
        JsonObject poll = site.json("api/streams/bot/k1?cursor=" + cursor);
        assertThat(poll.getJsonArray("events")).hasSize(2);
        run("k1", "three", "completed", "{}");

        try (RawStream stream = RawStream.open(
                site.port(), site.path("api/streams/bot/k1"), "Last-Event-ID", poll.getString("cursor"))) {
            assertThat(stream.next("task_started").getString("task_id")).isEqualTo("three");
        }
    }

    @Test
    @DisplayName("A file dropped into a bot's folder becomes its task")
    void droppedFile() throws IOException {
        Path folder = Files.createDirectories(Deployments.data("bots").resolve("tasks/dropped"));
        Files.writeString(folder.resolve("sweep.md"), "---\ntask_id: sweep\n---\nSweep the yard.\n");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            HttpResponse<String> next = site.post("api/bot/dropped/tasks/next", "");
            assertThat(next.statusCode()).isEqualTo(200);
            assertThat(Frames.parse(next.body()).getString("command")).isEqualTo("Sweep the yard.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws/bot/x", "ws/bot/x/timeline"})
    @DisplayName("X13: a plain GET on a WebSocket path is 426 and ends, not 500")
    void plainGet(String path) {
        assertThat(site.get(path).statusCode()).isEqualTo(426);
    }

    @Test
    @DisplayName("B2 B26: a bot that nobody knows is 404 over HTTP and an error frame on a socket, which lives")
    void unknown() {
        assertThat(site.get("api/bot/nobody/timeline").statusCode()).isEqualTo(404);
        try (TyrusSocket socket = site.socket("ws/bot/nobody/timeline")) {
            socket.send("{\"type\":\"subscribe\"}");

            assertThat(socket.next("error").getString("message")).isEqualTo("Invalid bot_id");
            socket.settle();
        }
    }

    @Test
    @DisplayName("The page is served")
    void page() {
        assertThat(site.get("bots/").statusCode()).isEqualTo(200);
    }

    private void known(String bot) {
        ok(site.request("PUT", "api/bot/" + bot));
    }

    private TyrusSocket following(String bot, String filters) {
        TyrusSocket socket = site.socket("ws/bot/" + bot + "/timeline");
        socket.send(json("{'type':'subscribe','filters':" + filters + "}"));
        socket.next("subscribed");
        return socket;
    }

    /** The type of the next frame that is a step. */
    private static String step(TyrusSocket socket) {
        String type = socket.next().getString("type");
        while (!type.startsWith("task_")) {
            type = socket.next().getString("type");
        }
        return type;
    }

    private void run(String bot, String task, String end, String body) {
        String path = "api/bot/" + bot + "/tasks/" + task;
        ok(site.post(path + "/started", "{}"));
        ok(site.post(path + "/" + end, json(body)));
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Frames.parse(answer.body());
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
