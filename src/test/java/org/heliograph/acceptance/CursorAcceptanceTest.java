package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.heliograph.support.Channel;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Frames;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("one cursor")
@ExtendWith(SharedServer.class)
class CursorAcceptanceTest {
    private static final int HOPS = 60;

    /** Two that were chosen once, so that a failure can be looked at, and one that nobody chose. */
    static List<Arguments> seeds() {
        return List.of(Arguments.of(1L), Arguments.of(2026L), Arguments.of(new Random().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "K1 hopping at random between WebSocket, SSE, long-poll and poll after every event reads the log, whole")
    void hopping(long seed, Channel channel) {
        Random random = new Random(seed);
        List<String> said = new ArrayList<>();
        List<String> read = new ArrayList<>();
        String cursor = channel.poll("").getString("cursor");
        for (int hop = 0; hop < HOPS; hop++) {
            int before = random.nextInt(3);
            int meanwhile = random.nextInt(3);
            sayTo(channel, before, said);
            Reading reading = new Reading(channel, cursor, before + meanwhile);
            Runnable events = () -> sayTo(channel, meanwhile, said);
            cursor = switch (random.nextInt(5)) {
                case 0 -> reading.overSocket(events);
                case 1 -> reading.overSocketByFrame(events);
                case 2 -> reading.asEvents(events, random.nextBoolean());
                case 3 -> reading.byLongPolls(events);
                default -> reading.byPolls(events, 1 + random.nextInt(3));
            };
            read.addAll(reading.ids);
        }

        assertThat(read).as("seed %d", seed).isEqualTo(said);
        assertThat(Channel.ids(
                        channel.page("&limit=1000").getJsonArray("messages").getValuesAs(JsonObject.class)))
                .isEqualTo(said);
    }

    private static void sayTo(Channel channel, int count, List<String> said) {
        for (int i = 0; i < count; i++) {
            said.add(channel.say("event " + said.size()).getString("id"));
        }
    }

    /** Reads so many events after a cursor on a connection of its own; others happen while it is open. */
    private static final class Reading {
        private final Channel channel;
        private final int count;
        private final List<String> ids = new ArrayList<>();
        private String cursor;

        Reading(Channel channel, String cursor, int count) {
            this.channel = channel;
            this.cursor = cursor;
            this.count = count;
        }

        String overSocket(Runnable meanwhile) {
            try (WireClient client = channel.open("?cursor=" + cursor)) {
                meanwhile.run();
                read(client, false);
            }
            return cursor;
        }

        String overSocketByFrame(Runnable meanwhile) {
            try (WireClient client = channel.join()) {
                client.sendObject("type", "subscribe", "cursor", cursor);
                // Until the server has turned to it, what happens comes live, and then once more.
                boolean live = take(client.next());
                meanwhile.run();
                read(client, live);
            }
            return cursor;
        }

        private void read(WireClient client, boolean wasLive) {
            boolean live = wasLive;
            while (ids.size() < count || !live) {
                live |= take(client.next());
            }
        }

        String asEvents(Runnable meanwhile, boolean byHeader) {
            try (EventStreamClient events = byHeader
                    ? channel.server().events(channel.streamPath(""), "Last-Event-ID", cursor)
                    : channel.server().events(channel.streamPath("?cursor=" + cursor))) {
                meanwhile.run();
                boolean live = false;
                while (ids.size() < count || !live) {
                    EventStreamClient.Event event = events.next();
                    assertThat(event.name()).as("%s", events.response()).isNotEqualTo("end");
                    live |= event.name().equals("live");
                    take(event.data());
                    assertThat(event.id()).as("%s", event).isEqualTo(cursor);
                }
            }
            return cursor;
        }

        String byLongPolls(Runnable meanwhile) {
            CompletableFuture<HttpResponse<String>> first = channel.server().getLater(longPoll());
            if (count == 0) {
                Awaitility.await().until(channel.server().inside()::waiting, waiting -> waiting > 0);
                first.cancel(true);
                return cursor;
            }
            meanwhile.run();
            take(Frames.parse(first.join().body()).getJsonArray("events"));
            while (ids.size() < count) {
                take(Frames.parse(channel.server().get(longPoll()).body()).getJsonArray("events"));
            }
            return cursor;
        }

        private String longPoll() {
            return channel.streamPath("?wait=20&cursor=" + cursor);
        }

        String byPolls(Runnable meanwhile, int limit) {
            meanwhile.run();
            boolean live = false;
            while (!live) {
                JsonObject page = channel.poll("?limit=" + limit + "&cursor=" + cursor);
                assertThat(page.getJsonArray("events").size()).isLessThanOrEqualTo(limit);
                take(page.getJsonArray("events"));
                assertThat(page.getString("cursor")).isEqualTo(cursor);
                live = page.getBoolean("live");
            }
            return cursor;
        }

        private void take(Iterable<?> events) {
            events.forEach(event -> take((JsonObject) event));
        }

        /** True if it is the end of the replay. */
        private boolean take(JsonObject frame) {
            assertThat(frame.getString("type")).isIn("connected", "message", "live");
            cursor = frame.getString("cursor");
            if (frame.getString("type").equals("message")) {
                ids.add(frame.getJsonObject("data").getString("id"));
            }
            return frame.getString("type").equals("live");
        }
    }
}
