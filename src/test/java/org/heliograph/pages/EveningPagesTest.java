package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole evening through the pages alone: the host at a desk, three phones, and a screen in the room, all at once. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class EveningPagesTest {
    private static final String CELLAR = "The cellar door is ajar.";
    private static final String SCRATCHES = "You know these scratches.";

    private Hosting host;
    private Visitor thorin;
    private Visitor elara;
    private Visitor gorm;
    private Visitor room;

    @Test
    @DisplayName(
            "P2 P12 P20 P26 P37 P38 P49 an evening: arrival, an answer in parts, a whisper, a fight with somebody hidden,"
                    + " a phone that sleeps, a kick, the end")
    void evening(Visitors visitors, Table table) {
        arrive(visitors, table);
        explore();
        whisper();
        fight();
        sleep();
        kick();
        end();
    }

    private void arrive(Visitors visitors, Table table) {
        URI server = table.server().uri();
        host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        thorin = PlayPageTest.sit(visitors, server, table.player("thorin"));
        elara = PlayPageTest.sit(visitors, server, table.player("elara"));
        gorm = PlayPageTest.sit(visitors, server, table.player("gorm"));
        room = visitors.visit(Pages.tv(server, table.observer()));
        assertThat(host.row("gorm")).containsText("here");
        assertThat(thorin.find("article.system")).hasText(new String[] {"Elara joined", "Gorm joined"});
    }

    private void explore() {
        thorin.act("I look at the cellar door");
        assertThat(host.waiting()).hasText("I look at the cellar door");
        host.next("Thorin");
        assertThat(thorin.receipts()).hasText("The host is at it");
        host.write(CELLAR);
        host.writeAlone("thorin", SCRATCHES);
        host.writeNote("DC 15");
        Assertions.assertThat(host.preview("Thorin")).containsExactly(CELLAR, SCRATCHES);
        Assertions.assertThat(host.preview("Elara")).containsExactly(CELLAR);
        host.give();

        assertThat(thorin.receipts()).hasText("Done");
        assertThat(thorin.told()).hasText(new String[] {CELLAR, SCRATCHES});
        for (Visitor other : List.of(elara, gorm, room)) {
            assertThat(other.told()).hasText(CELLAR);
        }
    }

    private void whisper() {
        elara.button("Whisper").click();
        elara.act("I take the ring");
        host.next("Elara");
        host.writeAlone("elara", "It is warm.");
        host.give();

        assertThat(elara.told()).hasText(new String[] {CELLAR, "It is warm."});
        assertThat(elara.receipts()).hasText("Done");
        assertThat(thorin.told()).hasText(new String[] {CELLAR, SCRATCHES});
        assertThat(room.told()).hasText(CELLAR);
    }

    private void fight() {
        host.command("start").click();
        host.find("input[name=in-mira]").uncheck();
        for (String[] rank :
                new String[][] {{"thorin", "15"}, {"shade", "12"}, {"gorm", "9"}, {"elara", "7"}, {"goblin", "5"}}) {
            host.find("input[name=initiative-" + rank[0] + "]").fill(rank[1]);
        }
        host.find("fight-dialog button.main").click();
        assertThat(thorin.find("combat-view h2")).hasText("Your turn");
        assertThat(gorm.find("combat-view h2")).hasText("Thorin’s turn");
        assertThat(room.find(".order .name")).hasText(new String[] {"Thorin", "Gorm", "Elara", "Goblin"});

        host.command("next").click();
        assertThat(host.current()).containsText("Shade");
        assertThat(gorm.find("combat-view h2")).hasText("Thorin’s turn");
        host.hit("goblin", "-3");
        assertThat(gorm.find(".order .health").last()).hasText("hurt");
        assertThat(room.find(".order .health").last()).hasText("hurt");
        host.visitor().page().getByLabel("Reveal Shade").click();
        assertThat(gorm.find("combat-view h2")).hasText("Shade’s turn");

        host.command("next").click();
        assertThat(gorm.find("combat-view h2")).hasText("Your turn");
        host.command("end").click();
        host.button("End it").click();
        assertThat(gorm.find("combat-view")).isHidden();
    }

    private void sleep() {
        gorm.thoughLinesBreak();
        gorm.offline(true);
        gorm.act("I bar the door");
        host.hit("gorm", "-2");
        thorin.act("I listen");
        host.next("Thorin");
        host.write("Nothing moves.");
        host.writeAlone("gorm", "But something breathes.");
        host.give();
        assertThat(room.told()).hasText(new String[] {CELLAR, "Nothing moves."});

        gorm.offline(false);
        assertThat(gorm.told()).hasText(new String[] {CELLAR, "Nothing moves.", "But something breathes."});
        assertThat(gorm.receipts()).hasText("Received");
        assertThat(host.waiting()).hasText("I bar the door");
        host.next("Gorm");
        host.write("The bar holds.");
        host.give();
        assertThat(gorm.receipts()).hasText("Done");
        gorm.page().reload();
        assertThat(gorm.told())
                .hasText(new String[] {CELLAR, "Nothing moves.", "But something breathes.", "The bar holds."});
    }

    private void kick() {
        host.seat("elara").click();
        host.button("New code…").click();
        host.button("New code").click();
        assertThat(elara.find("#lost h2")).hasText("There is a newer invitation");
        assertThat(host.find("seat-dialog .link")).isVisible();
        elara.page().navigate(host.find("seat-dialog .link").textContent());
        host.find("seat-dialog").getByText("Close").click();
        assertThat(elara.told()).hasText(new String[] {CELLAR, "It is warm.", "Nothing moves.", "The bar holds."});
        host.seat("gorm").click();
        host.button("Send away…").click();
        host.button("Send away").click();
        assertThat(gorm.find("#lost h2")).hasText("The host has sent you away");
        assertThat(thorin.find("article.system").last()).hasText("Gorm was removed");
    }

    private void end() {
        host.find("seat-dialog").getByText("Close").click();
        host.button("End").click();
        host.button("End it").click();
        assertThat(thorin.find("#lost h2")).hasText("The party is over");
        assertThat(room.find("#closed h2")).isVisible();
        assertThat(thorin.told()).hasText(new String[] {CELLAR, SCRATCHES, "Nothing moves.", "The bar holds."});
    }
}
