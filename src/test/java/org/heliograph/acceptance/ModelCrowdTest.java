package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.Model;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S003: a model among twelve sockets")
class ModelCrowdTest {
    private static final int CALLS = 500;
    private static final int ACTIONS_A_SECOND = 10;

    @TempDir
    Path data;

    private final ScheduledExecutorService players = Executors.newScheduledThreadPool(2);
    private final ExecutorService models = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        players.shutdownNow();
        models.shutdownNow();
    }

    @Test
    @DisplayName(
            "five hundred calls while players act ten times a second: none fails, nobody misses an answer or hears it twice")
    void calls() {
        try (RunningServer server = RunningServer.start(data)) {
            Table table = Table.open(server);
            List<WireClient> sockets = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                sockets.add(table.player(Table.HEROES.get(i % 4)).join());
            }
            Set<String> acted = ConcurrentHashMap.newKeySet();
            AtomicInteger number = new AtomicInteger();
            var unused = players.scheduleAtFixedRate(
                    () -> {
                        int n = number.incrementAndGet();
                        acted.add(table.player(Table.HEROES.get(n % 4)).act("deed " + n));
                    },
                    0,
                    1_000 / ACTIONS_A_SECOND,
                    TimeUnit.MILLISECONDS);
            CompletableFuture<Map<String, String>> answered =
                    CompletableFuture.supplyAsync(() -> host(server, table), models);
            CompletableFuture<Void> looked = CompletableFuture.runAsync(() -> look(server, table), models);
            Map<String, String> answers =
                    answered.orTimeout(120, TimeUnit.SECONDS).join();
            looked.orTimeout(120, TimeUnit.SECONDS).join();
            players.shutdown();
            assertThat(answers).isNotEmpty();
            assertThat(acted).containsAll(answers.keySet());
            List<String> told = List.copyOf(answers.values());
            for (WireClient socket : sockets) {
                Awaitility.await().until(() -> narratives(socket).size() >= told.size());
                assertThat(narratives(socket)).containsExactlyElementsOf(told);
                socket.close();
            }
        }
    }

    /** Every action, in its order; what was said to each, in the order in which it was. */
    private static Map<String, String> host(RunningServer server, Table table) {
        Map<String, String> answers = new LinkedHashMap<>();
        try (Model model = Model.at(server.uri(), table.host().token())) {
            for (int calls = 0; calls < CALLS / 2; calls += 2) {
                JsonObject action = model.use("party-next", "{'wait':20,'context':" + (calls % 4 == 0) + "}");
                String id = action.getString("action_id");
                String narrative = "Answer to " + action.getString("text");
                model.use("party-resolve", "{'action_id':'" + id + "','narrative':'" + narrative + "'}");
                answers.put(id, narrative);
            }
        }
        return answers;
    }

    /** Another one looks on and meddles meanwhile. */
    private static void look(RunningServer server, Table table) {
        try (Model model = Model.at(server.uri(), table.host().token())) {
            for (int calls = 0; calls < CALLS / 2; calls += 5) {
                model.use("party-status", "{}");
                model.told("party-thinking", "{}");
                model.use(
                        "party-character",
                        "{'command':'patch','character_id':'mira','sheet':{'hp':" + calls % 9 + "}}");
                assertThat(model.read("party://combat").getBoolean("active")).isFalse();
                model.use("party-say", "{'dm_only':'note " + calls + "'}");
            }
        }
        assertThat(Bot.ok(table.host().get("/api/party/characters/mira")).getInt("hp"))
                .isEqualTo((CALLS / 2 - 5) % 9);
    }

    private static List<String> narratives(WireClient socket) {
        return socket.waiting().stream()
                .filter(frame -> frame.getString("type").equals("narrative"))
                .map(frame -> frame.getString("content"))
                .toList();
    }
}
