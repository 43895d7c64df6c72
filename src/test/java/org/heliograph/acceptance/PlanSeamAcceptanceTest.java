package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliograph.Heliograph;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.StepStatus;
import org.heliograph.support.Channel;
import org.heliograph.support.Frames;
import org.heliograph.support.LoggedTroubles;
import org.heliograph.support.Plan;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Here the log is not forced: how many there are is the question, not what survives. */
@DisplayName("S002: many at once")
class PlanSeamAcceptanceTest {
    private static final int WRITERS = 8;
    private static final int EACH = 20;
    private static final String[] STEPS =
            IntStream.range(0, WRITERS).mapToObj(i -> "step " + i).toArray(String[]::new);

    @TempDir
    static Path data;

    static RunningServer server;

    private final ExecutorService people = Executors.newCachedThreadPool();
    private LoggedTroubles troubles;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "log.plan.durability", "memory", "send.stall", "120s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        troubles = new LoggedTroubles();
    }

    @AfterEach
    void nothingWentWrong() {
        people.shutdownNow();
        troubles.close();
        assertThat(troubles.all()).isEmpty();
    }

    private static Heliograph.Plan laidOut(Plan plan) {
        Heliograph.Plan door = server.inside().heliograph().plan(plan.id());
        door.define(Definition.of("Crowded", STEPS)).toCompletableFuture().join();
        return door;
    }

    /** Each prints into a step of its own, so many times. */
    private List<CompletableFuture<Void>> writing(Heliograph.Plan door, int times) {
        return IntStream.range(0, WRITERS)
                .mapToObj(step -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < times; i++) {
                                print(door, step, i);
                            }
                        },
                        people))
                .toList();
    }

    /** Now as a step's change, now as a chunk: both belong to its output. */
    private static void print(Heliograph.Plan door, int step, int number) {
        String text = step + ":" + number + "\n";
        (number % 2 == 0 ? door.step(step, StepStatus.RUNNING, text, null) : door.print(step, Outlet.STDOUT, text))
                .toCompletableFuture()
                .join();
    }

    private static String source(int step, int times) {
        return IntStream.range(0, times).mapToObj(i -> step + ":" + i + "\n").collect(Collectors.joining());
    }

    private static void join(List<CompletableFuture<Void>> writers) {
        writers.forEach(CompletableFuture::join);
    }

    @RepeatedTest(25)
    @DisplayName(
            "K7 D18 subscribing while 8 write: snapshot and what follows make up the plan, with no hole, none twice")
    void theSeam(RepetitionInfo round) {
        Plan plan = new Plan(server, "seam-" + round.getCurrentRepetition());
        Heliograph.Plan door = laidOut(plan);
        String start = door.head();
        List<CompletableFuture<Void>> writers = writing(door, EACH);
        try (WireClient late = plan.open("s");
                WireClient resuming = plan.open("s")) {
            JsonObject snapshot = plan.subscribe(late).getJsonObject("snapshot");
            resuming.sendObject("type", "subscribe", "plan_id", plan.id(), "cursor", start);
            assertThat(resuming.next().isNull("snapshot")).isTrue();
            join(writers);
            door.cancel().toCompletableFuture().join();

            List<JsonObject> after = late.upTo("plan_failed");
            List<JsonObject> all = new ArrayList<>(resuming.upTo("plan_failed"));
            // Where the end was read before the seam, its mark comes behind it.
            all.removeIf(frame -> frame.getString("type").equals("live"));
            assertThat(seqs(all))
                    .isEqualTo(IntStream.range(2, all.size() + 2).boxed().toList());
            assertThat(seqs(after)).isEqualTo(seqs(all).subList(all.size() - after.size(), all.size()));
            assertThat(after).extracting(PlanSeamAcceptanceTest::id).isSubsetOf(ids(all));
            JsonObject poll = plan.poll();
            for (int step = 0; step < WRITERS; step++) {
                String whole = source(step, EACH);
                assertThat(Plan.step(snapshot, step).getString("output") + Plan.printed(after, step))
                        .isEqualTo(whole);
                assertThat(Plan.printed(all, step)).isEqualTo(whole);
                assertThat(Plan.step(poll, step).getString("output")).isEqualTo(whole);
            }
        }
    }

    private static List<Integer> seqs(List<JsonObject> frames) {
        return frames.stream().map(frame -> frame.getInt("seq")).toList();
    }

    private static String id(JsonObject frame) {
        return frame.getString("id");
    }

    private static List<String> ids(List<JsonObject> frames) {
        return frames.stream().map(PlanSeamAcceptanceTest::id).toList();
    }

    @Test
    @DisplayName("D26: of 8 threads that each tell a hundred things, everybody who follows sees one order, whole")
    void oneOrder() {
        Plan plan = new Plan(server, "one-order");
        Heliograph.Plan door = laidOut(plan);
        List<WireClient> clients = Stream.generate(plan::follow).limit(5).toList();
        join(writing(door, 100));
        door.cancel().toCompletableFuture().join();
        List<JsonObject> first = clients.get(0).upTo("plan_failed");
        assertThat(seqs(first))
                .isEqualTo(IntStream.range(2, first.size() + 2).boxed().toList());
        for (int step = 0; step < WRITERS; step++) {
            assertThat(Plan.printed(first, step)).isEqualTo(source(step, 100));
        }
        for (WireClient client : clients.subList(1, clients.size())) {
            assertThat(client.upTo("plan_failed")).isEqualTo(first);
        }
        clients.forEach(WireClient::close);
    }

    @Test
    @DisplayName("D32: others come and go while a plan is told of; who stays misses nothing, and nothing goes wrong")
    void comingAndGoing() {
        Plan plan = new Plan(server, "coming-and-going");
        Heliograph.Plan door = laidOut(plan);
        try (WireClient steady = plan.follow()) {
            List<CompletableFuture<Void>> writers = writing(door, 50);
            List<CompletableFuture<Void>> visitors = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < 25; i++) {
                                    visit(plan, i);
                                }
                            },
                            people))
                    .limit(4)
                    .toList();
            join(writers);
            join(visitors);
            door.cancel().toCompletableFuture().join();
            List<JsonObject> frames = steady.upTo("plan_failed");
            assertThat(seqs(frames))
                    .isEqualTo(IntStream.range(2, frames.size() + 2).boxed().toList());
        }
    }

    private static void visit(Plan plan, int number) {
        WireClient visitor = plan.open("visitor-" + number % 3);
        visitor.sendObject("type", "subscribe", "plan_id", plan.id());
        if (number % 3 == 0) {
            visitor.sendObject("type", "unsubscribe", "plan_id", plan.id());
            visitor.next("unsubscribed");
        }
        if (number % 3 == 1) {
            visitor.abort();
        } else {
            visitor.close();
        }
    }

    @Test
    @DisplayName("X8 D28: while one takes no byte, 20 MB pass to the others, here and elsewhere; then it gets them all")
    void theStalled() {
        Plan plan = new Plan(server, "stalled");
        Heliograph.Plan door = laidOut(plan);
        Channel elsewhere = new Channel(server, "elsewhere");
        String much = "x".repeat(63_999) + "\n";
        int count = 320;
        try (RawWebSocket stalled = server.raw("/ws/s");
                WireClient healthy = plan.follow();
                WireClient other = elsewhere.join()) {
            stalled.text("{\"type\":\"subscribe\",\"plan_id\":\"stalled\"}").readText();
            for (int i = 0; i < count; i++) {
                door.print(0, Outlet.STDOUT, much).toCompletableFuture().join();
                assertThat(healthy.next().getInt("chunk")).isEqualTo(i);
                if (i % 40 == 0) {
                    elsewhere.say("still here");
                    other.next("message");
                }
            }
            for (int i = 0; i < count; ) {
                JsonObject frame = Frames.parse(stalled.readTexts(1).get(0));
                if (frame.getString("type").equals("step_output")) {
                    assertThat(frame.getInt("chunk")).isEqualTo(i++);
                }
            }
        }
    }

    @Test
    @DisplayName("X7: two threads tell a session ten thousand things each: all arrive whole, in each one's order")
    void toOneSession() {
        Heliograph.Sessions sessions = server.inside().heliograph().sessions();
        int count = 10_000;
        int batch = 100;
        try (WireClient client = new Plan(server, "p").open("told")) {
            List<String> heard = new ArrayList<>();
            for (int from = 0; from < count; from += batch) {
                int first = from;
                // What is sent to a socket that does not keep up is bounded: it is heard before there is more.
                join(Stream.of("a", "b")
                        .map(writer -> CompletableFuture.runAsync(
                                () -> IntStream.range(first, first + batch)
                                        .forEach(i -> sessions.send(
                                                "told",
                                                Frames.object(
                                                        "type", "told", "by", writer, "number", String.valueOf(i)))),
                                people))
                        .toList());
                client.next(2 * batch).forEach(frame -> heard.add(frame.getString("by") + frame.getString("number")));
            }
            for (String writer : List.of("a", "b")) {
                assertThat(heard.stream().filter(each -> each.startsWith(writer)))
                        .isEqualTo(IntStream.range(0, count)
                                .mapToObj(i -> writer + i)
                                .toList());
            }
            assertThat(client.settle().waiting()).isEmpty();
        }
    }
}
