package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.Guest;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of grace is a setting; here it is short. */
@DisplayName("S000: who comes and goes")
class PartyPresenceAcceptanceTest {
    @TempDir
    static Path data;

    static RunningServer server;

    private final Table table = Table.open(server);

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "party.grace", "100ms", "auth.timeout", "500ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private List<String> told(Guest guest) {
        return guest.read("?limit=1000").stream()
                .filter(event -> event.getString("type").equals("system"))
                .map(event -> event.getString("content"))
                .toList();
    }

    private void untilTold(Guest guest, String sentence) {
        Awaitility.await().until(() -> told(guest), told -> told.contains(sentence));
    }

    @Test
    @DisplayName(
            "P7: the first tab is told as joined, the last as disconnected, both once, and what is between not at all")
    void tabs() {
        Guest elara = table.player("elara");
        try (WireClient thorin = table.player("thorin").join()) {
            WireClient one = elara.join();
            JsonObject joined = thorin.next("system");
            assertThat(joined.getString("content")).isEqualTo("Elara joined");
            assertThat(joined.getString("event")).isEqualTo("joined");
            assertThat(joined.getString("player_id")).isEqualTo("elara");
            assertThat(joined.getString("player_name")).isEqualTo("Elara");
            assertThat(joined).containsKeys("id", "timestamp", "cursor");
            WireClient other = elara.join();
            one.close();
            Awaitility.await().until(() -> connections("elara"), count -> count == 1);
            assertThat(thorin.settle().waiting()).isEmpty();
            other.close();
            assertThat(thorin.next("system").getString("content")).isEqualTo("Elara disconnected");
            assertThat(thorin.settle().waiting()).isEmpty();
        }
        assertThat(told(table.observer())).containsSubsequence("Elara joined", "Elara disconnected");
        assertThat(told(table.observer())).containsOnlyOnce("Elara joined", "Elara disconnected");
        assertThat(told(elara)).as("not told to the one it is about").noneMatch(line -> line.startsWith("Elara"));
    }

    private int connections(String player) {
        return player(player).getInt("connections");
    }

    private JsonObject player(String id) {
        return table.status().getJsonArray("players").getValuesAs(JsonObject.class).stream()
                .filter(player -> player.getString("player_id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("P7: a stream of events is a tab like any other; hosts and who only watches are not told of")
    void streams() {
        try (WireClient host = table.host().join();
                WireClient observer = table.observer().join()) {
            WireClient second;
            try (EventStreamClient events = table.player("elara").events("")) {
                events.next("live");
                untilTold(table.host(), "Elara joined");
                second = table.player("elara").join();
            }
            try (second) {
                // That a stream's reader left shows when something is written to it.
                Awaitility.await().until(() -> {
                    table.tell("anybody?");
                    return connections("elara") == 1;
                });
                second.settle();
            }
            host.settle();
            observer.settle();
        }
        untilTold(table.host(), "Elara disconnected");
        assertThat(told(table.host())).containsExactly("Elara joined", "Elara disconnected");
    }

    @Test
    @DisplayName("P7: who polls is no tab, and is told of to nobody")
    void polls() {
        table.player("elara").read("");
        table.player("thorin").read("");
        assertThat(told(table.host())).isEmpty();
    }

    @Test
    @DisplayName("P5: a socket that does not say who it is within the time is closed with 1008, and told of to nobody")
    void silent() {
        try (WireClient silent = server.socket("/ws")) {
            assertThat(silent.next().getInt("error_code")).isEqualTo(401);
            assertThat(silent.closed().code()).isEqualTo(1008);
            assertThat(silent.waiting()).isEmpty();
        }
        assertThat(told(table.host())).isEmpty();
        assertThat(table.status().getInt("observers")).isZero();
    }

    @Test
    @DisplayName("P7: who comes back within the grace was never away")
    void grace() throws Exception {
        try (RunningServer patient = RunningServer.start(data.resolve("patient"), "party.grace", "10m")) {
            Table own = Table.open(patient);
            try (WireClient thorin = own.player("thorin").join()) {
                own.player("elara").join().close();
                assertThat(thorin.next("system").getString("content")).isEqualTo("Elara joined");
                Awaitility.await()
                        .until(
                                () -> patient.inside().parties().parties().open(),
                                open -> open.iterator()
                                                .next()
                                                .attendance()
                                                .connections(org.heliograph.party.Recipient.player("elara"))
                                        == 0);
                try (WireClient back = own.player("elara").join()) {
                    own.tell("The end");
                    assertThat(thorin.next().getString("content")).isEqualTo("The end");
                    back.settle();
                }
            }
        }
    }

    @Test
    @DisplayName(
            "P42: the host's overview counts what is there: tabs, watchers, actions, and how long the next one waits")
    void overview() {
        assertThat(table.status().getString("name")).isEqualTo("Mines");
        assertThat(table.status().getString("party_id")).isEqualTo(table.id());
        assertThat(table.status().getJsonArray("players")).hasSize(4);
        assertThat(player("thorin")).doesNotContainKey("last_seen");
        try (WireClient one = table.player("thorin").join();
                WireClient two = table.player("thorin").join();
                WireClient observer = table.observer().join()) {
            String first = table.player("thorin").act("first");
            table.player("elara").act("second");
            table.player("elara").act("third");
            table.resolve("{'narrative':'done'}");
            String second = table.next().getString("action_id");
            JsonObject status = table.status();
            assertThat(status.getInt("pending")).isEqualTo(1);
            assertThat(status.getInt("processing")).isEqualTo(1);
            assertThat(status.getInt("resolved")).isEqualTo(1);
            assertThat(status.getInt("observers")).isEqualTo(1);
            assertThat(status.getInt("uptime_seconds")).isBetween(0, 60);
            assertThat(status.getJsonObject("next").getString("action_id")).isNotIn(first, second);
            assertThat(status.getJsonObject("next").getInt("age_seconds")).isBetween(0, 60);
            JsonObject thorin = player("thorin");
            assertThat(thorin.getBoolean("connected")).isTrue();
            assertThat(thorin.getInt("connections")).isEqualTo(2);
            assertThat(thorin.getString("last_seen")).endsWith("Z");
            assertThat(thorin.getInt("lag_ms")).isZero();
            assertThat(player("elara").getBoolean("connected")).isFalse();
            one.settle();
            two.settle();
            observer.settle();
        }
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(player("thorin").getInt("connections")).isZero());
        assertThat(player("thorin").getString("last_seen")).endsWith("Z");
    }
}
