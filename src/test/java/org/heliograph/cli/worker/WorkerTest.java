package org.heliograph.cli.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Pause;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.support.Cable;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker, a real server, real commands. */
@NeedsTool("sh")
@DisplayName("A worker")
class WorkerTest {
    private static final String WAIT = "while [ ! -e go ]; do sleep 0.02; done";

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start(data, "bot.lease", "1s");
        server.request("PUT", "/api/bot/builder");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("hands a task over on standard input and in the environment, and gives back what came of it")
    void completes() throws Exception {
        JsonObject queued = give("command", "make all");

        int status = worker(
                        "sh",
                        "-c",
                        "cat; echo; echo \"= $HELIOGRAPH_COMMAND\"; "
                                + "echo $HELIOGRAPH_BOT_ID $HELIOGRAPH_TASK_ID $HELIOGRAPH_PRIORITY $HELIOGRAPH_ATTEMPT; echo oops >&2")
                .once();

        JsonObject end = end();
        assertThat(status).isZero();
        assertThat(end.getString("type")).isEqualTo("task_completed");
        assertThat(end.getString("response"))
                .contains("= make all\n", "builder " + queued.getString("task_id") + " P1 1\n", "oops\n");
        assertThat(end.getJsonNumber("duration_seconds").doubleValue()).isPositive();
        assertThat(out.toString(UTF_8)).as("is printed as well").contains("= make all", "oops");
    }

    @Test
    @DisplayName("has begun nothing before it says so, and runs nothing that somebody else has begun by then")
    void offers() throws Exception {
        String task = give("command", "x", 600).getString("task_id");
        Employer employer = new Employer(new RemoteServer(server.uri(), Optional.empty()), "builder");
        Order order = employer.next().orElseThrow();
        assertThat(order.task()).isEqualTo(task);
        assertThat(entries()).extracting(entry -> entry.getString("type")).containsExactly("task_queued");

        employer.begin(order);
        employer.begin(order);
        assertThat(entries())
                .extracting(entry -> entry.getString("type"))
                .containsExactly("task_queued", "task_started");

        give("command", "y", 600);
        Order late = employer.next().orElseThrow();
        server.post("/api/bot/builder/tasks/" + late.task() + "/started", "");
        assertThatThrownBy(() -> employer.begin(late)).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("tells how far a task is while it runs, and keeps its own lines to itself")
    void progress() throws Exception {
        try (WireClient watcher = watch()) {
            give("command", "x");
            FutureTask<Integer> working =
                    started(worker("sh", "-c", "echo '[1/4] begun'; echo '::progress 50 half'; " + WAIT)::once);

            JsonObject half = watcher.next("progress");
            while (half.getInt("percent") < 50) {
                half = watcher.next("progress");
            }
            assertThat(half.getString("message")).isEqualTo("half");
            assertThat(half.containsKey("elapsed_seconds")).isTrue();
            go();

            assertThat(working.get(30, TimeUnit.SECONDS)).isZero();
            assertThat(end().getString("response")).isEqualTo("[1/4] begun\n");
        }
    }

    @Test
    @DisplayName("keeps a silent command's task for longer than the server waits for the silent")
    void renews() throws Exception {
        try (WireClient watcher = watch()) {
            give("command", "x");
            FutureTask<Integer> working = started(worker("sh", "-c", WAIT)::once);
            JsonObject progress = watcher.next("progress");
            while (progress.getJsonNumber("elapsed_seconds").doubleValue() < 2.5) {
                progress = watcher.next("progress");
            }
            go();

            assertThat(working.get(30, TimeUnit.SECONDS)).isZero();
            assertThat(entries())
                    .extracting(entry -> entry.getString("type"))
                    .containsExactly("task_queued", "task_started", "task_completed");
        }
    }

    @Test
    @DisplayName("fails a task whose command fails, with its status and its last words")
    void fails() throws Exception {
        give("command", "x");

        assertThat(worker("sh", "-c", "echo no such target; exit 3").once()).isEqualTo(3);

        assertThat(end().getString("type")).isEqualTo("task_failed");
        assertThat(end().getString("error")).isEqualTo("Exit status 3\nno such target");
    }

    @Test
    @DisplayName("ends a command that takes too long, with all that it started, whether it listens or not")
    void timeout() throws Exception {
        give("command", "x", 1);

        int status = worker("sh", "-c", "trap '' TERM; sleep 600 & echo $! > pid; " + WAIT)
                .once();

        assertThat(status).isEqualTo(1);
        assertThat(end().getString("error")).isEqualTo("Timeout after 1 seconds");
        long sleeper = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        await().until(() -> ProcessHandle.of(sleeper).map(p -> !p.isAlive()).orElse(true));
    }

    @Test
    @DisplayName("ends the command of a task that somebody else has settled, and goes on")
    void takenAway() throws Exception {
        String task = give("command", "x").getString("task_id");
        Worker worker = worker("sh", "-c", "[ -e ran ] || { touch ran; sleep 600; }");
        FutureTask<Integer> working = started(() -> {
            worker.run();
            return 0;
        });
        await().until(() -> Files.exists(folder.resolve("ran")));

        server.post("/api/bot/builder/tasks/" + task + "/failed", "{\"error\":\"No longer wanted\"}");
        String next = give("command", "y").getString("task_id");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> end().getString("task_id").equals(next));
        assertThat(end().getString("type")).isEqualTo("task_completed");
        worker.stop();
        assertThat(entries()).as("each queued, begun and ended once").hasSize(6);
        working.cancel(true);
    }

    @Test
    @DisplayName("whose report the server refuses tells the task as failed, with why, and goes on")
    void refusedReport() throws Exception {
        server.close();
        server = RunningServer.start(data, "limits.body", "1KiB");
        give("command", "print");
        String next = give("command", "x").getString("task_id");
        Worker worker = worker("sh", "-c", "[ $(cat) = x ] || printf '%01000d' 0; printf '%050d' 0");

        assertThat(worker.once()).isEqualTo(1);
        assertThat(worker.once()).isZero();

        assertThat(ended()).first().satisfies(refused -> {
            assertThat(refused.getString("type")).isEqualTo("task_failed");
            assertThat(refused.getString("error")).startsWith("What came of it was refused: ");
        });
        assertThat(end().getString("task_id")).isEqualTo(next);
        assertThat(end().getString("type")).isEqualTo("task_completed");
    }

    @Test
    @DisplayName("that is stopped ends its command and tells the task as failed")
    void stopped() throws Exception {
        give("command", "x");
        Worker worker = worker("sh", "-c", "touch ran; sleep 600");
        FutureTask<Integer> working = started(() -> {
            worker.run();
            return 0;
        });
        await().until(() -> Files.exists(folder.resolve("ran")));

        worker.stop();

        assertThat(end().getString("error")).isEqualTo("The worker was stopped");
        assertThat(working.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    @DisplayName("that finds no command says so, fails the task and takes no other")
    void noCommand() throws Exception {
        give("command", "x");
        give("command", "y");

        assertThatThrownBy(() -> worker("no-such-command-here").run()).isInstanceOf(IOException.class);

        assertThat(end().getString("error")).isEqualTo("Cannot start no-such-command-here");
        assertThat(entries())
                .filteredOn(entry -> entry.getString("type").equals("task_started"))
                .hasSize(1);
    }

    @Test
    @DisplayName("names the files that a task changed, by git")
    @NeedsTool({"sh", "git"})
    void files() throws Exception {
        assertThat(new ProcessBuilder("git", "init", "-q", folder.toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(folder.resolve("before.txt"), "1");
        give("command", "x");

        worker("sh", "-c", "echo 1 > made.txt").once();

        assertThat(end().getJsonArray("files_modified").toString()).isEqualTo("[\"made.txt\"]");
    }

    @Test
    @DisplayName("reports a task that ended while the server was away, as soon as it is back")
    void restart() throws Exception {
        give("command", "x");
        FutureTask<Integer> working = started(worker("sh", "-c", "touch ran; " + WAIT + "; echo done")::once);
        await().until(() -> Files.exists(folder.resolve("ran")));
        String port = String.valueOf(server.uri().getPort());

        server.close();
        go();
        server = RunningServer.start(data, "bot.lease", "30s", "port", port);

        assertThat(working.get(60, TimeUnit.SECONDS)).isZero();
        assertThat(end().getString("response")).isEqualTo("done\n");
        assertThat(entries()).hasSize(3);
    }

    @Test
    @DisplayName("runs no task twice over a wire that breaks, and every task ends")
    void broken() throws Exception {
        int tasks = 12;
        try (Cable cable = Cable.to(server.uri())) {
            Worker worker = worker(cable.uri(), "sh", "-c", "echo $HELIOGRAPH_TASK_ID >> ran");
            FutureTask<Integer> working = started(() -> {
                worker.run();
                return 0;
            });
            for (int i = 0; i < tasks; i++) {
                give("command", "x");
                cable.cut();
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> ended().size() == tasks);
            worker.stop();
            working.cancel(true);
        }

        assertThat(Files.readAllLines(folder.resolve("ran"))).doesNotHaveDuplicates();
        assertThat(ended()).extracting(end -> end.getString("task_id")).doesNotHaveDuplicates();
        assertThat(ended())
                .filteredOn(end -> end.getString("type").equals("task_completed"))
                .extracting(end -> end.getString("task_id"))
                .isSubsetOf(Files.readAllLines(folder.resolve("ran")));
    }

    private Worker worker(String... command) {
        return worker(server.uri(), command);
    }

    private Worker worker(URI address, String... command) {
        return new Worker(
                new Employer(new RemoteServer(address, Optional.empty()), "builder"),
                new Trade(List.of(command), folder, 1_000, Duration.ofMillis(300), out, out),
                new Silent(),
                Pause.real(),
                new Backoff(new Random(5)));
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "worker");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private void go() throws IOException {
        Files.createFile(folder.resolve("go"));
    }

    private WireClient watch() {
        WireClient watcher = server.socket("/ws/bot/builder/timeline");
        watcher.sendObject("type", "subscribe");
        watcher.next("subscribed");
        return watcher;
    }

    private JsonObject give(String... members) {
        return giveBody(Frames.object(members).toString());
    }

    private JsonObject give(String name, String value, int timeout) {
        String body = Frames.object(name, value).toString();
        return giveBody(body.substring(0, body.length() - 1) + ",\"timeout_seconds\":" + timeout + "}");
    }

    private JsonObject giveBody(String body) {
        return Frames.parse(server.post("/api/bot/builder/task", body).body());
    }

    private List<JsonObject> entries() {
        return Frames.parse(server.get("/api/bot/builder/timeline?order=asc&limit=1000")
                        .body())
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class);
    }

    private List<JsonObject> ended() {
        return entries().stream().filter(entry -> entry.containsKey("success")).toList();
    }

    private JsonObject end() {
        List<JsonObject> ended = ended();
        return ended.isEmpty() ? Frames.object("task_id", "none") : ended.get(ended.size() - 1);
    }

    /** What counts is what the server learns. */
    private static final class Silent implements Journal {
        @Override
        public void ready() {}

        @Override
        public void began(Order order) {}

        @Override
        public void ended(Order order, Outcome outcome, Duration took) {}

        @Override
        public void away() {}

        @Override
        public void back() {}
    }
}
