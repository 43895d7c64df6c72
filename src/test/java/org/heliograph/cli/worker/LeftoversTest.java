package org.heliograph.cli.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.heliograph.support.NeedsTool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@NeedsTool("sh")
@EnabledOnOs(OS.LINUX)
@DisplayName("What an earlier attempt of a task left running")
class LeftoversTest {
    private static final URI HERE = URI.create("http://127.0.0.1:8080");
    private static final Duration GRACE = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    @DisplayName("is ended, also what does not listen and what its parent has left alone")
    void ended() throws Exception {
        Process deaf = start(HERE, order("T-1", 1), "trap '' TERM; touch deaf; while :; do sleep 600; done");
        Process parent = start(HERE, order("T-1", 2), "sleep 600 & echo $! > orphan; touch left");
        awaitFile("deaf");
        awaitFile("left");
        assertThat(parent.waitFor()).isZero();

        new Leftovers(order("T-1", 3).environment(HERE)).end(GRACE);

        assertThat(deaf.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Path orphan =
                Path.of("/proc", Files.readString(folder.resolve("orphan")).strip(), "cmdline");
        // One whose parent never asks stays in the list of processes, with nothing in it.
        // It may end between the two looks.
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> !Files.exists(orphan) || Files.readAllBytes(orphan).length == 0);
    }

    @Test
    @DisplayName("is nothing of this attempt, of another task, or of a server elsewhere")
    void others() throws Exception {
        List<Process> kept = List.of(
                start(HERE, order("T-1", 2), "touch a; exec sleep 600"),
                start(HERE, order("T-2", 1), "touch b; exec sleep 600"),
                start(URI.create("http://127.0.0.1:8081"), order("T-1", 1), "touch c; exec sleep 600"));
        Process earlier = start(HERE, order("T-1", 1), "touch d; exec sleep 600");
        List.of("a", "b", "c", "d").forEach(this::awaitFile);

        new Leftovers(order("T-1", 2).environment(HERE)).end(GRACE);

        assertThat(earlier.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(kept).allMatch(Process::isAlive);
    }

    private static Order order(String task, int attempt) {
        return new Order(task, "builder", "x", "websocket", "P1", null, 60, "lease", attempt);
    }

    private Process start(URI server, Order order, String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
        builder.environment().putAll(order.environment(server));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void awaitFile(String name) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve(name)));
    }
}
