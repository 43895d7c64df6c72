package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three programs, as they are run: a server, a worker and whoever gives it tasks. */
@NeedsTool({"sh", "env"})
@DisplayName("heliograph worker and heliograph task")
class WorkerIT {
    private static final String WAIT = "while [ ! -e go ]; do sleep 0.05; done";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Program> programs = new ArrayList<>();
    private Program server;
    private URI uri;

    @BeforeEach
    void serve() {
        serve("0", "1m");
    }

    private void serve(String port, String lease) {
        server = started(Program.start(folder, "serve", "--port", port, "--set", "heliograph.bot.lease=" + lease));
        uri = URI.create(server.line().replace("Heliograph ready at ", ""));
    }

    @AfterEach
    void end() {
        programs.forEach(Program::close);
    }

    @Test
    @DisplayName(
            "what a task prints is shown, and its exit status is that of task --follow; no token reaches the command")
    void followed() throws Exception {
        String token = Files.readString(folder.resolve("data/admin.token")).strip();
        ready(started(Program.startUnder(
                List.of("env", "HELIOGRAPH_TOKEN=" + token),
                folder,
                arguments("worker", "--bot", "builder", "--exec", "sh"))));

        Program well = task("echo '::progress 50 half'; echo token=$HELIOGRAPH_TOKEN", "--follow");
        Program ill = task("echo broken; exit 7", "--follow");

        assertThat(well.status()).isZero();
        assertThat(well.restOfOutput()).containsExactly("token=");
        assertThat(well.restOfErrors()).anyMatch(line -> line.endsWith(" started"));
        assertThat(ill.status()).isEqualTo(7);
        assertThat(ill.restOfOutput()).isEmpty();
        assertThat(ill.restOfErrors()).contains("broken");
    }

    @Test
    @DisplayName("both go on through a restart of the server in mid-task")
    void restarted() throws Exception {
        ready(worker("sh"));
        Program task = task("touch ran; " + WAIT + "; exit 5", "--follow");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("ran")));

        server.terminate().status();
        serve(String.valueOf(uri.getPort()), "1m");
        Files.createFile(folder.resolve("go"));

        assertThat(task.status()).as(() -> "it said " + task.restOfErrors()).isEqualTo(5);
        assertThat(types()).containsExactly("task_queued", "task_started", "task_failed");
    }

    @Test
    @DisplayName(
            "a worker that is killed is found out; its task fails, or waits again if it may, and is run no other time,"
                    + " nor beside what was left of it")
    void killed() throws Exception {
        server.terminate().status();
        serve("0", "2s");
        Program worker = ready(worker("sh"));
        task(
                        "echo $HELIOGRAPH_ATTEMPT >> runs; if [ $HELIOGRAPH_ATTEMPT = 1 ]; then echo $$ > first; sleep 600;"
                                + " else ! tr -d '\\0' < /proc/$(cat first)/cmdline | grep .; fi",
                        "--retries",
                        "1")
                .status();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("runs")));
        worker.kill();
        assertThat(worker("--json", "--once", "sh").status()).isZero();
        assertThat(Files.readAllLines(folder.resolve("runs"))).containsExactly("1", "2");
        assertThat(types())
                .containsExactly("task_queued", "task_started", "task_queued", "task_started", "task_completed");

        Files.delete(folder.resolve("runs"));
        Program second = ready(worker("sh"));
        Program task = task("echo x >> runs; sleep 8", "--follow");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("runs")));
        second.kill();

        assertThat(task.status()).isEqualTo(1);
        assertThat(task.restOfErrors()).anyMatch(line -> line.endsWith("failed: Timeout after 2 seconds"));
        assertThat(Files.readAllLines(folder.resolve("runs"))).containsExactly("x");
    }

    @Test
    @DisplayName("a worker that is asked to end ends its command, tells the task as failed and ends with 143")
    void terminated() throws Exception {
        Program worker = ready(worker("sh"));
        Program task = task("touch ran; " + WAIT, "--follow");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("ran")));

        assertThat(worker.terminateAlone().status()).isEqualTo(ExitStatus.TERMINATED);

        assertThat(task.status()).isEqualTo(1);
        assertThat(task.restOfErrors()).anyMatch(line -> line.endsWith("failed: The worker was stopped"));
    }

    @Test
    @NeedsTool("git")
    @DisplayName("a file whose name the worker's locale cannot write ends no worker, and is named")
    void otherLocale() throws Exception {
        assertThat(new ProcessBuilder("git", "init", "-q", folder.toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(folder.resolve(".gitignore"), "/data\n");
        ready(started(Program.startUnder(
                List.of("env", "LC_ALL=C"), folder, arguments("worker", "--bot", "builder", "--exec", "sh"))));

        Program task = task("touch \"$(printf 'n\\303\\251e.txt')\"", "--follow", "--json");

        assertThat(task.status()).isZero();
        assertThat(task.restOfOutput())
                .last()
                .satisfies(end -> assertThat(
                                Frames.parse(end).getJsonArray("files_modified").toString())
                        .isEqualTo("[\"née.txt\"]"));
    }

    @Test
    @DisplayName("a task is named, and an unknown bot is refused in one line")
    void named() {
        Program refused = started(Program.start(folder, arguments("task", "nobody", "x")));
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.restOfErrors()).hasSize(1);

        ready(worker("sh"));
        Program named = task("true", "--id", "T-1");
        assertThat(named.status()).isZero();
        assertThat(named.restOfOutput()).containsExactly("T-1");
        assertThat(task("true", "--id", "T-1").status()).isEqualTo(1);
    }

    private Program worker(String... rest) {
        List<String> arguments = new ArrayList<>(List.of("worker", "--bot", "builder"));
        arguments.addAll(List.of(rest).subList(0, rest.length - 1));
        arguments.addAll(List.of("--exec", rest[rest.length - 1]));
        return started(Program.start(folder, arguments(arguments.toArray(String[]::new))));
    }

    /** A worker that is known to the server. */
    private static Program ready(Program worker) {
        assertThat(worker.errorLine()).isEqualTo("heliograph: waiting for tasks of builder");
        return worker;
    }

    private Program task(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("task", "builder", command));
        arguments.addAll(List.of(options));
        return started(Program.start(folder, arguments(arguments.toArray(String[]::new))));
    }

    private String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--server", uri.toString()));
        return all.toArray(String[]::new);
    }

    private Program started(Program program) {
        programs.add(program);
        return program;
    }

    private List<String> types() throws Exception {
        String answer = http.send(
                        HttpRequest.newBuilder(uri.resolve("/api/bot/builder/timeline?order=asc"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return Frames.parse(answer).getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("type"))
                .toList();
    }
}
