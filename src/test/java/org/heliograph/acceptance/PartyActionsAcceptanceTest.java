package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S003: what players want to do, and what becomes of it")
@ExtendWith(SharedServer.class)
class PartyActionsAcceptanceTest {
    private static final int ROUNDS = 50;

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        people.shutdownNow();
    }

    @Test
    @DisplayName("P8: an action is taken in as pending, under an id of its own, and stands in actions.jsonl")
    void takenIn(Table table) throws IOException {
        JsonObject answer = Bot.ok(table.player("thorin").tryTo("I search the chest"));
        assertThat(answer.getBoolean("success")).isTrue();
        assertThat(answer.getString("player_id")).isEqualTo("thorin");
        assertThat(answer.getString("status")).isEqualTo("pending");
        String id = answer.getString("action_id");
        assertThat(table.player("thorin").act("I search the chest")).isNotEqualTo(id);
        assertThat(Files.readAllLines(table.folder().resolve("actions.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.contains("I search the chest"))
                .anyMatch(line -> line.contains(id));
        assertThat(table.folder().resolve("responses.jsonl")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':''}",
                "{'action':'  \\n\\t '}",
                "{}",
                "{'action':7}",
                "{'action':null}",
                "{'action':'x','private':'yes'}",
                "{'action':'x','client_action_id':''}",
                "I search",
                "",
                "[]",
                "[{'action':'x'}]",
                "null",
                "{'action':'x'"
            })
    @DisplayName("P9: what is empty, no JSON or no object is 400, says why, and nothing is queued")
    void refused(String body, Table table) {
        HttpResponse<String> answer = table.player("thorin").post("/action", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Frames.parse(answer.body()).getString("error")).isNotBlank();
        assertThat(table.status().getInt("pending")).isZero();
    }

    @Test
    @DisplayName(
            "P9: 2,000 characters are fine, one more is 413, over a socket rejected; both say how many are allowed")
    void length(Table table) {
        Guest thorin = table.player("thorin");
        thorin.act("x".repeat(2_000));
        HttpResponse<String> answer = thorin.tryTo("x".repeat(2_001));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("2000", "2001");
        try (WireClient client = thorin.join()) {
            client.sendObject("type", "action", "text", "x".repeat(2_001), "client_action_id", "mine");
            JsonObject rejected = client.next();
            assertThat(rejected.getString("type")).isEqualTo("action_status");
            assertThat(rejected.getString("status")).isEqualTo("rejected");
            assertThat(rejected.getString("client_action_id")).isEqualTo("mine");
            assertThat(rejected.getString("error")).contains("2000", "2001");
            assertThat(rejected.isNull("action_id")).isTrue();
            client.sendObject("type", "action", "text", " ");
            assertThat(client.next().getString("status")).isEqualTo("rejected");
        }
        assertThat(table.status().getInt("pending")).isEqualTo(1);
    }

    @Test
    @DisplayName("P10: over a socket the submitter's tabs alone are told that it is pending, and the host whose it is")
    void overSocket(Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient secondTab = table.player("thorin").join();
                WireClient elara = table.player("elara").join();
                WireClient observer = table.observer().join();
                WireClient host = table.host().join()) {
            thorin.sendObject("type", "action", "text", "I search", "client_action_id", "c1");
            JsonObject pending = thorin.next("action_status");
            assertThat(pending.getString("status")).isEqualTo("pending");
            assertThat(pending.getString("client_action_id")).isEqualTo("c1");
            assertThat(pending).doesNotContainKey("player_id");
            assertThat(secondTab.next("action_status")).isEqualTo(pending);
            JsonObject queued = host.next("action_queued");
            assertThat(queued.getString("action_id")).isEqualTo(pending.getString("action_id"));
            assertThat(queued.getString("player_name")).isEqualTo("Thorin");
            assertThat(queued.getString("text")).isEqualTo("I search");
            assertThat(queued.getBoolean("private")).isFalse();
            assertThat(host.next("action_status").getString("player_id")).isEqualTo("thorin");
            for (WireClient other : List.of(elara, observer)) {
                other.settle();
                assertThat(other.texts()).noneMatch(text -> text.contains("action_") && !text.contains("open_actions"));
            }
        }
    }

    @Test
    @DisplayName("P11: the host takes the oldest; it is processing for the submitter, its status and the overview")
    void processing(Table table) {
        Guest thorin = table.player("thorin");
        String action = thorin.act("I search");
        try (WireClient client = thorin.join()) {
            JsonObject next = table.next();
            assertThat(next.getString("action_id")).isEqualTo(action);
            assertThat(next.keySet())
                    .containsExactlyInAnyOrder(
                            "action_id", "player_id", "player_name", "text", "private", "submitted_at");
            JsonObject status = client.next("action_status");
            assertThat(status.getString("action_id")).isEqualTo(action);
            assertThat(status.getString("status")).isEqualTo("processing");
            assertThat(Bot.ok(thorin.status(action)).getString("status")).isEqualTo("processing");
            assertThat(Bot.ok(table.host().status(action)).getString("status")).isEqualTo("processing");
            assertThat(table.status().getInt("pending")).isZero();
            assertThat(table.status().getInt("processing")).isEqualTo(1);
            assertThat(table.host().post("/api/party/next", "").statusCode()).isEqualTo(204);
        }
    }

    @Test
    @DisplayName("P11: with its context, the host learns the character, the combat and the last ten narratives")
    void context(Table table) {
        IntStream.rangeClosed(1, 12).forEach(i -> table.tell("narrative " + i));
        table.player("thorin").act("I search");
        JsonObject context =
                Bot.ok(table.host().post("/api/party/next?context=true", "")).getJsonObject("context");
        assertThat(context.getJsonObject("character").getString("name")).isEqualTo("Thorin");
        assertThat(context.getJsonObject("combat").getBoolean("active")).isFalse();
        assertThat(Guest.contents(context.getJsonArray("recent").getValuesAs(JsonObject.class)))
                .isEqualTo(IntStream.rangeClosed(3, 12)
                        .mapToObj(i -> "narrative " + i)
                        .toList());
    }

    @Test
    @DisplayName("P11: hosts that wait get each action once, in their order")
    void waitingHosts(Table table) {
        List<CompletableFuture<HttpResponse<String>>> hosts = IntStream.range(0, 3)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> table.host().post("/api/party/next?wait=20", ""), people))
                .toList();
        Awaitility.await().until(table.server().inside()::waiting, waiting -> waiting == 3);
        List<String> acted = List.of(
                table.player("thorin").act("a"),
                table.player("elara").act("b"),
                table.player("gorm").act("c"));
        assertThat(hosts)
                .extracting(host -> Bot.ok(host.join()).getString("action_id"))
                .containsExactlyInAnyOrderElementsOf(acted);
    }

    @Test
    @DisplayName(
            "P12: a resolve tells everybody, its private part its reader alone, and then the submitter that it is done")
    void resolved(Table table) {
        Guest thorin = table.player("thorin");
        String action = thorin.act("I search");
        try (WireClient client = thorin.join();
                WireClient elara = table.player("elara").join();
                WireClient observer = table.observer().join()) {
            assertThat(table.resolve(
                            "{'narrative':'A chest.','private':{'thorin':'It is trapped.'},'dm_only':'DC 15'}"))
                    .isEqualTo(action);
            client.next("action_status");
            List<JsonObject> frames = client.next(3);
            assertThat(frames)
                    .extracting(frame -> frame.getString("type"))
                    .containsExactly("narrative", "private", "action_status");
            assertThat(frames).extracting(frame -> frame.getString("action_id")).containsOnly(action);
            assertThat(frames.get(0).getString("content")).isEqualTo("A chest.");
            assertThat(frames.get(0).getString("narrative")).isEqualTo("A chest.");
            assertThat(frames.get(1).getString("content")).isEqualTo("It is trapped.");
            assertThat(frames.get(1).getString("from")).isEqualTo("DM");
            assertThat(frames.get(2).getString("status")).isEqualTo("resolved");
            assertThat(Bot.ok(thorin.status(action)).getString("status")).isEqualTo("resolved");
            for (WireClient other : List.of(elara, observer)) {
                assertThat(other.next("narrative").getString("content")).isEqualTo("A chest.");
                other.settle();
                assertThat(other.texts()).noneMatch(text -> text.contains("trapped") || text.contains("DC 15"));
            }
        }
    }

    @Test
    @DisplayName("P16: who watches may neither act nor ask: 403 over HTTP, rejected over a socket")
    void observers(Table table) {
        String action = table.player("thorin").act("I look");
        Guest observer = table.observer();
        assertThat(observer.tryTo("I look").statusCode()).isEqualTo(403);
        assertThat(observer.get("/character/thorin").statusCode()).isEqualTo(403);
        assertThat(observer.get("/character/observer").statusCode()).isEqualTo(403);
        assertThat(observer.status(action).statusCode()).isEqualTo(403);
        try (WireClient client = observer.join()) {
            client.sendObject("type", "action", "text", "I look", "client_action_id", "c");
            JsonObject rejected = client.next();
            assertThat(rejected.getString("status")).isEqualTo("rejected");
            assertThat(rejected.getString("client_action_id")).isEqualTo("c");
            assertThat(rejected.isNull("action_id")).isTrue();
            assertThat(rejected.getString("error")).isNotBlank();
        }
        assertThat(table.status().getInt("pending")).isEqualTo(1);
    }

    @Test
    @DisplayName("P17: a player gets its own character, of another's only that it may not; the host gets any")
    void characters(Table table) {
        Guest elara = table.player("elara");
        assertThat(Bot.ok(elara.get("/character/elara")).getInt("hp")).isEqualTo(12);
        HttpResponse<String> other = elara.get("/character/thorin");
        HttpResponse<String> unknown = elara.get("/character/nobody");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(unknown.body()).isEqualTo(other.body());
        assertThat(Bot.ok(table.host().get("/character/shade")).getBoolean("hidden"))
                .isTrue();
        assertThat(table.host().get("/character/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("P17: another's action and one that never was are refused alike")
    void othersActions(Table table) {
        String action = table.player("thorin").act("I look");
        HttpResponse<String> other = table.player("elara").status(action);
        HttpResponse<String> unknown = table.player("elara").status("no-such-action");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(unknown.body()).isEqualTo(other.body());
        assertThat(table.host().status("no-such-action").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("P18: an unknown action is 404, one that is done 409; nothing is told of either")
    void twice(Table table) {
        String action = table.player("thorin").act("I look");
        String before = table.observer().head();
        assertThat(table.resolve("no-such-action", "{'narrative':'x'}").statusCode())
                .isEqualTo(404);
        Bot.ok(table.resolve(action, "{'narrative':'once'}"));
        assertThat(table.resolve(action, "{'narrative':'twice'}").statusCode()).isEqualTo(409);
        for (String command : List.of("cancel", "requeue")) {
            assertThat(table.host()
                            .post("/api/party/actions/" + action + "/" + command, "")
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(Guest.contents(table.observer().read("?cursor=" + before))).containsExactly("once");
    }

    @Test
    @DisplayName("P18: of many answers to one action at the same time, one is told")
    void competing(Table table) {
        String action = table.player("thorin").act("I look");
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> table.resolve(action, "{'narrative':'answer " + i + "'}")
                                .statusCode(),
                        people))
                .toList();
        assertThat(answers)
                .extracting(CompletableFuture::join)
                .containsOnly(200, 409)
                .containsOnlyOnce(200);
        assertThat(table.observer().read("")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'narrative':'x','private':{'nobody':'y'}}",
                "{'narrative':'x','private':{'thorin':'y','observer':'z'}}",
                "{'narrative':'x','private':{'goblin':'z'}}",
                "{'narrative':'x','private':{'thorin':7}}",
                "{'narrative':'x','private':['y']}",
                "{'narrative':'x','to':['thorin']}",
                "{'narrative':''}",
                "{'narrative':'x','dm_only':' '}",
                "{'narrative':7}",
                "{}",
                "{'narrative':'x','characters':{'thorin':{'hp':'many'}}}",
                "{'narrative':'x','characters':[]}",
                "[]",
                "narrative"
            })
    @DisplayName(
            "P19: what names nobody who plays here, or is wrong, is 400; nothing is told, the action is still processing")
    void unknownRecipient(String body, Table table) {
        table.player("thorin").act("I look");
        String action = table.next().getString("action_id");
        String before = table.host().head();
        HttpResponse<String> answer = table.resolve(action, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(table.host().read("?cursor=" + before)).isEmpty();
        assertThat(Bot.ok(table.host().status(action)).getString("status")).isEqualTo("processing");
        assertThat(Bot.ok(table.host().get("/api/party/characters/thorin")).getInt("hp"))
                .isEqualTo(20);
    }

    @Test
    @DisplayName("P19: a patch for a character that is not there is 404, and nothing of the answer is told")
    void unknownCharacter(Table table) {
        String action = table.player("thorin").act("I look");
        assertThat(table.resolve(action, "{'narrative':'x','characters':{'thorin':{'hp':1},'nobody':{'hp':1}}}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(table.observer().read("")).isEmpty();
        assertThat(Bot.ok(table.host().get("/api/party/characters/thorin")).getInt("hp"))
                .isEqualTo(20);
    }

    @Test
    @DisplayName(
            "P29: four players at the same moment, fifty times: ids unique, owners right, and handed out in their order")
    void allAtOnce(Table table) {
        CyclicBarrier together = new CyclicBarrier(Table.HEROES.size());
        List<CompletableFuture<List<String>>> players = Table.HEROES.stream()
                .map(player -> CompletableFuture.supplyAsync(() -> actRepeatedly(table, player, together), people))
                .toList();
        List<List<String>> byPlayer =
                players.stream().map(CompletableFuture::join).toList();
        List<String> all = byPlayer.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(ROUNDS * Table.HEROES.size());

        List<JsonObject> queued = table.host().read("?limit=1000").stream()
                .filter(frame -> frame.getString("type").equals("action_queued"))
                .toList();
        List<JsonObject> taken = new ArrayList<>();
        IntStream.range(0, all.size()).forEach(i -> taken.add(table.next()));
        assertThat(ids(taken)).isEqualTo(ids(queued));
        assertThat(table.host().post("/api/party/next", "").statusCode()).isEqualTo(204);
        for (int i = 0; i < Table.HEROES.size(); i++) {
            String player = Table.HEROES.get(i);
            assertThat(taken)
                    .filteredOn(action -> action.getString("player_id").equals(player))
                    .extracting(action -> action.getString("action_id"))
                    .isEqualTo(byPlayer.get(i));
        }
    }

    private static List<String> actRepeatedly(Table table, String player, CyclicBarrier together) {
        List<String> ids = new ArrayList<>();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                together.await();
                ids.add(table.player(player).act(player + " acts"));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    private static List<String> ids(List<JsonObject> actions) {
        return actions.stream().map(action -> action.getString("action_id")).toList();
    }
}
