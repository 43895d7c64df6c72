package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fight as its host runs it, and what of it reaches a player. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class HostFightTest {
    @Test
    @DisplayName("A fight from its start over a hidden foe's turn, its revealing and a newcomer to its end")
    void runsAFight(Visitors visitors, Table table) {
        try (WireClient thorin = table.player("thorin").join()) {
            Hosting host = Hosting.of(visitors, table);
            start(host);
            assertThat(host.find("host-combat .words")).hasText("Round 1: Thorin");
            assertThat(host.find("host-sheets .order .name")).hasText(new String[] {"Thorin", "Shade", "Goblin"});
            JsonObject begun = combat(thorin);
            Assertions.assertThat(names(begun)).containsExactly("Thorin", "Goblin");

            // Nothing that a player sees says that somebody hidden acts, or is hurt.
            host.command("next").click();
            assertThat(host.current()).containsText("Shade");
            host.hit("shade", "-2");
            assertThat(host.row("shade").locator(".figures")).hasText("6 / 8");
            host.visitor().page().getByLabel("Reveal Shade").click();
            JsonObject revealed = combat(thorin);
            Assertions.assertThat(names(revealed)).containsExactly("Thorin", "Shade", "Goblin");
            Assertions.assertThat(revealed.getString("current_turn")).isEqualTo("shade");
            Assertions.assertThat(combatant(revealed, 1).getString("hp")).isEqualTo("hurt");

            host.command("insert").click();
            host.find("input[name=foe-name]").fill("Ogre, the second");
            host.find("input[name=foe-hp]").fill("30");
            host.find("input[name=foe-initiative]").fill("1");
            host.find("fight-dialog button.main").click();
            assertThat(host.find("host-sheets .order .name").last()).hasText("Ogre, the second");
            Assertions.assertThat(names(combat(thorin))).contains("Ogre, the second");

            host.visitor().press("Escape", "t");
            assertThat(host.find("host-combat .words")).hasText("Round 1: Goblin");
            host.command("end").click();
            host.button("End it").click();
            assertThat(host.find("host-combat .words")).hasText("No fight.");
            assertThat(host.find("host-sheets .order")).isHidden();
        }
    }

    @Test
    @DisplayName(
            "An answer that hurts a foe is previewed as others will see it: in words for players, and not at all within a band")
    void previewsHowAFoeLooks(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        start(host);
        table.player("thorin").act("I swing at it");
        host.next("Thorin");
        host.write("A hit!");
        host.change("goblin", "-3", "");
        host.tab("Thorin");
        assertThat(host.find("#sight .fight .content")).hasText("Goblin: unhurt → hurt");
        host.find("input[name=hp-goblin]").fill("-4");
        assertThat(host.find("#sight .fight .content")).hasText("Goblin: unhurt → bloodied");
        host.give();
        assertThat(host.receipt()).hasText("Answered.");

        table.player("thorin").act("Again");
        host.next("Thorin");
        host.write("Hardly.");
        host.change("goblin", "-1", "");
        host.tab("Thorin");
        assertThat(host.find("#sight .fight .content")).hasCount(0);
        host.tab("You");
        assertThat(host.find("#sight .sheet .content")).hasText("Goblin: hit points 4 → 3");
    }

    @Test
    @DisplayName("All are asked at once; the host sees who has answered, and that it is over")
    void asksAll(Visitors visitors, Table table) {
        try (WireClient thorin = table.player("thorin").join()) {
            Hosting host = Hosting.of(visitors, table);
            host.command("ask").click();
            host.find("ask-all-dialog textarea").fill("The bridge breaks. What do you do?");
            host.find("input[name=timeout]").fill("900");
            host.button("Ask").click();
            assertThat(host.find("host-combat .words")).hasText("All at once: The bridge breaks. What do you do?");
            assertThat(host.find("host-combat .asked")).hasText("Waiting for Thorin, Elara, Gorm, Mira.");
            Assertions.assertThat(combat(thorin).getString("prompt")).isEqualTo("The bridge breaks. What do you do?");

            table.player("elara").act("I jump");
            assertThat(host.find("host-combat .asked")).hasText("Answered: Elara. Waiting for Thorin, Gorm, Mira.");
            for (String player : new String[] {"thorin", "gorm", "mira"}) {
                table.player(player).act("I hold on");
            }
            assertThat(host.find("host-combat .words")).hasText("No fight.");
            assertThat(host.find("action-queue li")).hasCount(4);
        }
    }

    @Test
    @DisplayName("A fight that cannot begin says why, and what was filled in stays")
    void saysWhyAFightDoesNotBegin(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        host.command("start").click();
        host.find("input[name=initiative-thorin]").fill("15");
        host.find("fight-dialog button.main").click();
        assertThat(host.find("fight-dialog .fault")).hasText("Everybody who takes part needs an initiative.");
        host.button("Roll the missing").click();
        // Somebody else was faster.
        table.combat("start", "{'initiative':[{'id':'gorm','initiative':3}]}");
        host.find("fight-dialog button.main").click();
        assertThat(host.find("fight-dialog .fault")).hasText("A combat is under way");
        assertThat(host.find("input[name=initiative-thorin]")).hasValue("15");
    }

    @Test
    @DisplayName("Of several who join a fight those who did not get in can be added again, and nobody twice")
    void addsTheRest(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.visitor().thoughRefused();
        start(host);
        host.command("insert").click();
        host.find("input[name=initiative-gorm]").fill("4");
        host.find("input[name=foe-name]").fill("Ogre");
        host.find("input[name=foe-initiative]").fill("3");
        AtomicInteger asked = new AtomicInteger();
        host.visitor().page().route("**/combat/insert", route -> {
            if (asked.incrementAndGet() == 2) {
                route.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
                route.resume();
            }
        });
        host.find("fight-dialog button.main").click();
        assertThat(host.find("fight-dialog .fault")).not().isEmpty();
        assertThat(host.find("fight-dialog [name=initiative-gorm]")).hasCount(0);
        assertThat(host.find("fight-dialog [name=foe-name]")).hasValue("Ogre");

        host.find("fight-dialog button.main").click();
        assertThat(host.find("fight-dialog dialog")).isHidden();
        assertThat(host.find("host-sheets .order .name"))
                .hasText(new String[] {"Thorin", "Shade", "Goblin", "Gorm", "Ogre"});
        Assertions.assertThat(asked).hasValue(3);
    }

    /** With thorin, a goblin, and one who hides. */
    private static void start(Hosting host) {
        host.command("start").click();
        for (String absent : new String[] {"elara", "gorm", "mira"}) {
            host.find("input[name=in-" + absent + "]").uncheck();
        }
        host.find("input[name=initiative-thorin]").fill("15");
        host.find("input[name=initiative-shade]").fill("12");
        host.find("input[name=initiative-goblin]").fill("5");
        host.find("fight-dialog button.main").click();
        assertThat(host.find("fight-dialog dialog")).isHidden();
    }

    private static JsonObject combat(WireClient player) {
        return player.next("combat_state").getJsonObject("data");
    }

    private static JsonObject combatant(JsonObject combat, int place) {
        return combat.getJsonArray("initiative").getJsonObject(place);
    }

    private static List<String> names(JsonObject combat) {
        return combat.getJsonArray("initiative").getValuesAs(JsonObject.class).stream()
                .map(combatant -> combatant.getString("name"))
                .toList();
    }
}
