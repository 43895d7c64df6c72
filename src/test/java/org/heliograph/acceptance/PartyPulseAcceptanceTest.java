package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intervals are settings; here they are short. */
@DisplayName("S000: the pulse of a table")
class PartyPulseAcceptanceTest {
    private static final String LONG = "x".repeat(10_000);

    @Nested
    @DisplayName("by heartbeat")
    class Heartbeat {
        @TempDir
        static Path data;

        static RunningServer server;

        @BeforeAll
        static void start() {
            server = RunningServer.start(data, "heartbeat.party.ping", "200ms", "heartbeat.party.stale", "900ms");
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @Test
        @DisplayName(
                "P30 P31: a silent socket is closed 4000, also if its browser answers protocol pings; another tab, that pongs, stays")
        void silent() {
            Table table = Table.open(server);
            Guest thorin = table.player("thorin");
            try (WireClient silent = thorin.join();
                    WireClient alive = thorin.join();
                    RawWebSocket hungPage = server.raw("/ws?token=" + thorin.token())) {
                for (int pings = 0; pings < 8; pings++) {
                    assertThat(alive.next("ping")).doesNotContainKeys("cursor", "id", "replay");
                    alive.sendObject("type", "pong");
                }
                assertThat(silent.closed()).isEqualTo(new WireClient.Closed(4000, "Stale connection"));
                RawWebSocket.End end = hungPage.readToEnd(true);
                assertThat(end.code()).isEqualTo(4000);
                assertThat(end.texts()).anyMatch(text -> text.contains("\"ping\""));
                table.tell("still there");
                assertThat(alive.next("narrative").getString("content")).isEqualTo("still there");
            }
        }
    }

    @Nested
    @DisplayName("by lease")
    class Lease {
        @TempDir
        static Path data;

        static RunningServer server;

        @BeforeAll
        static void start() {
            server = RunningServer.start(data, "party.lease", "300ms");
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @Test
        @DisplayName(
                "P11: a host that vanished gives its action back when its time is over; its submitter is told, its place is kept")
        void lease() {
            Table table = Table.open(server);
            String first = table.player("thorin").act("first");
            table.player("thorin").act("second");
            try (WireClient host = table.host().join()) {
                assertThat(table.next().getString("action_id")).isEqualTo(first);
                JsonObject status = host.next("action_status");
                while (!status.getString("status").equals("pending")) {
                    status = host.next("action_status");
                }
                assertThat(status.getString("action_id")).isEqualTo(first);
            }
            assertThat(table.status().getInt("pending")).isEqualTo(2);
            assertThat(table.next().getString("action_id")).isEqualTo(first);
            Bot.ok(table.resolve(first, "{'narrative':'late but fine'}"));
        }

        @Test
        @DisplayName("P11: a host that waits gets what another's lease gave back")
        void leaseForAnother() {
            Table table = Table.open(server);
            String action = table.player("thorin").act("first");
            table.next();
            assertThat(Bot.ok(table.host().post("/api/party/next?wait=20", "")).getString("action_id"))
                    .isEqualTo(action);
        }
    }

    @Nested
    @DisplayName("of a reader that stops reading")
    class Stalled {
        @TempDir
        static Path data;

        static RunningServer server;

        @BeforeAll
        static void start() {
            server = RunningServer.start(data, "send.stall", "1s", "log.tail", "1MiB");
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        private int connections(Table table, String player) {
            return table.status().getJsonArray("players").getValuesAs(JsonObject.class).stream()
                    .filter(one -> one.getString("player_id").equals(player))
                    .findFirst()
                    .orElseThrow()
                    .getInt("connections");
        }

        @Test
        @DisplayName("P44: it holds up nobody, is closed 4001, and gets everything it missed when it returns")
        void stalled() {
            Table table = Table.open(server);
            Guest elara = table.player("elara");
            String cursor = elara.head();
            List<String> said = new ArrayList<>();
            try (RawWebSocket stalled = RawWebSocket.open(server.uri(), "/ws?token=" + elara.token(), 4096);
                    WireClient thorin = table.player("thorin").join();
                    WireClient host = table.host().join()) {
                while (!Frames.parse(stalled.readText()).getString("type").equals("live")) {
                    // What comes first, it takes.
                }
                assertThat(connections(table, "elara")).isEqualTo(1);
                while (connections(table, "elara") == 1) {
                    said.add(table.say("{'narrative':'" + said.size() + LONG + "','private':{'elara':'psst'}}"));
                    // The others have it before the next is said, however long she has read nothing.
                    assertThat(thorin.next("narrative").getString("id")).isEqualTo(said.get(said.size() - 1));
                    assertThat(host.next("narrative").getString("id")).isEqualTo(said.get(said.size() - 1));
                }
                // It may see the close frame behind what it had not read, or only that the connection is cut.
                assertThat(stalled.readToEnd(false).code()).isIn(4001, 1006);
            }
            List<JsonObject> missed = elara.arrival("&cursor=" + cursor);
            assertThat(missed.stream()
                            .filter(frame -> frame.getString("type").equals("narrative"))
                            .map(frame -> frame.getString("id")))
                    .isEqualTo(said);
            assertThat(missed.stream().filter(frame -> frame.getString("type").equals("private")))
                    .hasSameSizeAs(said);
        }

        @Test
        @DisplayName("P42 P44: how long a tab has taken nothing is in the host's overview")
        void lag() {
            Table table = Table.open(server);
            Guest mira = table.player("mira");
            try (RawWebSocket stalled = RawWebSocket.open(server.uri(), "/ws?token=" + mira.token(), 4096)) {
                stalled.readText();
                Awaitility.await()
                        .until(
                                () -> {
                                    table.tell(LONG);
                                    return table.status()
                                            .getJsonArray("players")
                                            .getJsonObject(3)
                                            .getInt("lag_ms");
                                },
                                lag -> lag > 0);
            }
        }
    }
}
