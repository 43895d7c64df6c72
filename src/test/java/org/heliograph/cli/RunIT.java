package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans as they are run: processes, their output, their exit status. */
@NeedsTool({"sh", "kill", "seq", "tee", "env"})
@DisplayName("heliograph run")
class RunIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SAYS = "heliograph: ";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Program> programs = new ArrayList<>();

    @AfterEach
    void end() {
        programs.forEach(Program::close);
    }

    @Test
    @DisplayName(
            "without --server starts one, prints its page's address, passes on what the command prints and its status")
    void alone() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Program run = program(Program.startWith(
                List.of("-Djava.io.tmpdir=" + temporary),
                folder,
                "run",
                "--keep",
                "--",
                "sh",
                "-c",
                "echo out; echo err >&2; exit 7"));
        URI page = page(run);

        assertThat(run.line()).isEqualTo("out");
        List<String> said = new ArrayList<>();
        while (said.isEmpty() || !said.get(said.size() - 1).endsWith("the page stays until Ctrl-C")) {
            said.add(run.errorLine());
        }
        assertThat(said).contains("err").anyMatch(line -> line.startsWith(SAYS + "step 1 of 1 failed after "));
        assertThat(poll(page).getString("overall_status")).isEqualTo("failed");
        assertThat(get(page, "/channels/").statusCode()).as("pages are there").isEqualTo(200);

        assertThat(run.terminateAlone().status()).isEqualTo(ExitStatus.TERMINATED);
        assertThat(temporary).as("nothing is left").isEmptyDirectory();
        assertThat(started("run", "--quiet", "--", "sh", "-c", "echo out; exit 7")
                        .status())
                .isEqualTo(7);
        assertThat(programs.get(1).restOfOutput()).isEmpty();
    }

    @Test
    @DisplayName("runs a file's steps in order, with what they are given, until one fails")
    void file() throws Exception {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("plan.yaml"), """
                name: Build
                id: build-1
                mask_env: [SECRET]
                steps:
                  - name: where
                    directory: sub
                    environment: {GREETING: hello}
                    command: 'pwd > ../where; echo $GREETING $SECRET "token=$HELIOGRAPH_TOKEN"; cat'
                  - name: may fail
                    command: exit 3
                    continue_on_error: true
                  - name: slow
                    command: [sleep, "600"]
                    timeout: 500ms
                  - command: echo never
                """);
        Program server = serve("0");
        String url = url(server);

        String token = Files.readString(folder.resolve("data/admin.token")).strip();
        Program run = program(Program.startUnder(
                List.of("env", "SECRET=hunter2", "HELIOGRAPH_TOKEN=" + token),
                folder,
                "run",
                "plan.yaml",
                "--server",
                url));

        assertThat(run.status()).isEqualTo(ExitStatus.TIMED_OUT);
        JsonObject plan = poll(URI.create(url + "/plans/?plan=build-1"));
        assertThat(plan.getString("name")).isEqualTo("Build");
        assertThat(steps(plan, "step_name")).containsExactly("where", "may fail", "slow", "echo never");
        assertThat(steps(plan, "status")).containsExactly("completed", "failed", "failed", "skipped");
        assertThat(steps(plan, "output").get(0)).isEqualTo("hello *** token=\n");
        assertThat(Files.readString(folder.resolve("where")).strip()).endsWith("/sub");
        assertThat(started("run", "plan.yaml", "--server", url).status())
                .as("that plan has ended")
                .isEqualTo(ExitStatus.FAILED);
    }

    @Test
    @DisplayName("ended by Ctrl-C cancels the plan and ends the command with all that it started")
    void interrupted() throws Exception {
        assumeThat(hearsInterrupts()).isTrue();
        String url = url(serve("0"));
        Program run = started(
                "run", "--server", url, "--", "sh", "-c", "sleep 600 & echo $! > child; echo begun; touch began; wait");
        URI page = page(run);
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("began")));

        assertThat(run.interrupt().status()).isEqualTo(ExitStatus.INTERRUPTED);

        JsonObject plan = poll(page);
        assertThat(plan.getString("overall_status")).isEqualTo("cancelled");
        assertThat(steps(plan, "output")).containsExactly("begun\n");
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        await().atMost(LONG)
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    @DisplayName(
            "X10: loses and doubles nothing when its server is killed and comes back, secrets hidden before and after")
    void killed() throws Exception {
        Program server = serve("0");
        String url = url(server);
        Files.writeString(folder.resolve("plan.yaml"), """
                id: long
                mask: [s3cret]
                steps:
                  - command: |
                      { until [ -e go ]; do
                        seq 500; printf 'pass s3c'; touch began; sleep 0.02; echo ret
                      done; } | tee printed
                  - command: echo the end
                """);
        Program run = started("run", "plan.yaml", "--server", url, "--quiet");
        URI page = page(run);
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("began")));

        for (int kills = 0; kills < 2; kills++) {
            server.kill();
            server = serve(String.valueOf(page.getPort()));
            assertThat(url(server)).isEqualTo(url);
            int before = shown(page);
            await().atMost(LONG).until(() -> shown(page) > before);
        }
        Files.createFile(folder.resolve("go"));

        assertThat(run.status()).as(() -> "it said " + run.restOfErrors()).isZero();
        String printed = Files.readString(folder.resolve("printed"));
        assertThat(printed).contains("s3cret");
        String path = "/api/dashboard/plan/long/steps/0/output";
        assertThat(get(page, path).body()).isEqualTo(printed.replace("s3cret", "***"));
        assertThat(poll(page).getString("overall_status")).isEqualTo("completed");
    }

    @Test
    @DisplayName("tells a command line or a file that makes no sense in one line, with status 2")
    void senseless() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), "steps: [{command: make, shell: bash}]");
        assertThat(onlyLine(started("run", "bad.yaml")))
                .startsWith(SAYS + "bad.yaml: steps[0].shell is not known; there are name, command");
        Program words = started("run", "make", "all");
        assertThat(words.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(words.errorLine()).contains("run -- make all");
        Program nowhere = started("run", "--server", "http://127.0.0.1:1", "--", "touch", "ran");
        assertThat(nowhere.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    /** Who was started with Ctrl-C switched off, as things in the background are, leaves it so for all it starts. */
    private static boolean hearsInterrupts() throws Exception {
        Path self = Path.of("/proc/self/status");
        return !Files.exists(self)
                || Files.readAllLines(self).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .noneMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private static String onlyLine(Program program) {
        assertThat(program.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(program.restOfErrors()).hasSize(1);
        return program.errorLine();
    }

    private Program serve(String port) {
        return started("serve", "--port", port);
    }

    private static String url(Program server) {
        return server.line().replace("Heliograph ready at ", "").replaceFirst("/$", "");
    }

    private static URI page(Program run) {
        return URI.create(run.errorLine().replace(SAYS, ""));
    }

    private int shown(URI page) throws Exception {
        HttpResponse<String> answer = get(page, "/api/dashboard/plan/long/poll");
        return answer.statusCode() == 200
                ? Frames.parse(answer.body())
                        .getJsonArray("steps")
                        .getJsonObject(0)
                        .getInt("output_bytes")
                : 0;
    }

    private JsonObject poll(URI page) throws Exception {
        String id = page.getQuery().replace("plan=", "");
        return Frames.parse(get(page, "/api/dashboard/plan/" + id + "/poll").body());
    }

    private static List<String> steps(JsonObject plan, String field) {
        var steps = plan.getJsonArray("steps");
        return IntStream.range(0, steps.size())
                .mapToObj(i -> steps.getJsonObject(i).getString(field))
                .toList();
    }

    private HttpResponse<String> get(URI page, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(page.resolve(path)).build(), BodyHandlers.ofString());
    }

    private Program started(String... arguments) {
        return program(Program.start(folder, arguments));
    }

    private Program program(Program program) {
        programs.add(program);
        return program;
    }
}
