package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Camera;
import org.heliograph.support.Guest;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who may sit at the host's table: it begins, invites, sends away, and ends, all on the page. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class HostSeatsTest {
    @Test
    @DisplayName(
            "P38 the host sends a player away: its tabs end with the reason, its code is gone, a new one lets it in again")
    void sendsAway(Visitors visitors, Table table) {
        try (WireClient gorm = table.player("gorm").join()) {
            Hosting host = Hosting.of(visitors, table);
            host.visitor().thoughRefused();
            table.player("gorm").act("I stay");
            host.seat("gorm").click();
            Assertions.assertThat(scanned(host, "gorm"))
                    .isEqualTo(table.card("gorm").getString("url"));

            host.button("Send away…").click();
            host.button("No").click();
            Assertions.assertThat(gorm.isOpen()).isTrue();
            host.button("Send away…").click();
            host.button("Send away").click();

            Assertions.assertThat(gorm.next("error").getString("message")).isEqualTo("Kicked by host");
            Assertions.assertThat(gorm.closed().code()).isEqualTo(1008);
            assertThat(host.find("seat-dialog .hint").first()).hasText("There is no code: a new one lets them in.");
            assertThat(host.find("action-queue li")).hasCount(0);

            host.button("New code…").click();
            host.button("New code").click();
            assertThat(host.find("seat-dialog .link")).isVisible();
            String link = host.find("seat-dialog .link").textContent();
            Assertions.assertThat(scanned(host, "gorm")).isEqualTo(link);
            Assertions.assertThat(link).isNotEqualTo(table.card("gorm").getString("url"));
            Assertions.assertThat(new Guest(table.server(), tokenIn(link))
                            .get("/character/gorm")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("P38 a seat that was closed while somebody was sent away stays closed, and hands find the next button")
    void opensNothingAgain(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        Page page = host.visitor().page();
        Gate gate = Gate.before(host.visitor(), "**/gorm/kick");
        host.seat("gorm").click();
        host.button("Send away…").click();
        host.button("Send away").click();
        assertThat(host.find("ask-dialog dialog")).isHidden();
        host.visitor().press("Escape");
        assertThat(host.find("seat-dialog dialog")).isHidden();
        page.waitForResponse("**/gorm/qr.svg", gate::open);
        assertThat(host.seat("gorm")).hasText("sent away");
        page.evaluate("() => new Promise((resume) => setTimeout(() => requestAnimationFrame(resume)))");
        assertThat(host.find("seat-dialog dialog")).isHidden();

        host.seat("mira").click();
        host.button("Send away…").click();
        host.button("Send away").click();
        assertThat(host.find("seat-dialog .hint").first()).hasText("There is no code: a new one lets them in.");
        assertThat(host.button("New code…")).isFocused();
    }

    @Test
    @DisplayName("P39 a new code ends what the old one opened, and the page shows the new one")
    void replacesACode(Visitors visitors, Table table) {
        try (WireClient mira = table.player("mira").join()) {
            Hosting host = Hosting.of(visitors, table);
            host.seat("mira").click();
            host.button("New code…").click();
            host.button("New code").click();
            Assertions.assertThat(mira.closed().code()).isEqualTo(1008);
            assertThat(host.find("seat-dialog .link")).isVisible();
            Assertions.assertThat(scanned(host, "mira"))
                    .isEqualTo(host.find("seat-dialog .link").textContent());
            Assertions.assertThat(table.player("mira").get("/character/mira").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @DisplayName("Cards for all, each with its own code; on paper there is nothing but them")
    void printsCards(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.button("Invite").click();
        assertThat(host.find("invite-cards .card")).hasCount(5);
        for (String player : Table.HEROES) {
            Assertions.assertThat(scanned(host, player))
                    .isEqualTo(table.card(player).getString("url"));
        }
        Assertions.assertThat(scanned(host, "observer"))
                .isEqualTo(table.opened().getJsonObject("observer").getString("url"));

        host.visitor().page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(host.find("main")).isHidden();
        assertThat(host.find("invite-cards .card img").first()).isVisible();
        assertThat(host.find("invite-cards .buttons")).isHidden();
        host.visitor().photograph("host-print");
    }

    @Test
    @DisplayName("The address shows no token once the page is there, and a reload needs none")
    void cleansItsAddress(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        Assertions.assertThat(host.visitor().page().url())
                .isEqualTo(table.server().uri() + "/host");
        host.visitor().page().reload();
        assertThat(host.find("connection-status")).hasText("Live");
        assertThat(host.find("#party-name")).hasText("Mines");
    }

    @Test
    @DisplayName("A party begins from a campaign, shows its codes, is hosted, and ends")
    void beginsAndEnds(Visitors visitors, @TempDir Path data) {
        try (RunningServer server = RunningServer.start(data)) {
            Hosting host = new Hosting(visitors.visit(Pages.of(server, "/host")).thoughRefused());
            host.button("Begin the party").click();
            assertThat(host.find("invite-cards .card")).hasCount(5);
            String wren = host.find("[data-seat=wren] .link").textContent();
            Guest ana = new Guest(server, tokenIn(wren));
            host.button("Close").click();
            assertThat(host.find("#party-name")).hasText("The Drowned Bell");
            try (WireClient phone = ana.join()) {
                assertThat(host.seat("wren")).hasText("here");
                ana.act("I count my steps");
                assertThat(host.waiting()).hasText(new String[] {"I count my steps"});

                host.button("End").click();
                host.button("End it").click();
                assertThat(host.find("#over h1")).isFocused();
                Assertions.assertThat(phone.closed().reason()).isEqualTo("Party over");
            }
            host.visitor().page().reload();
            assertThat(host.button("Begin the party")).isVisible();
        }
    }

    @Test
    @DisplayName(
            "A party of the host's own characters; where a token is needed the page asks for it and keeps what is written")
    void beginsWithAToken(Visitors visitors, @TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "auth.ops", "token")) {
            Hosting host = new Hosting(visitors.visit(Pages.of(server, "/host")).thoughRefused());
            host.find("input[value=own]").check();
            host.find("input[name=party]").fill("Mühle & Söhne");
            host.find("input[name=hero]", 0).fill("Brânn Öc");
            host.find("input[name=hero-hp]", 0).fill("14");
            host.find("input[name=hero]", 1).fill("Йсольда");
            host.button("Begin the party").click();
            assertThat(host.find("input[name=ops-token]")).isFocused();
            assertThat(host.find("#begin .fault")).isVisible();
            host.find("input[name=ops-token]").fill(server.adminToken());
            host.button("Begin the party").click();

            assertThat(host.find("invite-cards .card b")).hasText(new String[] {"Brânn Öc", "Йсольда", "Who watches"});
            host.button("Close").click();
            assertThat(host.row("brann-oc").locator(".figures")).hasText("14 / 14");
        }
    }

    @Test
    @DisplayName("A token that hosts nothing is told so, in words, and another one is taken")
    void refusesAPlayersToken(Visitors visitors, Table table) {
        URI address = URI.create(
                table.server().uri() + "/host?token=" + table.player("thorin").token());
        Hosting host = new Hosting(visitors.visit(address).thoughRefused());
        assertThat(host.find("#reason")).containsText("This token hosts no party");
        host.find("input[name=host-token]").fill(Pages.host(table).toString());
        host.button("Sit down").click();
        assertThat(host.find("#party-name")).hasText("Mines");
    }

    /** What a phone reads that is held before a code. */
    private static String scanned(Hosting host, String seat) {
        Locator code = host.find("dialog[open] [data-seat=" + seat + "] img");
        return Camera.read(code.screenshot());
    }

    private static String tokenIn(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }
}
