package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Guest;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("S003: one cursor")
@ExtendWith(SharedServer.class)
class PartyCursorAcceptanceTest {
    private static final int HOPS = 40;
    private static final int TRANSPORTS = 4;

    /** Two that were chosen once, so that a failure can be looked at, and one that nobody chose. */
    static List<Long> seeds() {
        return List.of(1L, 2026L, new Random().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "K1 X11 hopping after any event, also between a narrative and its private, over four transports reads all that one may see")
    void hopping(long seed, Table table) {
        Random random = new Random(seed);
        Hopper thorin = new Hopper(table.player("thorin"), random);
        Hopper observer = new Hopper(table.observer(), random);
        for (int hop = 0; hop < HOPS; hop++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                say(table, random, hop + "/" + i);
            }
            thorin.hop();
            observer.hop();
        }
        for (Hopper hopper : List.of(thorin, observer)) {
            hopper.rest();
            List<JsonObject> whole = said(hopper.guest.read("?limit=1000&last=1000"));
            assertThat(hopper.read).as("seed %d", seed).isEqualTo(whole);
            assertThat(whole).extracting(frame -> frame.getString("id")).doesNotHaveDuplicates();
            assertThat(whole)
                    .extracting(frame -> Instant.parse(frame.getString("timestamp")))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(whole)
                    .extracting(frame -> frame.getString("cursor").length())
                    .containsOnly(22);
        }
    }

    private static void say(Table table, Random random, String text) {
        table.say(
                switch (random.nextInt(4)) {
                    case 0 -> "{'narrative':'" + text + "','private':{'thorin':'psst " + text + "'}}";
                    case 1 -> "{'private':{'elara':'hidden " + text + "'}}";
                    case 2 -> "{'narrative':'" + text + "','to':['thorin']}";
                    default -> "{'narrative':'" + text + "','private':{'elara':'hidden'},'dm_only':'hidden'}";
                });
    }

    private static List<JsonObject> said(List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> List.of("narrative", "private").contains(frame.getString("type")))
                .map(PartyCursorAcceptanceTest::unmarked)
                .toList();
    }

    private static JsonObject unmarked(JsonObject frame) {
        return jakarta.json.Json.createObjectBuilder(frame).remove("replay").build();
    }

    /** Reads a few frames on one connection, then goes on with another of whatever kind. */
    private static final class Hopper {
        private final Guest guest;
        private final Random random;
        private final List<JsonObject> read = new ArrayList<>();
        private String cursor;

        Hopper(Guest guest, Random random) {
            this.guest = guest;
            this.random = random;
            this.cursor = guest.head();
        }

        void hop() {
            int frames = random.nextInt(3);
            switch (random.nextInt(TRANSPORTS)) {
                case 0 -> overSocket(frames);
                case 1 -> asEvents(frames);
                case 2 -> poll("?limit=1&wait=" + random.nextInt(2) + "&cursor=");
                default -> poll("?limit=" + (1 + frames) + "&cursor=");
            }
        }

        void rest() {
            poll("?limit=1000&cursor=");
        }

        private void overSocket(int frames) {
            try (WireClient client = guest.open("&cursor=" + cursor)) {
                JsonObject frame = client.next();
                for (int left = frames; left > 0 && !frame.getString("type").equals("live"); ) {
                    frame = client.next();
                    left -= take(frame) ? 1 : 0;
                }
            }
        }

        private void asEvents(int frames) {
            try (EventStreamClient events = guest.events("", "Last-Event-ID", cursor)) {
                EventStreamClient.Event event = events.next();
                for (int left = frames; left > 0 && !event.name().equals("live"); ) {
                    left -= take(event.data()) ? 1 : 0;
                    event = left > 0 ? events.next() : event;
                }
            }
        }

        private void poll(String query) {
            JsonArray events = guest.poll(query + cursor).getJsonArray("events");
            events.getValuesAs(JsonObject.class).forEach(this::take);
        }

        private boolean take(JsonObject frame) {
            if (!frame.containsKey("id")) {
                return false;
            }
            cursor = frame.getString("cursor");
            read.addAll(said(List.of(frame)));
            return true;
        }
    }

    @Test
    @DisplayName(
            "K12 X17 a clock that is set back and forward, also over a restart: order, times, cursors and last_seen stay right")
    void clock(@TempDir Path data) {
        ManualClock clock = new ManualClock(Instant.parse("2026-11-21T20:00:00Z"));
        Table table;
        try (RunningServer server = RunningServer.start(data, clock)) {
            table = Table.open(server);
            for (int hours : List.of(0, -1, 0, 24, -24)) {
                clock.advance(Duration.ofHours(hours));
                table.say("{'narrative':'" + hours + "','private':{'thorin':'psst'}}");
                table.say("{'private':{'elara':'hidden'}}");
            }
            verify(table, 10);
        }
        clock.advance(Duration.ofHours(-5));
        try (RunningServer server = RunningServer.start(data, clock)) {
            table = table.at(server);
            table.say("{'narrative':'again','private':{'thorin':'psst'}}");
            String action = table.player("thorin").act("I look");
            assertThat(Bot.ok(table.host().status(action)).getString("status")).isEqualTo("pending");
            verify(table, 12);
        }
    }

    private static void verify(Table table, int count) {
        Guest thorin = table.player("thorin");
        List<JsonObject> all = said(thorin.read("?limit=100"));
        assertThat(all).hasSize(count);
        assertThat(all)
                .extracting(frame -> frame.getString("timestamp"))
                .isSorted()
                .doesNotHaveDuplicates();
        for (int i = 0; i < count; i++) {
            List<JsonObject> rest = all.subList(i + 1, count);
            assertThat(said(thorin.read("?cursor=" + all.get(i).getString("cursor"))))
                    .isEqualTo(rest);
            assertThat(said(thorin.read("?last_seen=" + all.get(i).getString("timestamp"))))
                    .isEqualTo(rest);
        }
        assertThat(said(thorin.arrival("&last_seen=2020-01-01T00:00:00Z"))).isEqualTo(all);
    }

    @Test
    @DisplayName("K1 the same cursor on many long-polls at once: each gets the same news")
    void manyPolls(Table table) {
        String cursor = table.player("thorin").head();
        List<CompletableFuture<HttpResponse<String>>> polls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            polls.add(table.server()
                    .getLater(
                            "/api/streams/party/self?wait=20&cursor=" + cursor,
                            "Authorization",
                            "Bearer " + table.player("thorin").token()));
        }
        table.tell("news");
        assertThat(polls)
                .extracting(poll -> Guest.contents(
                        Bot.ok(poll.join()).getJsonArray("events").getValuesAs(JsonObject.class)))
                .containsOnly(List.of("news"));
    }
}
