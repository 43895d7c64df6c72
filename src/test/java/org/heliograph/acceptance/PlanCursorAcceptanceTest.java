package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Plan;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("S002: one cursor")
@ExtendWith(SharedServer.class)
class PlanCursorAcceptanceTest {
    private static final int HOPS = 40;

    /** One that was chosen once, so that a failure can be looked at, and one that nobody chose. */
    static List<Arguments> seeds() {
        return List.of(Arguments.of(2026L), Arguments.of(new Random().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("K1 hopping between WebSocket, SSE, long-poll and poll after every event reads a plan's events, whole")
    void hopping(long seed, Plan plan) {
        Random random = new Random(seed);
        plan.of("a");
        List<JsonObject> read = new ArrayList<>(plan.events());
        String cursor = plan.poll().getString("cursor");
        for (int hop = 0; hop < HOPS; hop++) {
            int before = random.nextInt(3);
            print(plan, before, hop);
            List<JsonObject> frames = switch (random.nextInt(4)) {
                case 0 -> overSocket(plan, cursor, before + 1, hop);
                case 1 -> asEvents(plan, cursor, before + 1, hop);
                default -> byPolls(plan, cursor, before + 1, hop, random.nextInt(2) * 20);
            };
            assertThat(frames).hasSize(before + 1);
            cursor = frames.get(before).getString("cursor");
            read.addAll(frames);
        }
        assertThat(ids(read)).as("seed %d", seed).isEqualTo(ids(plan.events()));
        assertThat(Plan.printed(read, 0)).isEqualTo(Plan.step(plan.poll(), 0).getString("output"));
    }

    private static List<String> ids(List<JsonObject> frames) {
        return frames.stream().map(frame -> frame.getString("id")).toList();
    }

    private static void print(Plan plan, int times, int hop) {
        for (int i = 0; i < times; i++) {
            Bot.ok(plan.print(0, "hop " + hop + "\n"));
        }
    }

    private static List<JsonObject> overSocket(Plan plan, String cursor, int count, int hop) {
        List<JsonObject> frames = new ArrayList<>();
        try (WireClient client = plan.open("s")) {
            client.sendObject("type", "subscribe", "plan_id", plan.id(), "cursor", cursor);
            assertThat(client.next().getString("cursor")).isEqualTo(cursor);
            print(plan, 1, hop);
            while (frames.size() < count) {
                add(client.next(), frames);
            }
        }
        return frames;
    }

    private static List<JsonObject> asEvents(Plan plan, String cursor, int count, int hop) {
        List<JsonObject> frames = new ArrayList<>();
        try (EventStreamClient events = plan.server().events(plan.streamPath(""), "Last-Event-ID", cursor)) {
            print(plan, 1, hop);
            while (frames.size() < count) {
                EventStreamClient.Event event = events.next();
                assertThat(event.name()).isEqualTo(event.data().getString("type"));
                assertThat(event.id()).isEqualTo(event.data().getString("cursor"));
                add(event.data(), frames);
            }
        }
        return frames;
    }

    private static void add(JsonObject frame, List<JsonObject> frames) {
        if (!frame.getString("type").equals("live")) {
            frames.add(frame);
        }
    }

    private static List<JsonObject> byPolls(Plan plan, String cursor, int count, int hop, int wait) {
        print(plan, 1, hop);
        List<JsonObject> frames = new ArrayList<>();
        String at = cursor;
        while (frames.size() < count) {
            JsonObject page = Bot.ok(plan.server().get(plan.streamPath("?limit=2&wait=" + wait + "&cursor=" + at)));
            frames.addAll(page.getJsonArray("events").getValuesAs(JsonObject.class));
            at = page.getString("cursor");
        }
        return frames;
    }
}
