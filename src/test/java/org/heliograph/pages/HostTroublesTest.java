package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Cable;
import org.heliograph.support.Guest;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks while somebody hosts: nothing written is lost, nothing is told twice, and the page says what is. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class HostTroublesTest {
    private static final String RESOLVE = "**/resolve";

    @Test
    @DisplayName("What is written survives a refusal and a reload, and the action lies on the desk again")
    void keepsWhatIsWritten(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        table.player("thorin").act("I knock");
        host.next("Thorin");
        host.write("Somebody knocks back.");
        host.writeAlone("elara", "You know that knock.");
        host.writeNote("DC 12");
        host.change("thorin", "-2", "");
        Refusal refusal = Refusal.of(host.visitor(), RESOLVE, 503, "The disk is full");
        host.give();
        assertThat(host.receipt()).hasText("Not sent. The disk is full");
        refusal.end();

        host.visitor().page().reload();

        assertThat(host.find("#desk-title")).hasText("Thorin wants to");
        assertThat(host.find("blockquote.wish")).hasText("I knock");
        assertThat(host.narrative()).hasValue("Somebody knocks back.");
        assertThat(host.find("textarea[name=private-elara]")).hasValue("You know that knock.");
        assertThat(host.find("textarea[name=dm-only]")).hasValue("DC 12");
        assertThat(host.find("input[name=hp-thorin]")).hasValue("-2");
        host.give();
        assertThat(host.receipt()).hasText("Answered.");
        assertThat(host.row("thorin").locator(".figures")).hasText("18 / 20");
        host.visitor().page().reload();
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        assertThat(host.narrative()).hasValue("");
    }

    @Test
    @DisplayName("Each action keeps what was written for it while another one is on the desk")
    void keepsADraftForEachAction(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.write("To all, later");
        table.player("thorin").act("I knock");
        table.player("elara").act("I listen");
        assertThat(host.waiting()).hasCount(2);
        host.next("Thorin");
        host.write("For Thorin");
        host.next("Elara");
        assertThat(host.narrative()).hasValue("");
        host.write("For Elara");
        host.find("action-queue button", 0).click();
        assertThat(host.narrative()).hasValue("For Thorin");
        host.button("Set aside").click();
        assertThat(host.narrative()).hasValue("To all, later");
        host.find("action-queue button", 1).click();
        assertThat(host.narrative()).hasValue("For Elara");
    }

    @Test
    @DisplayName("An answer whose receipt got lost is told once, and the page finds out that it was")
    void findsOutThatItWasTold(Visitors visitors, Table table) throws Exception {
        try (Cable cable = Cable.to(table.server().uri())) {
            Hosting host = Hosting.of(visitors, Pages.host(cable.uri(), table), Look.DESKTOP);
            host.visitor().thoughLinesBreak();
            table.player("thorin").act("I knock");
            host.next("Thorin");
            host.write("It is open.");
            // It arrives, but nobody ever says so.
            host.visitor().page().route(RESOLVE, route -> {
                table.server()
                        .send(
                                "POST",
                                URI.create(route.request().url()).getPath(),
                                route.request().postData(),
                                "Authorization",
                                "Bearer " + table.host().token());
                route.abort();
            });
            host.give();

            assertThat(host.receipt()).hasText("Answered.");
            assertThat(host.narrative()).hasValue("");
            Assertions.assertThat(Guest.contents(table.player("elara").read("")))
                    .containsOnlyOnce("It is open.");
        }
    }

    @Test
    @DisplayName("An action that was answered elsewhere leaves the desk; what was written for it is there to be told")
    void noticesThatItWasAnsweredElsewhere(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        String action = table.player("thorin").whisper("I palm the key");
        host.next("Thorin");
        host.write("Nobody saw, but");
        table.resolve(action, "{'narrative':'Nobody saw.'}");

        assertThat(host.receipt()).containsText("What Thorin wanted was answered elsewhere. What you wrote is here.");
        assertThat(host.find("#desk-title")).hasText("Tell the table");
        // It was meant for who whispered, and stays so.
        assertThat(host.narrative()).hasValue("");
        assertThat(host.find("textarea[name=private-thorin]")).hasValue("Nobody saw, but");
    }

    @Test
    @DisplayName("K1 a line that is cut: what came meanwhile is there once, what ended meanwhile waits no more")
    void comesBackAfterACut(Visitors visitors, Table table) throws Exception {
        try (Cable cable = Cable.to(table.server().uri())) {
            Hosting host = Hosting.of(visitors, Pages.host(cable.uri(), table), Look.DESKTOP);
            host.visitor().thoughLinesBreak();
            table.player("thorin").act("one");
            assertThat(host.waiting()).hasText(new String[] {"one"});

            for (int i = 1; i <= 2; i++) {
                table.resolve("{'narrative':'answer " + i + "'}");
                cable.cut();
                table.player("thorin").act("after cut " + i);
                assertThat(host.waiting()).hasText(new String[] {"after cut " + i});
            }

            assertThat(host.story()).hasText(new String[] {"answer 1", "answer 2"});
            assertThat(host.find("host-story blockquote")).hasText(new String[] {"one", "after cut 1", "after cut 2"});
        }
    }

    @Test
    @DisplayName(
            "X9 the server goes away and comes back: what lay on the desk lies there, and what was handed out waits again")
    void comesBackAfterARestart(Visitors visitors, @TempDir Path data) {
        RunningServer server = RunningServer.start(data);
        String port = String.valueOf(server.uri().getPort());
        try {
            Table table = Table.open(server);
            Hosting host = Hosting.of(visitors, table);
            host.visitor().thoughLinesBreak();
            table.player("thorin").act("I knock");
            host.next("Thorin");
            host.write("Half a sent");
            server.close();
            assertThat(host.find("connection-status [role=status]")).containsText("Not connected");
            host.narrative().pressSequentially("ence.");
            host.give();
            assertThat(host.receipt()).containsText("What you wrote is kept.");

            server = RunningServer.start(data, "port", port);
            assertThat(host.find("connection-status")).hasText("Live");
            assertThat(host.narrative()).hasValue("Half a sentence.");
            host.give();
            assertThat(host.receipt()).hasText("Answered.");
            assertThat(host.story()).hasText(new String[] {"Half a sentence."});
        } finally {
            server.close();
        }
    }

    @Test
    @DisplayName("Where no WebSocket gets through the host sees what waits and answers it all the same")
    void hostsWithoutSockets(Visitors visitors, Table table) throws Exception {
        try (Cable cable = Cable.withoutSockets(table.server().uri())) {
            String done = table.player("elara").act("done before");
            table.resolve("{'narrative':'Yes.'}");
            Hosting host = new Hosting(visitors.visit(Pages.host(cable.uri(), table))
                    .thoughLinesBreak()
                    .thoughRefused());
            assertThat(host.find("connection-status")).hasText("Live");
            table.player("thorin").act("I knock");
            assertThat(host.waiting()).hasText(new String[] {"I knock"});
            host.next("Thorin");
            host.write("It is open.");
            host.give();
            assertThat(host.receipt()).hasText("Answered.");
            assertThat(host.story()).hasText(new String[] {"Yes.", "It is open."});
            Assertions.assertThat(done).isNotEmpty();
        }
    }

    @Test
    @DisplayName("K1 where nothing gets through but polls the host sees what waits and answers it all the same")
    void hostsByPolls(Visitors visitors, Table table) throws Exception {
        try (Cable cable = Cable.withoutSockets(table.server().uri())) {
            table.tell("Yes.");
            URI address = Pages.host(cable.uri(), table);
            Visitor visitor =
                    visitors.arrive(address, Look.DESKTOP).thoughLinesBreak().thoughRefused();
            visitor.page().route("**/api/streams/**", BrokenLinesTest::refuseStreams);
            visitor.page().navigate(address.toString());
            Hosting host = new Hosting(visitor);
            assertThat(host.find("connection-status")).hasAttribute("title", "By asking again and again");
            table.player("thorin").act("I knock");
            assertThat(host.waiting()).hasText(new String[] {"I knock"});
            host.next("Thorin");
            host.write("It is open.");
            host.give();
            assertThat(host.receipt()).hasText("Answered.");
            assertThat(host.story()).hasText(new String[] {"Yes.", "It is open."});
            assertThat(host.find("action-queue li")).hasCount(0);
        }
    }

    @Test
    @DisplayName("An action older than the history that comes by itself is read from further back")
    void readsWhatIsOlder(Visitors visitors, Table table) {
        table.player("mira").act("I have waited for long");
        for (int i = 0; i < 55; i++) {
            table.tell("line " + i);
        }
        Hosting host = Hosting.of(visitors, table);
        assertThat(host.waiting()).hasText(new String[] {"I have waited for long"});
        assertThat(host.story()).hasCount(55);
        Assertions.assertThat(host.story().allTextContents())
                .startsWith("line 0", "line 1")
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("A party that somebody else ended is over on the page, which stops trying")
    void noticesTheEnd(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        table.host().post("/api/party/stop", "");
        assertThat(host.find("#over h1")).isVisible();
        assertThat(host.find("main")).isHidden();
    }

    @Test
    @DisplayName("P49 below a context path the page finds everything, and asks nobody else")
    void worksBelowAContextPath(Visitors visitors, @TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "context-path", "/table/top")) {
            Table table = Table.open(server);
            Hosting host = Hosting.of(visitors, table);
            host.button("Invite").click();
            assertThat(host.find("invite-cards .card img")).hasCount(5);
            List<String> asked = host.visitor().asked();
            Assertions.assertThat(asked)
                    .allMatch(address -> address.startsWith(server.uri() + "/") || address.startsWith("data:"));
            Assertions.assertThat(asked.get(0)).contains("token=");
            Assertions.assertThat(asked.subList(1, asked.size())).noneMatch(address -> address.contains("hgp_"));
            host.visitor().leave();
        }
    }
}
