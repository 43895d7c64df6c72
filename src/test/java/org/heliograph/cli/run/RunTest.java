package org.heliograph.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.heliograph.cli.remote.Backoff;
import org.heliograph.cli.remote.Insistence;
import org.heliograph.cli.remote.RemoteServer;
import org.heliograph.support.Cable;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run, a real server, real commands. */
@NeedsTool("sh")
@ExtendWith(SharedServer.class)
@DisplayName("A run")
class RunTest {
    private static final String WAIT = "while [ ! -e go ]; do sleep 0.02; done";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final RunningServer server;
    private final String id = "run-" + UUID.randomUUID();
    private final RecordingDisplay display = new RecordingDisplay();

    RunTest(RunningServer server) {
        this.server = server;
    }

    @Test
    @DisplayName("tells the server of each step, of what it printed where, and how it ended")
    void steps() throws Exception {
        int status = run(step("echo hello; echo $HELIOGRAPH_PLAN_ID $HELIOGRAPH_STEP_INDEX"), step("echo oops >&2"))
                .run(LONG);

        assertThat(status).isZero();
        JsonObject plan = poll();
        assertThat(plan.getString("overall_status")).isEqualTo("completed");
        assertThat(statuses()).containsExactly("completed", "completed");
        assertThat(output(0)).isEqualTo("hello\n" + id + " 0\n");
        assertThat(lines(0)).allMatch(line -> line.getString("stream").equals("stdout"));
        assertThat(lines(1)).singleElement().satisfies(line -> {
            assertThat(line.getString("text")).isEqualTo("oops");
            assertThat(line.getString("stream")).isEqualTo("stderr");
        });
        assertThat(plan.getJsonObject("summary").getInt("exit_status")).isZero();
        assertThat(display.events()).containsExactly("began 0", "ended 0 ", "began 1", "ended 1 ", "over completed");
        assertThat(display.printed()).contains("hello\n", "oops\n");
    }

    @Test
    @DisplayName("ends with the first step that fails and must not, and with its status")
    void failed() throws Exception {
        Step late =
                new Step("late", "", sh("sleep 600"), folder, Map.of(), Redirect.PIPE, Duration.ofMillis(200), true);
        Step missing = new Step("missing", "", List.of("./no-such"), folder, Map.of(), Redirect.PIPE, null, true);

        int status = run(allowed("exit 5"), late, missing, step("echo x; exit 7"), step("echo never"))
                .run(LONG);

        assertThat(status).isEqualTo(7);
        JsonObject plan = poll();
        assertThat(statuses()).containsExactly("failed", "failed", "failed", "failed", "skipped");
        assertThat(plan.getString("overall_status")).isEqualTo("failed");
        assertThat(plan.getString("error")).isEqualTo("Exit status 7");
        assertThat(plan.getInt("failed_step_index")).isEqualTo(3);
        assertThat(errors().get(0)).isEqualTo("Exit status 5");
        assertThat(errors().get(1)).isEqualTo("Timeout after 0.2 s");
        assertThat(errors().get(2)).contains("no-such");
    }

    @Test
    @DisplayName("ends with 124 for a step that took too long, and ends all that it started")
    void timedOut() throws Exception {
        String unlikely = String.valueOf(new Random().nextInt(100_000, 1_000_000));
        Step late = new Step(
                "late",
                "",
                sh("sleep " + unlikely + " & wait"),
                folder,
                Map.of(),
                Redirect.PIPE,
                Duration.ofSeconds(1),
                false);

        assertThat(run(late).run(LONG)).isEqualTo(124);

        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(command -> command.contains(unlikely));
        assertThat(statuses()).containsExactly("failed");
    }

    @Test
    @DisplayName("hides secrets that a command prints in pieces, in what it is called too")
    void masked() throws Exception {
        Plan plan = new Plan(
                id,
                "with s3cret",
                List.of(step("printf 'pass s3c'; sleep 0.2; echo ret; printf s3")),
                List.of("s3cret"));

        assertThat(run(plan, server.uri()).run(LONG)).isZero();

        assertThat(output(0)).isEqualTo("pass ***\ns3");
        assertThat(poll().toString()).doesNotContain("s3cret");
        assertThat(display.printed()).as("what we show is not what we tell").contains("s3c");
    }

    @Test
    @DisplayName("tells everything in order and once, however often the connection breaks")
    void cut() throws Exception {
        Random random = new Random(7);
        try (Cable cable = Cable.to(server.uri())) {
            Run run = run(
                    plan(step("for i in $(seq 40); do seq $i 3000; sleep 0.03; done | tee printed; printf '\\303'")),
                    cable.uri());
            FutureTask<Integer> running = started(run);
            for (int cuts = 0; cuts < 30; cuts++) {
                Thread.sleep(random.nextInt(60));
                cable.cut();
            }

            assertThat(running.get()).isZero();
        }
        assertThat(output(0)).isEqualTo(Files.readString(folder.resolve("printed")) + "\uFFFD");
    }

    @Test
    @DisplayName("goes on without its server, holds no command up, and says at the end what the server has not heard")
    void alone() throws Exception {
        FutureTask<Integer> running;
        try (Cable cable = Cable.to(server.uri())) {
            Plan plan = plan(step("touch began; " + WAIT + "; head -c 20000000 /dev/zero; exit 3"));
            running = started(run(plan, cable.uri()), Duration.ZERO);
            awaitFile("began");
        }
        go();

        assertThat(running.get(60, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(display.words()).contains("the server has not heard everything of it");
    }

    @Test
    @DisplayName("that is cancelled ends its command and all that that started, and tells the server so")
    void cancelled() throws Exception {
        Run run = run(step("sleep 600 & echo $! > child; echo begun; touch began; wait"), step("touch never"));
        FutureTask<Integer> running = started(run);
        awaitFile("began");

        run.cancel();

        assertThat(running.get(60, TimeUnit.SECONDS)).isEqualTo(130);
        assertGone("child");
        assertThat(poll().getString("overall_status")).isEqualTo("cancelled");
        assertThat(statuses()).containsExactly("failed", "skipped");
        assertThat(output(0)).isEqualTo("begun\n");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    @DisplayName("that somebody cancels on the server ends as well, though its command says nothing")
    void cancelledOnTheServer() throws Exception {
        FutureTask<Integer> running = started(run(step("sleep 600 & echo $! > child; touch began; wait")));
        awaitFile("began");

        assertThat(server.post("/api/dashboard/plan/" + id + "/cancel", "").statusCode())
                .isEqualTo(200);

        assertThat(running.get(60, TimeUnit.SECONDS)).isEqualTo(130);
        assertGone("child");
        assertThat(display.words()).contains("the plan was cancelled on the server");
    }

    @Test
    @DisplayName("does not wait for what a command left running")
    void leftRunning() throws Exception {
        assertThat(run(step("sleep 600 & echo $! > child; echo done")).run(LONG))
                .isZero();

        assertThat(output(0)).isEqualTo("done\n");
        ProcessHandle.of(pid("child")).ifPresent(ProcessHandle::destroyForcibly);
    }

    private Step step(String script) {
        return new Step(script, script, sh(script), folder, Map.of(), Redirect.PIPE, null, false);
    }

    private Step allowed(String script) {
        return new Step(script, script, sh(script), folder, Map.of(), Redirect.PIPE, null, true);
    }

    private static List<String> sh(String script) {
        return List.of("sh", "-c", script);
    }

    private Plan plan(Step... steps) {
        return new Plan(id, null, List.of(steps), List.of());
    }

    private Run run(Step... steps) throws Exception {
        return run(plan(steps), server.uri());
    }

    private Run run(Plan plan, URI uri) throws Exception {
        RemotePlan remote = new RemotePlan(new RemoteServer(uri, Optional.empty()), id, plan);
        Insistence insistence = new Insistence(
                time -> Thread.sleep(time.toMillis() / 20), new Backoff(new Random(1)), new Insistence.Witness() {
                    @Override
                    public void away() {}

                    @Override
                    public void back() {}
                });
        insistence.ask(() -> {
            remote.define();
            return true;
        });
        return new Run(plan, remote, insistence, display, folder);
    }

    private static FutureTask<Integer> started(Run run) {
        return started(run, LONG);
    }

    private static FutureTask<Integer> started(Run run, Duration linger) {
        FutureTask<Integer> task = new FutureTask<>(() -> run.run(linger));
        new Thread(task, "run").start();
        return task;
    }

    private JsonObject poll() {
        return Frames.parse(server.get("/api/dashboard/plan/" + id + "/poll").body());
    }

    private List<String> statuses() {
        return steps("status");
    }

    private List<String> errors() {
        return steps("error");
    }

    private List<String> steps(String field) {
        return poll().getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .map(step -> step.isNull(field) ? "" : step.getString(field))
                .collect(Collectors.toList());
    }

    private String output(int step) {
        return server.get("/api/dashboard/plan/" + id + "/steps/" + step + "/output")
                .body();
    }

    private List<JsonObject> lines(int step) {
        return Frames.parse(server.get("/api/dashboard/plan/" + id + "/steps/" + step + "/lines")
                        .body())
                .getJsonArray("lines")
                .getValuesAs(JsonObject.class);
    }

    private void go() throws Exception {
        Files.createFile(folder.resolve("go"));
    }

    private void awaitFile(String name) {
        await().atMost(LONG).until(() -> Files.exists(folder.resolve(name)));
    }

    private long pid(String file) throws Exception {
        return Long.parseLong(Files.readString(folder.resolve(file), UTF_8).strip());
    }

    private void assertGone(String file) throws Exception {
        long pid = pid(file);
        await().atMost(LONG)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }
}
