package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("S001: one cursor")
@ExtendWith(SharedServer.class)
class BotCursorAcceptanceTest {
    private static final int HOPS = 40;

    /** One that was chosen once, so that a failure can be looked at, and one that nobody chose. */
    static List<Arguments> seeds() {
        return List.of(Arguments.of(2026L), Arguments.of(new Random().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("K1 hopping between WebSocket, SSE, long-poll and poll after every step reads a bot's timeline, whole")
    void hopping(long seed, Bot bot) {
        Random random = new Random(seed);
        List<JsonObject> read = new ArrayList<>();
        String cursor = bot.page("").getString("cursor");
        for (int hop = 0; hop < HOPS; hop++) {
            int before = random.nextInt(2);
            int count = 2 * before + 2;
            run(bot, hop + "-before", before);
            List<JsonObject> frames = switch (random.nextInt(4)) {
                case 0 -> overSocket(bot, cursor, count, hop);
                case 1 -> asEvents(bot, cursor, count, hop);
                default -> byPolls(bot, cursor, count, hop, random.nextInt(2) * 20);
            };
            assertThat(frames).hasSize(count);
            cursor = frames.get(count - 1).getString("cursor");
            read.addAll(frames);
        }
        assertThat(read.stream().map(frame -> frame.getString("id")).toList())
                .as("seed %d", seed)
                .isEqualTo(bot.entries().stream()
                        .map(entry -> entry.getString("id"))
                        .toList());
    }

    private static void run(Bot bot, String task, int times) {
        for (int i = 0; i < times; i++) {
            bot.run(task);
        }
    }

    private static List<JsonObject> overSocket(Bot bot, String cursor, int count, int hop) {
        List<JsonObject> frames = new ArrayList<>();
        try (WireClient client = bot.open("")) {
            client.sendObject("type", "subscribe", "cursor", cursor);
            client.next("subscribed");
            run(bot, hop + "-meanwhile", 1);
            while (frames.size() < count) {
                frames.addAll(Bot.steps(List.of(client.next())));
            }
        }
        return frames;
    }

    private static List<JsonObject> asEvents(Bot bot, String cursor, int count, int hop) {
        List<JsonObject> frames = new ArrayList<>();
        try (EventStreamClient events = bot.server().events(bot.streamPath(""), "Last-Event-ID", cursor)) {
            run(bot, hop + "-meanwhile", 1);
            while (frames.size() < count) {
                EventStreamClient.Event event = events.next();
                assertThat(event.name()).isEqualTo(event.data().getString("type"));
                assertThat(event.id()).isEqualTo(event.data().getString("cursor"));
                frames.addAll(Bot.steps(List.of(event.data())));
            }
        }
        return frames;
    }

    private static List<JsonObject> byPolls(Bot bot, String cursor, int count, int hop, int wait) {
        run(bot, hop + "-meanwhile", 1);
        List<JsonObject> frames = new ArrayList<>();
        String at = cursor;
        while (frames.size() < count) {
            JsonObject page = Bot.ok(bot.server().get(bot.streamPath("?limit=3&wait=" + wait + "&cursor=" + at)));
            frames.addAll(page.getJsonArray("events").getValuesAs(JsonObject.class));
            at = page.getString("cursor");
        }
        return frames;
    }
}
