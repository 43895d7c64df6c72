package org.heliograph.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliograph.support.Frames;
import org.heliograph.support.Program;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three rounds, or half as many as {@code -Dcrash.rounds} says. */
@DisplayName("X10 The server's process, killed again and again while a plan prints")
class PlanCrashIT {
    private static final String PLAN = "/api/dashboard/plan/p";
    private static final int STEPS = 2;
    private static final int MOST_BEFORE_A_KILL = 200;

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random();
    private final int[] printed = new int[STEPS];
    private final List<JsonObject> received = new ArrayList<>();
    private String cursor = "";
    private URI server;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName(
            "X10 K1 every line is there once and in order, for who follows by cursor, in the poll and in the whole")
    void killed() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        server = URI.create("http://127.0.0.1:" + port);
        int rounds = Math.max(1, Integer.getInteger("crash.rounds", 6) / 2);
        for (int round = 0; round < rounds; round++) {
            try (Program program = start(port)) {
                if (round == 0) {
                    define();
                } else {
                    examine();
                }
                printUntilKilled(program);
            }
        }
        try (Program program = start(port)) {
            assertThat(program.restOfOutput()).isEmpty();
            examine();
            for (int step = 0; step < STEPS; step++) {
                printOne(step);
            }
            follow();
            examine();
        }
    }

    private Program start(int port) {
        Program program = Program.start(folder, "serve", "--port", String.valueOf(port));
        assertThat(program.line()).startsWith("Heliograph ready at ");
        return program;
    }

    private void define() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve(PLAN))
                        .PUT(BodyPublishers.ofString("{\"steps\":[{\"name\":\"a\"},{\"name\":\"b\"}]}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        cursor = Frames.parse(answer.body()).getString("cursor");
    }

    private void printUntilKilled(Program program) throws Exception {
        CountDownLatch enough = new CountDownLatch(1 + random.nextInt(MOST_BEFORE_A_KILL));
        WireClient client = subscribed();
        List<Future<?>> printing = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int mine = step;
            printing.add(threads.submit(() -> {
                try {
                    while (true) {
                        printOne(mine);
                        enough.countDown();
                    }
                } catch (IOException e) {
                    // Killed before it answered: this one may or may not be in the log, and is sent again.
                    return null;
                }
            }));
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).as("enough was printed").isTrue();
        program.kill();
        for (Future<?> each : printing) {
            each.get(60, TimeUnit.SECONDS);
        }
        client.closed();
        client.waiting().forEach(this::take);
    }

    /** Prints the next line of a step, under a key of its own. */
    private void printOne(int step) throws IOException, InterruptedException {
        String line = step + ":" + printed[step] + "\n";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve(PLAN + "/steps/" + step + "/output"))
                        .header("Idempotency-Key", line.strip())
                        .POST(BodyPublishers.ofString(line))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        printed[step]++;
    }

    private WireClient subscribed() {
        WireClient client = WireClient.open(URI.create("ws" + server.toString().substring(4) + "/ws/s"));
        client.sendObject("type", "subscribe", "plan_id", "p", "cursor", cursor);
        assertThat(client.next().getString("type")).isEqualTo("subscribed");
        client.upTo("live").forEach(this::take);
        // This client may never notice a line that is cut just after its handshake: go on from well past it.
        client.send("{\"type\":\"ping\"}").upTo("pong").forEach(this::take);
        return client;
    }

    private void follow() {
        try (WireClient client = subscribed()) {
            assertThat(client.isOpen()).isTrue();
        }
    }

    private void take(JsonObject frame) {
        if (frame.containsKey("cursor")) {
            cursor = frame.getString("cursor");
        }
        if (frame.containsKey("seq")) {
            received.add(frame);
        }
    }

    private void examine() throws IOException, InterruptedException {
        assertThat(received.stream().map(frame -> frame.getInt("seq")))
                .as("what was pushed, after the first event")
                .isEqualTo(IntStream.range(2, received.size() + 2).boxed().toList());
        JsonObject poll = Frames.parse(get(PLAN + "/poll"));
        for (int step = 0; step < STEPS; step++) {
            String whole = get(PLAN + "/steps/" + step + "/output");
            List<String> lines = whole.lines().toList();
            int mine = step;
            assertThat(lines)
                    .isEqualTo(IntStream.range(0, lines.size())
                            .mapToObj(i -> mine + ":" + i)
                            .toList());
            assertThat(lines.size()).as("what was acknowledged is there").isBetween(printed[step], printed[step] + 1);
            assertThat(whole)
                    .endsWith(poll.getJsonArray("steps").getJsonObject(step).getString("output"))
                    .startsWith(pushed(step));
        }
    }

    private String pushed(int step) {
        return received.stream()
                .filter(frame -> frame.getString("type").equals("step_output") && frame.getInt("step_index") == step)
                .map(frame -> frame.getString("output"))
                .collect(Collectors.joining());
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
