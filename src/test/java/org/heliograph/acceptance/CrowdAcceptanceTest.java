package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.Heliograph;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.LoggedTroubles;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("many at once")
class CrowdAcceptanceTest {
    private static final int WRITERS = 20;
    private static final int EACH = 100;
    private static final int ALL = WRITERS * EACH;

    @TempDir
    static Path data;

    static RunningServer server;

    private final ExecutorService people = Executors.newCachedThreadPool();
    private LoggedTroubles troubles;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listenForTroubles() {
        troubles = new LoggedTroubles();
    }

    @AfterEach
    void nothingWentWrong() {
        people.shutdownNow();
        troubles.close();
        assertThat(troubles.all()).isEmpty();
    }

    @Test
    @DisplayName("R20 D26 20 writers of 100 messages each, over HTTP and sockets: all readers see all, in one order")
    void oneOrderForAll() {
        Channel channel = new Channel(server, "written");
        List<WireClient> sockets =
                IntStream.range(0, 15).mapToObj(i -> channel.join()).toList();
        try (EventStreamClient stream = server.events(channel.streamPath(""))) {
            stream.next("live");
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                WireClient socket = i < WRITERS / 2 ? sockets.get(i) : null;
                writers.add(run(() -> {
                    start.await();
                    for (int n = 0; n < EACH; n++) {
                        write(channel, socket, writer, n);
                    }
                }));
            }
            start.countDown();
            writers.forEach(CompletableFuture::join);

            List<JsonObject> first = Channel.messages(sockets.get(0).next(ALL));
            assertThat(first).extracting(data -> data.getInt("seq")).isEqualTo(numbers(1, ALL));
            for (int writer = 0; writer < WRITERS; writer++) {
                String author = "writer " + writer;
                assertThat(first)
                        .filteredOn(data -> data.getString("author").equals(author))
                        .extracting(data -> Integer.parseInt(data.getString("content")))
                        .isEqualTo(numbers(0, EACH - 1));
            }
            for (WireClient other : sockets.subList(1, sockets.size())) {
                assertThat(Channel.messages(other.next(ALL))).isEqualTo(first);
            }
            for (JsonObject message : first) {
                assertThat(stream.next("message").data().getJsonObject("data")).isEqualTo(message);
            }
            assertThat(sockets).allSatisfy(s -> assertThat(s.settle().waiting()).isEmpty());
            JsonObject page =
                    channel.page("&limit=1000&after=" + first.get(ALL - 1001).getString("id"));
            assertThat(page.getJsonArray("messages").getValuesAs(JsonObject.class))
                    .isEqualTo(first.subList(ALL - 1000, ALL));
        } finally {
            sockets.forEach(WireClient::close);
        }
    }

    private static void write(Channel channel, WireClient socket, int writer, int number) {
        String author = "writer " + writer;
        if (socket == null) {
            assertThat(server.say(channel.name(), author, String.valueOf(number))
                            .statusCode())
                    .isEqualTo(200);
        } else {
            socket.sendObject("type", "message", "author", author, "content", String.valueOf(number));
        }
    }

    @Test
    @DisplayName(
            "R21 D32 joining and leaving without end disturbs nobody: steady members miss nothing, nothing is left")
    void aStormOfVisitors() {
        Channel channel = new Channel(server, "busy");
        List<WireClient> steady =
                IntStream.range(0, 4).mapToObj(i -> channel.join()).toList();
        int followingBefore = server.inside().following();
        List<CompletableFuture<?>> storm = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int visitor = i;
            storm.add(run(() -> {
                for (int visit = 0; visit < 60; visit++) {
                    visit(channel, visitor + visit);
                }
            }));
        }
        CompletableFuture<?> visited = CompletableFuture.allOf(storm.toArray(CompletableFuture[]::new));
        int said = 0;
        while (!visited.isDone() || said < 50) {
            channel.say("message " + said++);
        }
        visited.join();

        for (WireClient member : steady) {
            assertThat(Channel.messages(member.next(said)))
                    .extracting(data -> data.getInt("seq"))
                    .isEqualTo(numbers(1, said));
            assertThat(member.settle().waiting()).isEmpty();
        }
        Awaitility.await().until(() -> server.inside().present("busy"), present -> present == 4);
        Awaitility.await().until(() -> {
            // That a reader of a stream has left shows when something is written to it.
            channel.say("Is anybody there?");
            return server.inside().following() == followingBefore;
        });
        steady.forEach(WireClient::close);
    }

    /** In turn: a client that says goodbye, one that vanishes, one that goes in the middle of history, a stream. */
    private static void visit(Channel channel, int number) {
        switch (number % 4) {
            case 0 -> channel.join().close();
            case 1 -> channel.open("").abort();
            case 2 -> {
                try (RawWebSocket client = server.raw("/api/ws/" + channel.name() + "?last_seq=0")) {
                    client.readText();
                }
            }
            default -> {
                try (EventStreamClient stream = server.events(channel.streamPath("?from=head"))) {
                    stream.next("live");
                }
            }
        }
    }

    @Test
    @DisplayName(
            "R22 X8 D14 a reader that stops reading delays nobody, here or on another channel; then it gets all it missed")
    void aStalledReader() {
        int count = 300;
        Channel here = new Channel(server, "stalled");
        Channel there = new Channel(server, "elsewhere");
        String text = "x".repeat(10_000);
        try (RawWebSocket stalled = RawWebSocket.open(server.uri(), "/api/ws/stalled", 4096);
                WireClient healthy = here.join();
                WireClient elsewhere = there.join();
                EventStreamClient stream = server.events(here.streamPath(""))) {
            stalled.readText();
            stalled.text("{\"type\":\"ping\"}").readText();
            stream.next("live");
            for (int i = 1; i <= count; i++) {
                here.say(text);
                there.say("beside it");
            }
            assertThat(Channel.messages(healthy.next(count)))
                    .extracting(data -> data.getInt("seq"))
                    .isEqualTo(numbers(1, count));
            assertThat(elsewhere.next(count)).hasSize(count);
            for (int i = 1; i <= count; i++) {
                assertThat(stream.next("message").data().getJsonObject("data").getInt("seq"))
                        .isEqualTo(i);
            }
            assertThat(server.inside().connections().all())
                    .as("what the others have is still on its way to the one that does not read")
                    .anyMatch(client -> client.connection().isSending());

            assertThat(stalled.readTexts(count))
                    .extracting(
                            frame -> Frames.parse(frame).getJsonObject("data").getInt("seq"))
                    .isEqualTo(numbers(1, count));
        }
    }

    @Test
    @DisplayName("X7 two threads write 10,000 messages each to one session: every frame whole, none lost, in order")
    void twoThreadsToOneSession() {
        int each = 10_000;
        Channel channel = new Channel(server, "flood");
        try (WireClient session = channel.join()) {
            List<CompletableFuture<?>> writers = IntStream.range(0, 2)
                    .<CompletableFuture<?>>mapToObj(writer -> run(() -> flood(channel, "writer " + writer, each)))
                    .toList();
            List<JsonObject> messages = Channel.messages(session.next(2 * each));
            writers.forEach(CompletableFuture::join);

            assertThat(messages).extracting(data -> data.getInt("seq")).isEqualTo(numbers(1, 2 * each));
            for (String author : List.of("writer 0", "writer 1")) {
                assertThat(messages)
                        .filteredOn(data -> data.getString("author").equals(author))
                        .extracting(data -> Integer.parseInt(data.getString("content")))
                        .isEqualTo(numbers(0, each - 1));
            }
            session.settle();
        }
    }

    private static void flood(Channel channel, String author, int count) {
        Heliograph.Channel door = server.inside().heliograph().channel(channel.name());
        List<CompletionStage<?>> posted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posted.add(door.post(author, String.valueOf(i)));
        }
        posted.forEach(one -> one.toCompletableFuture().join());
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private CompletableFuture<?> run(Work work) {
        return CompletableFuture.runAsync(
                        () -> {
                            try {
                                work.run();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        people)
                .orTimeout(60, TimeUnit.SECONDS);
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
