package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S003: many at a table, for long")
class PartyCrowdAcceptanceTest {
    private static final int ACTIONS = 600;
    private static final int CYCLES = 200;

    /** The container's pool grows with use, up to its limit. */
    private static final String CONTAINERS = "http-nio";

    /** Sweeps and timers of others that happen to be there; a thread for each cycle would be two hundred. */
    private static final int SOME_THREADS = 20;

    @TempDir
    Path data;

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void leave() {
        people.shutdownNow();
    }

    /** How long it may take is measured by the bench; here everything must come, whole and in order. */
    @Test
    @DisplayName(
            "P43 P48: nine players and twelve sockets: as many actions as in a minute of ten a second, all answered to all, in order")
    void aMinute() {
        try (RunningServer server = RunningServer.start(data)) {
            String nine = IntStream.rangeClosed(1, 9)
                    .mapToObj(i -> "{'id':'p" + i + "','name':'P" + i + "'}")
                    .collect(Collectors.joining(",", "{'name':'x','characters':[", "]}"));
            Table table = Table.of(server, nine);
            List<WireClient> sockets = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                sockets.add(table.player("p" + (1 + i % 9)).join());
            }
            List<CompletableFuture<Void>> players = IntStream.rangeClosed(1, 6)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> act(table, "p" + i), people))
                    .toList();
            List<String> answered = new ArrayList<>();
            while (answered.size() < ACTIONS) {
                answered.add(answerNext(table));
            }
            players.forEach(CompletableFuture::join);
            assertThat(answered).doesNotHaveDuplicates();
            for (WireClient client : sockets) {
                List<String> heard = new ArrayList<>();
                while (heard.size() < ACTIONS) {
                    heard.add(client.next("narrative").getString("action_id"));
                }
                assertThat(heard).isEqualTo(answered);
                client.close();
            }
            assertThat(table.status().getInt("resolved")).isEqualTo(ACTIONS);
        }
    }

    private static void act(Table table, String player) {
        for (int i = 0; i < ACTIONS / 6; i++) {
            table.player(player).act("I act " + i);
        }
    }

    private static String answerNext(Table table) {
        JsonObject action = Bot.ok(table.host().post("/api/party/next?wait=20", ""));
        String id = action.getString("action_id");
        Bot.ok(table.resolve(id, "{'narrative':'So it is.'}"));
        return id;
    }

    @Test
    @DisplayName(
            "P47 X12: two hundred cycles of coming, acting, being answered and going: no thread, seat or follower stays")
    void cycles() {
        try (RunningServer server = RunningServer.start(data, "party.grace", "50ms")) {
            Table table = Table.open(server);
            cycle(table, 10);
            forgotten(table);
            long ours = threads("heliograph");
            long others = threads("") - threads(CONTAINERS);

            cycle(table, CYCLES);

            forgotten(table);
            assertThat(threads("heliograph")).isLessThanOrEqualTo(ours + 8);
            Awaitility.await().until(() -> threads("") - threads(CONTAINERS), now -> now < others + SOME_THREADS);
        }
    }

    private static void cycle(Table table, int times) {
        for (int i = 0; i < times; i++) {
            String player = Table.HEROES.get(i % 4);
            try (RawWebSocket socket =
                    table.server().raw("/ws?token=" + table.player(player).token())) {
                socket.readText();
                table.player(player).act("I act");
                table.resolve("{'narrative':'So it is.'}");
                if (i % 2 == 0) {
                    socket.frame(8, true, new byte[] {3, (byte) 232});
                }
            }
            if (i % 10 == 0) {
                try (EventStreamClient events = table.observer().events("?from=head")) {
                    events.next("live");
                }
            }
        }
    }

    /** That a stream's reader left shows when something is written to it. */
    private static void forgotten(Table table) {
        Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
            table.tell("anybody?");
            assertThat(table.server().inside().connections().size()).isZero();
            assertThat(table.server().inside().followingParties()).isZero();
            assertThat(table.server().inside().waiting()).isZero();
            assertThat(table.status().getInt("observers")).isZero();
            assertThat(table.status().getJsonArray("players").getValuesAs(JsonObject.class))
                    .allMatch(player -> player.getInt("connections") == 0);
        });
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }
}
