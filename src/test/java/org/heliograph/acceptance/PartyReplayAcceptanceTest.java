package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.heliograph.support.Bot;
import org.heliograph.support.Guest;
import org.heliograph.support.ManualClock;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S000: a phone that slept gets what it missed")
@ExtendWith(SharedServer.class)
class PartyReplayAcceptanceTest {
    private static final int WRITERS = 4;
    private static final int EACH = 25;

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        people.shutdownNow();
    }

    @Test
    @DisplayName("P20: both tabs of a player get each message once")
    void twoTabs(Table table) {
        try (WireClient one = table.player("thorin").join();
                WireClient other = table.player("thorin").join()) {
            table.say("{'narrative':'one','private':{'thorin':'psst'}}");
            table.tell("two");
            for (WireClient tab : List.of(one, other)) {
                assertThat(Guest.contents(tab.next(3))).containsExactly("one", "psst", "two");
                assertThat(tab.settle().waiting()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "timestamp"})
    @DisplayName(
            "P21 P25: what it missed comes filtered, in order, marked, on that socket alone, then live, then what is new")
    void missed(String how, Table table) {
        Guest thorin = table.player("thorin");
        JsonObject last;
        try (WireClient client = thorin.join()) {
            table.tell("seen");
            last = client.next("narrative");
        }
        table.say("{'narrative':'1','private':{'thorin':'2','elara':'not mine'}}");
        table.say("{'private':{'elara':'not mine'}}");
        table.say("{'narrative':'3','dm_only':'not mine'}");
        table.say("{'narrative':'4','to':['thorin']}");
        table.say("{'narrative':'not mine','to':['elara']}");
        table.say("{'private':{'thorin':'5'}}");
        try (WireClient otherTab = thorin.join();
                WireClient client =
                        thorin.open("&" + (how.equals("cursor") ? how : "last_seen") + "=" + last.getString(how))) {
            List<JsonObject> arrival = client.upTo("live");
            List<JsonObject> missed = Guest.durable(arrival);
            assertThat(Guest.contents(missed)).containsExactly("1", "2", "3", "4", "5");
            assertThat(missed).allMatch(frame -> frame.getBoolean("replay", false));
            assertThat(arrival)
                    .extracting(frame -> frame.getString("type"))
                    .startsWith("connected", "combat_state", "character_update")
                    .endsWith("live");
            assertThat(arrival.get(0)).doesNotContainKey("history_truncated");
            assertThat(otherTab.settle().waiting()).isEmpty();
            table.tell("new");
            JsonObject fresh = client.next();
            assertThat(fresh.getString("content")).isEqualTo("new");
            assertThat(fresh).doesNotContainKey("replay");
        }
    }

    @Test
    @DisplayName("P22: two answers of the same clock tick: neither is lost nor doubled, by cursor, by time or by id")
    void sameTick(@TempDir Path data) {
        ManualClock clock = new ManualClock(Instant.parse("2026-11-21T20:00:00Z"));
        try (RunningServer server = RunningServer.start(data, clock)) {
            Table table = Table.open(server);
            Guest thorin = table.player("thorin");
            IntStream.rangeClosed(1, 4)
                    .forEach(i -> table.say("{'narrative':'" + i + "','private':{'thorin':'" + i + "p'}}"));
            List<JsonObject> all = thorin.read("");
            assertThat(Guest.contents(all)).containsExactly("1", "1p", "2", "2p", "3", "3p", "4", "4p");
            for (int i = 0; i < all.size(); i++) {
                List<String> rest = Guest.contents(all.subList(i + 1, all.size()));
                for (String where : placesOf(all.get(i))) {
                    assertThat(Guest.contents(Guest.durable(thorin.arrival(where))))
                            .as(where)
                            .isEqualTo(rest);
                    assertThat(Guest.contents(thorin.read("?" + where.substring(1))))
                            .as(where)
                            .isEqualTo(rest);
                }
            }
        }
    }

    /** Of what is private the id is no place. */
    private static List<String> placesOf(JsonObject frame) {
        List<String> places = new ArrayList<>(
                List.of("&cursor=" + frame.getString("cursor"), "&last_seen=" + frame.getString("timestamp")));
        if (frame.getString("type").equals("narrative")) {
            places.add("&since_id=" + frame.getString("id"));
        }
        return places;
    }

    @Test
    @DisplayName("P23: a last_seen with another offset is the same instant, one without a zone is UTC")
    void offsets(Table table) {
        Guest thorin = table.player("thorin");
        table.tell("seen");
        Instant seen = Instant.parse(thorin.read("").get(0).getString("timestamp"));
        table.tell("missed");
        String elsewhere = OffsetDateTime.ofInstant(seen, ZoneOffset.ofHours(1)).toString();
        String nowhere = LocalDateTime.ofInstant(seen, ZoneOffset.UTC).toString();
        assertThat(elsewhere).endsWith("+01:00");
        for (String lastSeen : List.of(seen.toString(), elsewhere, nowhere)) {
            assertThat(Guest.contents(Guest.durable(arrival(table, lastSeen))))
                    .as(lastSeen)
                    .containsExactly("missed");
            assertThat(Guest.contents(Guest.durable(thorin.arrival("&last_seen=" + RunningServer.encoded(lastSeen)))))
                    .as(lastSeen)
                    .containsExactly("missed");
        }
    }

    private static List<JsonObject> arrival(Table table, String lastSeen) {
        try (WireClient client = table.server().socket("/ws")) {
            client.sendObject("type", "auth", "token", table.player("thorin").token(), "last_seen", lastSeen);
            return client.upTo("live");
        }
    }

    @Test
    @DisplayName("P23: what is no place is told as a gap, after how things stand and before what a fresh page gets")
    void garbage(Table table) {
        table.tell("one");
        List<JsonObject> bySeed = arrival(table, "yesterday");
        List<JsonObject> byCursor = table.player("thorin").arrival("&cursor=garbage");
        List<JsonObject> bySeq = table.player("thorin").arrival("&last_seq=1");
        for (List<JsonObject> frames : List.of(bySeed, byCursor, bySeq)) {
            assertThat(frames)
                    .extracting(frame -> frame.getString("type"))
                    .containsExactly("connected", "combat_state", "character_update", "gap", "narrative", "live");
            JsonObject gap = frames.get(3);
            assertThat(gap.getString("reason")).isEqualTo("invalid_cursor");
            assertThat(gap.getString("cursor")).isEqualTo(frames.get(0).getString("cursor"));
        }
        assertThat(table.player("thorin")
                        .poll("?cursor=garbage")
                        .getJsonObject("gap")
                        .getString("reason"))
                .isEqualTo("invalid_cursor");
    }

    @Test
    @DisplayName("P23: another party's cursor, and another's of the same party, are no places of one's own to spy from")
    void foreignCursors(Table table) {
        Table other = Table.open(table.server());
        other.tell("elsewhere");
        table.tell("one");
        assertThat(table.player("thorin")
                        .poll("?cursor=" + other.player("thorin").head())
                        .getJsonObject("gap")
                        .getString("reason"))
                .isEqualTo("invalid_cursor");
        table.say("{'private':{'elara':'S3CRET'}}");
        table.tell("two");
        for (JsonObject event : table.host().read("")) {
            assertThat(table.player("thorin")
                            .ask("?cursor=" + event.getString("cursor"))
                            .body())
                    .doesNotContain("S3CRET");
        }
    }

    @Test
    @DisplayName(
            "P24 K7: answers written while a socket catches up, by several writers: each once, in the order of the log")
    void writers(Table table) {
        String start = table.player("thorin").head();
        List<CompletableFuture<Void>> writing = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> write(table, writer), people))
                .toList();
        List<CompletableFuture<List<String>>> reading = new ArrayList<>();
        while (!writing.stream().allMatch(CompletableFuture::isDone)) {
            reading.add(CompletableFuture.supplyAsync(() -> readAll(table, start), people));
            reading.get(reading.size() - 1).join();
        }
        writing.forEach(CompletableFuture::join);
        List<String> all = Guest.durable(table.player("thorin").read("?limit=1000&cursor=" + start)).stream()
                .filter(frame -> !frame.getString("type").equals("system"))
                .map(frame -> frame.getString("id"))
                .toList();
        assertThat(all).hasSize(WRITERS * EACH * 2).doesNotHaveDuplicates();
        assertThat(reading).isNotEmpty().allSatisfy(read -> {
            List<String> ids = read.join();
            assertThat(ids).isEqualTo(all.subList(0, ids.size()));
        });
    }

    private static void write(Table table, int writer) {
        for (int i = 0; i < EACH; i++) {
            String text = writer + "/" + i;
            table.say("{'narrative':'" + text + "','private':{'thorin':'" + text + "p','elara':'not mine'}}");
        }
    }

    /** What a socket gets from the start on, a little beyond the end of its replay. */
    private static List<String> readAll(Table table, String start) {
        try (WireClient client = table.player("thorin").open("&cursor=" + start)) {
            List<JsonObject> frames = new ArrayList<>(client.upTo("live"));
            client.sendObject("type", "ping");
            frames.addAll(client.upTo("pong"));
            assertThat(frames).noneMatch(frame -> frame.toString().contains("not mine"));
            return frames.stream()
                    .filter(frame -> List.of("narrative", "private").contains(frame.getString("type")))
                    .map(frame -> frame.getString("id"))
                    .toList();
        }
    }

    @Test
    @DisplayName(
            "P26: a fresh page gets its last fifty narratives and what is between them, and is told if there is more")
    void fresh(Table table) {
        Guest elara = table.player("elara");
        table.say("{'private':{'elara':'before all'}}");
        IntStream.rangeClosed(1, 50).forEach(i -> table.tell("narrative " + i));
        List<JsonObject> all = elara.arrival("");
        assertThat(Guest.contents(all)).startsWith("narrative 1").endsWith("narrative 50");
        assertThat(all.get(0).getBoolean("history_truncated")).isTrue();
        table.say("{'narrative':'hidden','to':['thorin']}");
        table.say("{'private':{'elara':'between'}}");
        table.tell("narrative 51");
        List<JsonObject> some = elara.arrival("");
        assertThat(Guest.contents(some)).hasSize(51).startsWith("narrative 2").endsWith("between", "narrative 51");
        assertThat(Guest.contents(elara.read("?limit=1000"))).isEqualTo(Guest.contents(some));
        assertThat(elara.arrival("&cursor=" + elara.head()).get(0)).doesNotContainKey("history_truncated");
        // For one who sees no private text, fifty narratives were all there was.
        assertThat(table.observer().arrival("").get(0).getBoolean("history_truncated"))
                .isTrue();
    }

    @Test
    @DisplayName("P26: exactly fifty are all there is, and hidden ones before them are no more")
    void fiftyAreAll(Table table) {
        table.say("{'private':{'thorin':'before all'}}");
        IntStream.rangeClosed(1, 50).forEach(i -> table.tell("narrative " + i));
        List<JsonObject> all = table.player("elara").arrival("");
        assertThat(Guest.contents(all)).hasSize(50);
        assertThat(all.get(0)).doesNotContainKey("history_truncated");
    }

    @Test
    @DisplayName("P21: a history_request replays on that socket alone, from a cursor or a time, and ends with live")
    void historyRequest(Table table) {
        try (WireClient client = table.player("thorin").join();
                WireClient otherTab = table.player("thorin").join()) {
            table.tell("one");
            table.tell("two");
            JsonObject one = client.next("narrative");
            client.next("narrative");
            otherTab.next(2);
            for (String since : List.of("cursor", "since")) {
                client.sendObject(
                        "type", "history_request", since, one.getString(since.equals("since") ? "timestamp" : since));
                List<JsonObject> replay = client.upTo("live");
                assertThat(Guest.contents(replay)).containsExactly("two");
                assertThat(replay.get(0).getBoolean("replay")).isTrue();
            }
            client.sendObject("type", "history_request", "cursor", "garbage");
            assertThat(client.upTo("live"))
                    .extracting(frame -> frame.getString("type"))
                    .containsExactly("gap", "narrative", "narrative", "live");
            table.tell("three");
            assertThat(Guest.contents(client.next(1))).containsExactly("three");
            assertThat(Guest.contents(otherTab.next(1))).containsExactly("three");
        }
    }

    @Test
    @DisplayName("P21: connected tells what became of one's actions since the cursor, and which are still open")
    void openActions(Table table) {
        Guest thorin = table.player("thorin");
        Bot.ok(thorin.post("/action", "{'action':'done before','client_action_id':'c0'}"));
        table.resolve("{'narrative':'before'}");
        String cursor = thorin.head();
        Bot.ok(thorin.post("/action", "{'action':'resolved','client_action_id':'c1'}"));
        Bot.ok(thorin.post("/action", "{'action':'processing','client_action_id':'c2'}"));
        String cancelled = thorin.act("cancelled");
        thorin.act("pending");
        table.player("elara").act("not mine");
        table.resolve("{'narrative':'after'}");
        table.next();
        Bot.ok(table.host().post("/api/party/actions/" + cancelled + "/cancel", ""));

        List<JsonObject> open = openActions(thorin, "&cursor=" + cursor);
        assertThat(open)
                .extracting(action -> action.getString("client_action_id", "") + " " + action.getString("status"))
                .containsExactlyInAnyOrder("c1 resolved", "c2 processing", " cancelled", " pending");
        table.tell("later");
        assertThat(open).noneMatch(action -> action.containsKey("player_id"));
        assertThat(openActions(thorin, "&cursor=" + thorin.head()))
                .extracting(action -> action.getString("status"))
                .containsExactlyInAnyOrder("processing", "pending");
        assertThat(openActions(table.host(), ""))
                .extracting(action -> action.getString("player_id"))
                .containsExactly("thorin", "thorin", "elara");
        assertThat(openActions(table.observer(), "")).isEmpty();
    }

    private static List<JsonObject> openActions(Guest guest, String parameters) {
        return guest.arrival(parameters).get(0).getJsonArray("open_actions").getValuesAs(JsonObject.class);
    }
}
