package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.heliograph.support.Bot;
import org.heliograph.support.Guest;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("S003: the queue of actions")
@ExtendWith(SharedServer.class)
class PartyQueueAcceptanceTest {
    private static final String ATTACK = "{'action':'I attack','client_action_id':'c1'}";

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        people.shutdownNow();
    }

    private static JsonObject act(Guest player, String body) {
        return Bot.ok(player.post("/action", body));
    }

    @Test
    @DisplayName("P8: the same client_action_id is the same action, over HTTP and sockets, however far it has come")
    void repeated(Table table) {
        Guest thorin = table.player("thorin");
        JsonObject first = act(thorin, ATTACK);
        String action = first.getString("action_id");
        assertThat(act(thorin, ATTACK)).isEqualTo(first);
        table.next();
        assertThat(act(thorin, ATTACK).getString("status")).isEqualTo("processing");
        try (WireClient client = thorin.join();
                WireClient otherTab = thorin.join()) {
            client.sendObject("type", "action", "text", "I attack", "client_action_id", "c1");
            JsonObject again = client.next();
            assertThat(again.getString("action_id")).isEqualTo(action);
            assertThat(again.getString("status")).isEqualTo("processing");
            otherTab.settle();
            assertThat(otherTab.waiting()).isEmpty();
        }
        Bot.ok(table.resolve(action, "{'narrative':'You hit.'}"));
        assertThat(act(thorin, ATTACK).getString("status")).isEqualTo("resolved");
        assertThat(table.status().getInt("pending")).isZero();
        assertThat(table.host().read("").stream()
                        .filter(frame -> frame.getString("type").equals("action_queued")))
                .hasSize(1);
    }

    @Test
    @DisplayName("P8: one id sent by many at once is one action; another player's same id is another action")
    void repeatedAtOnce(Table table) {
        List<CompletableFuture<JsonObject>> answers = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> act(table.player("thorin"), ATTACK), people))
                .toList();
        assertThat(answers.stream()
                        .map(answer -> answer.join().getString("action_id"))
                        .distinct())
                .hasSize(1);
        assertThat(act(table.player("elara"), ATTACK).getString("action_id"))
                .isNotEqualTo(answers.get(0).join().getString("action_id"));
        assertThat(table.status().getInt("pending")).isEqualTo(2);
    }

    @Test
    @DisplayName("P33: an action that was taken in is the same one when it is repeated after it is another's turn")
    void repeatedAfterTheGateClosed(Table table) {
        Guest thorin = table.player("thorin");
        table.combat("start", "{'initiative':[{'id':'thorin','initiative':9},{'id':'elara','initiative':5}]}");
        JsonObject first = act(thorin, ATTACK);
        table.combat("next", "");
        assertThat(thorin.tryTo("Another").statusCode()).isEqualTo(403);
        assertThat(act(thorin, ATTACK)).isEqualTo(first);
    }

    @Test
    @DisplayName("P11: put back, an action keeps its place, and its submitter is told that it is pending again")
    void requeued(Table table) {
        Guest thorin = table.player("thorin");
        String first = thorin.act("first");
        table.player("elara").act("second");
        try (WireClient client = thorin.join()) {
            table.next();
            assertThat(client.next("action_status").getString("status")).isEqualTo("processing");
            JsonObject requeued = Bot.ok(table.host().post("/api/party/actions/" + first + "/requeue", ""));
            assertThat(requeued.getString("status")).isEqualTo("pending");
            assertThat(client.next("action_status").getString("status")).isEqualTo("pending");
        }
        assertThat(table.host()
                        .post("/api/party/actions/" + first + "/requeue", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(table.next().getString("action_id")).isEqualTo(first);
        assertThat(table.next().getString("text")).isEqualTo("second");
    }

    @Test
    @DisplayName("P11: cancelled, an action is handed out no more, its submitter is told, and nobody else learns of it")
    void cancelled(Table table) {
        Guest thorin = table.player("thorin");
        String action = thorin.act("I search");
        try (WireClient client = thorin.join();
                WireClient elara = table.player("elara").join()) {
            JsonObject answer = Bot.ok(table.host().post("/api/party/actions/" + action + "/cancel", ""));
            assertThat(answer.getString("status")).isEqualTo("cancelled");
            JsonObject told = client.next("action_status");
            assertThat(told.getString("status")).isEqualTo("cancelled");
            assertThat(told.getString("error")).isEqualTo("Cancelled by the host");
            assertThat(Bot.ok(thorin.status(action)).getString("status")).isEqualTo("cancelled");
            assertThat(elara.settle().waiting()).isEmpty();
        }
        assertThat(table.host().post("/api/party/next", "").statusCode()).isEqualTo(204);
        assertThat(table.resolve(action, "{'narrative':'x'}").statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("P11: an answer needs no lease: whoever has the id may answer what is still pending")
    void unasked(Table table) {
        String action = table.player("thorin").act("I search");
        Bot.ok(table.resolve(action, "{'narrative':'Nothing.'}"));
        assertThat(table.status().getInt("resolved")).isEqualTo(1);
        assertThat(table.host().post("/api/party/next", "").statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("P12: thinking is shown to everybody and kept nowhere")
    void thinking(Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient observer = table.observer().join()) {
            Bot.ok(table.host().post("/api/party/thinking", ""));
            assertThat(thorin.next("thinking").getString("message")).isNotBlank();
            assertThat(observer.next("thinking")).doesNotContainKeys("id", "cursor");
            Bot.ok(table.host().post("/api/party/thinking", "{'message':'Rolling…'}"));
            assertThat(thorin.next("thinking").getString("message")).isEqualTo("Rolling…");
        }
        assertThat(table.observer().read(""))
                .extracting(event -> event.getString("type"))
                .doesNotContain("thinking");
    }
}
