package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Cable;
import org.heliograph.support.Camera;
import org.heliograph.support.Guest;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A player's phone where networks come and go: nothing is lost, nothing is told, sent or felt twice. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class PlayerOnTheRoadTest {
    /** So long the network is away; the page's own clock makes it short. */
    private static final int AWAY_MS = 90_000;

    private static final Pattern NOT_CONNECTED = Pattern.compile("^Not connected\\.");

    /** How a player comes back. */
    enum Return {
        THE_PAGE_STAYED,
        RELOADED_AT_ONCE
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest(
            name =
                    "P2 P21 P25 P35 P49 by the QR code's address at 390 px over plain http, the network lost for 90 s: {0}")
    @EnumSource
    void theNetworkIsAway(Return how, Visitors visitors, @TempDir Path data) throws Exception {
        int port = freePort();
        Cable cable = Cable.to(URI.create("http://127.0.0.1:" + port));
        String address = "http://" + Chromium.LAN_NAME + ":" + cable.uri().getPort();
        try (RunningServer server = RunningServer.start(data, new String[] {
            "port", String.valueOf(port),
            "public-url", address,
            "party.grace", "100ms",
            "heartbeat.party.ping", "500ms",
            "heartbeat.party.stale", "2s"
        })) {
            String admin = Files.readString(data.resolve("admin.token")).strip();
            Table table = Table.open(server, "Authorization", "Bearer " + admin);
            String scanned = Camera.readUri(table.card("thorin").getString("qr"));
            Assertions.assertThat(scanned).startsWith(address + "/play?token=hgp_");

            Visitor thorin = visitors.arrive(URI.create(address), PlayPageTest.PHONE)
                    .withBuzzer()
                    .thoughLinesBreak()
                    .thoughRefused();
            thorin.page().clock().install();
            thorin.page().navigate(scanned);
            assertThat(thorin.find("connection-status")).hasText("Live");
            Assertions.assertThat(thorin.page().evaluate("() => isSecureContext"))
                    .isEqualTo(false);
            assertThat(thorin.page()).hasURL(address + "/play");
            thorin.find("#action").tap();
            table.say("{'narrative':'The hall is dark.','private':{'thorin':'You smell smoke.'}}");
            assertThat(thorin.told()).hasCount(2);
            thorin.act("I open the hatch");
            assertThat(thorin.receipts()).hasText("Received");
            Assertions.assertThat(thorin.buzzes()).isEqualTo(1);

            cable.lose();
            thorin.offline(true);
            assertThat(thorin.find("connection-status [role=status]")).hasText(NOT_CONNECTED);
            table.resolve("{'narrative':'The hatch gives way.','private':{'thorin':'A hand takes yours.'}}");
            table.tell("Then, silence.");
            thorin.page().clock().fastForward(AWAY_MS);
            assertThat(thorin.receipts()).hasText("Received");
            cable.mend();
            thorin.offline(false);
            if (how == Return.RELOADED_AT_ONCE) {
                thorin.page().reload();
                thorin.find("#action").tap();
            }

            everythingOnce(thorin, address);
            thorin.page().reload();
            everythingOnce(thorin, address);
            thorin.leave();
        } finally {
            cable.close();
        }
    }

    private static void everythingOnce(Visitor thorin, String address) {
        assertThat(thorin.find("connection-status")).hasText("Live");
        assertThat(thorin.told()).hasText(new String[] {
            "The hall is dark.", "You smell smoke.", "The hatch gives way.", "A hand takes yours.", "Then, silence."
        });
        assertThat(thorin.find("deed-item .said")).hasText("I open the hatch");
        assertThat(thorin.receipts()).hasText("Done");
        assertThat(thorin.page()).hasURL(address + "/play");
        Assertions.assertThat(thorin.buzzes()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "P21 what was written in flight mode is kept over a reload and sent once, in its order, when the line is back")
    void writtenOffline(Visitors visitors, Table table) throws Exception {
        try (Cable cable = Cable.to(table.server().uri())) {
            Visitor thorin = PlayPageTest.sit(visitors, cable.uri(), table.player("thorin"))
                    .thoughLinesBreak();
            cable.lose();
            assertThat(thorin.find("connection-status [role=status]")).hasText(NOT_CONNECTED);
            thorin.act("First");
            thorin.act("Second");
            assertThat(thorin.receipts()).hasText(new String[] {
                "Not sent yet. It goes out by itself when the line is back.",
                "Not sent yet. It goes out by itself when the line is back."
            });
            Assertions.assertThat(table.status().getInt("pending")).isZero();

            cable.mend();
            thorin.page().reload();
            assertThat(thorin.receipts()).hasText(new String[] {"Received", "Received"});
            Assertions.assertThat(table.next().getString("text")).isEqualTo("First");
            Assertions.assertThat(table.next().getString("text")).isEqualTo("Second");
            Assertions.assertThat(table.status().getInt("pending")).isZero();
            assertThat(thorin.receipts()).hasText(new String[] {"The host is at it", "The host is at it"});
        }
    }

    @Test
    @DisplayName("P21 where the answer to an action is lost, and it is sent again, the host gets it once")
    void theAnswerIsLost(Visitors visitors, Table table) {
        Visitor thorin = PlayPageTest.sit(visitors, table.server().uri(), table.player("thorin"))
                .thoughLinesBreak();
        int[] tries = {0};
        thorin.page().route("**/api/action", route -> {
            if (tries[0]++ == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        thorin.act("Once");

        assertThat(thorin.receipts()).hasText("Received");
        thorin.page().reload();
        assertThat(thorin.receipts()).hasText("Received");
        Assertions.assertThat(table.status().getInt("pending")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "P20 P21 a line that is cut in the middle of a turn: it is called once, every line is told once and in order")
    void cutInTheMiddle(Visitors visitors, Table table) throws Exception {
        try (Cable cable = Cable.to(table.server().uri())) {
            Visitor thorin = PlayPageTest.sit(visitors, cable.uri(), table.player("thorin"))
                    .thoughLinesBreak();
            thorin.find("#action").tap();
            table.combat("start", "{'initiative':[{'id':'thorin','initiative':9},{'id':'elara','initiative':3}]}");
            assertThat(thorin.find("combat-view h2")).hasText("Your turn");
            Assertions.assertThat(thorin.buzzes()).isEqualTo(1);
            for (int i = 1; i <= 2; i++) {
                table.tell("before " + i);
                cable.cut();
                table.tell("after " + i);
                assertThat(thorin.told().last()).hasText("after " + i);
            }
            assertThat(thorin.told()).hasText(new String[] {"before 1", "after 1", "before 2", "after 2"});
            assertThat(thorin.find("combat-view h2")).hasText("Your turn");
            Assertions.assertThat(thorin.buzzes()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "P21 where no WebSocket gets through there are server-sent events, and then polls: the same table, the same receipts")
    void otherWays(Visitors visitors, Table table) throws Exception {
        try (Cable cable = Cable.withoutSockets(table.server().uri())) {
            Visitor thorin = visitors.arrive(cable.uri(), PlayPageTest.PHONE)
                    .thoughLinesBreak()
                    .thoughRefused();
            thorin.page()
                    .navigate(Pages.play(cable.uri(), table.player("thorin")).toString());
            assertThat(thorin.find("connection-status")).hasAttribute("title", "Over server-sent events");
            assertThat(thorin.find("character-bar .hp")).hasText("20/20 HP");
            thorin.act("I listen");
            assertThat(thorin.receipts()).hasText("Received");
            table.resolve("{'narrative':'Steps.','private':{'thorin':'Two of them.'}}");
            assertThat(thorin.receipts()).hasText("Done");

            thorin.page().route("**/api/streams/**", PlayerOnTheRoadTest::refuseStreams);
            cable.cut();
            assertThat(thorin.find("connection-status")).hasAttribute("title", "By asking again and again");
            thorin.act("I wait");
            assertThat(thorin.receipts().last()).hasText("Received");
            table.resolve("{'narrative':'They pass.','characters':{'thorin':{'hp':19}}}");
            assertThat(thorin.told()).hasText(new String[] {"Steps.", "Two of them.", "They pass."});
            assertThat(thorin.find("character-bar .hp")).hasText("19/20 HP");
            assertThat(thorin.receipts()).hasText(new String[] {"Done", "Done"});
            table.combat("start", "{'initiative':[{'id':'thorin','initiative':9},{'id':'elara','initiative':3}]}");
            assertThat(thorin.find("combat-view h2")).hasText("Your turn");
        }
    }

    /** As a proxy does that cannot stream. */
    private static void refuseStreams(Route route) {
        if ("text/event-stream".equals(route.request().headers().get("accept"))) {
            route.fulfill(new Route.FulfillOptions().setStatus(502));
        } else {
            route.resume();
        }
    }

    @Test
    @DisplayName("P27 P40 the server restarts: the page comes back by itself with its token, and nothing is told twice")
    void theServerRestarts(Visitors visitors, @TempDir Path data) throws Exception {
        RunningServer server = RunningServer.start(data);
        String port = String.valueOf(server.uri().getPort());
        try {
            Table table = Table.open(server);
            table.tell("before");
            Guest invited = table.player("thorin");
            Visitor thorin = PlayPageTest.sit(visitors, server.uri(), invited).thoughLinesBreak();
            thorin.act("I sit down");
            assertThat(thorin.receipts()).hasText("Received");

            server.close();
            assertThat(thorin.find("connection-status [role=status]")).hasText(NOT_CONNECTED);
            server = RunningServer.start(data, "port", port);
            Table again = table.at(server);
            again.resolve("{'narrative':'after'}");

            assertThat(thorin.find("connection-status")).hasText("Live");
            assertThat(thorin.told()).hasText(new String[] {"before", "after"});
            assertThat(thorin.receipts()).hasText("Done");
            thorin.leave();
        } finally {
            server.close();
        }
    }
}
