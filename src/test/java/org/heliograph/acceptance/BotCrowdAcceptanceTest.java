package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.heliograph.Heliograph;
import org.heliograph.bots.Report;
import org.heliograph.support.Bot;
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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Here the log is not forced: how many there are is the question, not what survives. */
@DisplayName("S001: many at once")
class BotCrowdAcceptanceTest {
    private static final int WRITERS = 8;
    private static final int EACH = 20;
    private static final int ALL = WRITERS * EACH * 2;

    @TempDir
    static Path data;

    static RunningServer server;

    private final ExecutorService people = Executors.newCachedThreadPool();
    private LoggedTroubles troubles;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "log.bot.durability", "memory", "send.stall", "60s");
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

    private static void run(String bot, String task, String response) {
        Heliograph.Bot door = server.inside().heliograph().bot(bot);
        door.started(task).toCompletableFuture().join();
        door.completed(task, Report.of(response)).toCompletableFuture().join();
    }

    @RepeatedTest(25)
    @DisplayName("K7 B17 subscribing while 8 write: the answer and what follows hold every entry once, in order")
    void theSeam(RepetitionInfo round) {
        Bot bot = new Bot(server, "seam-" + round.getCurrentRepetition()).known();
        String start = bot.page("").getString("cursor");
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < EACH; i++) {
                                run(bot.name(), writer + "-" + i, "x");
                            }
                        },
                        people))
                .toList();
        try (WireClient late = bot.open("");
                WireClient resuming = bot.open("?cursor=" + start)) {
            late.sendObject("type", "subscribe");
            resuming.sendObject("type", "subscribe");
            List<JsonObject> seen =
                    new ArrayList<>(late.next().getJsonArray("initial_entries").getValuesAs(JsonObject.class));
            int first = seen.isEmpty() ? 1 : seen.get(0).getInt("seq");
            while (seen.isEmpty() || seen.get(seen.size() - 1).getInt("seq") < ALL) {
                seen.addAll(Bot.steps(List.of(late.next())));
            }
            assertThat(Bot.seqs(seen))
                    .isEqualTo(IntStream.rangeClosed(first, ALL).boxed().toList());

            List<JsonObject> all = new ArrayList<>();
            boolean live = false;
            while (all.size() < ALL || !live) {
                JsonObject frame = resuming.next();
                live |= frame.getString("type").equals("live");
                all.addAll(Bot.steps(List.of(frame)));
            }
            writers.forEach(CompletableFuture::join);
            assertThat(Bot.seqs(all))
                    .isEqualTo(IntStream.rangeClosed(1, ALL).boxed().toList());
            assertThat(late.settle().waiting()).isEmpty();
            assertThat(resuming.settle().waiting()).isEmpty();
            assertThat(Bot.seqs(bot.entries())).isEqualTo(Bot.seqs(all));
        }
    }

    @Test
    @DisplayName(
            "B11: whoever comes over server-sent events while progress is told hears of the task's beginning first")
    void progressMeanwhile() {
        Bot bot = new Bot(server, "meanwhile").known();
        Heliograph.Bot door = server.inside().heliograph().bot(bot.name());
        door.started("T-1").toCompletableFuture().join();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> telling = CompletableFuture.runAsync(
                () -> {
                    while (!over.get()) {
                        door.progress("T-1", 50, "half of it");
                    }
                },
                people);
        try {
            for (int i = 0; i < 100; i++) {
                try (EventStreamClient late = server.events(bot.streamPath(""))) {
                    assertThat(late.upTo("live").get(0).name()).isEqualTo("task_started");
                    late.next("progress");
                }
            }
        } finally {
            over.set(true);
        }
        telling.join();
    }

    @Test
    @DisplayName("B19: a hundred subscribers receive a hundred events each, once and in the order of their bot")
    void aHundred() {
        List<Bot> bots = List.of(new Bot(server, "odd").known(), new Bot(server, "even").known());
        List<WireClient> clients =
                IntStream.range(0, 100).mapToObj(i -> bots.get(i % 2).follow()).toList();
        List<CompletableFuture<Void>> writers = bots.stream()
                .map(bot -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 50).forEach(i -> run(bot.name(), "T-" + i, "x")), people))
                .toList();
        for (int i = 0; i < clients.size(); i++) {
            List<JsonObject> frames = clients.get(i).next(100);
            assertThat(Bot.seqs(frames))
                    .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
            String name = bots.get(i % 2).name();
            assertThat(frames).allMatch(frame -> frame.getString("bot_id").equals(name));
        }
        writers.forEach(CompletableFuture::join);
        clients.forEach(client -> assertThat(client.settle().waiting()).isEmpty());
        clients.forEach(WireClient::close);
    }

    @Test
    @DisplayName(
            "B20 X8: while one takes no byte, 10,000 events reach the others, here and elsewhere; then it gets them all")
    void theStalled() {
        Bot bot = new Bot(server, "stalled").known();
        Channel elsewhere = new Channel(server, "elsewhere");
        String response = "x".repeat(900);
        try (RawWebSocket stalled =
                        RawWebSocket.open(server.uri(), "/ws/bot/stalled/timeline", RawWebSocket.ANY_BUFFER);
                WireClient healthy = bot.follow();
                WireClient other = elsewhere.join()) {
            stalled.text("{\"type\":\"subscribe\"}").readText();
            for (int i = 0; i < 5_000; i++) {
                run(bot.name(), "T-" + i, response);
                healthy.next(2);
                if (i % 500 == 0) {
                    elsewhere.say("still here");
                    other.next("message");
                }
            }
            for (int seq = 1; seq <= 10_000; ) {
                JsonObject frame = Frames.parse(stalled.readTexts(1).get(0));
                if (!frame.getString("type").equals("ping")) {
                    assertThat(frame.getInt("seq")).isEqualTo(seq++);
                }
            }
        }
    }
}
