package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Bot;
import org.heliograph.support.Guest;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A host with a real browser, players with sockets: what the host sees, says and changes. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class HostPageTest {
    @Test
    @DisplayName(
            "An answer reaches everybody exactly as its preview for them said: public, private, and nothing of the rest")
    void previewsAreTrue(Visitors visitors, Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join();
                WireClient observer = table.observer().join()) {
            Hosting host = Hosting.of(visitors, table);
            String action = table.player("thorin").act("I search the <b>room</b>");
            assertThat(host.waiting()).hasText(new String[] {"I search the <b>room</b>"});

            host.next("Thorin");
            assertThat(host.find("blockquote.wish")).hasText("I search the <b>room</b>");
            host.write("The chest is open.\n\nIt is empty.");
            host.writeAlone("thorin", "Your name is cut into its bottom.");
            host.writeAlone("gorm", "It was you who emptied it.");
            host.writeNote("DC 15 to see the false bottom");
            List<String> forThorin = host.preview("Thorin");
            List<String> forElara = host.preview("Elara");
            List<String> forWatching = host.preview("Who watches");
            Assertions.assertThat(forThorin)
                    .containsExactly("The chest is open.\n\nIt is empty.", "Your name is cut into its bottom.");
            Assertions.assertThat(host.preview("You")).hasSize(4).contains("DC 15 to see the false bottom");
            host.give();

            assertThat(host.receipt()).hasText("Answered.");
            Assertions.assertThat(heard(thorin, 2)).isEqualTo(forThorin);
            Assertions.assertThat(heard(elara, 1)).isEqualTo(forElara);
            Assertions.assertThat(heard(observer, 1)).isEqualTo(forWatching);
            assertThat(host.find("action-queue li")).hasCount(0);
            Assertions.assertThat(status(table.host(), action)).isEqualTo("resolved");
            assertThat(host.story()).hasText(new String[] {
                "The chest is open. It is empty.",
                "It was you who emptied it.",
                "Your name is cut into its bottom.",
                "DC 15 to see the false bottom"
            });
        }
    }

    @Test
    @DisplayName("A whisper's answer is previewed, and told, to who whispered alone")
    void answersAWhisper(Visitors visitors, Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join()) {
            Hosting host = Hosting.of(visitors, table);
            table.player("thorin").whisper("I palm the key");
            assertThat(host.find("action-queue .mark")).hasText("whisper");

            host.next("Thorin");
            host.write("Nobody saw.");
            host.writeAlone("thorin", "It is cold.");
            List<String> forThorin = host.preview("Thorin");
            Assertions.assertThat(forThorin).containsExactly("Nobody saw.\n\nIt is cold.");
            Assertions.assertThat(host.preview("Elara")).isEmpty();
            Assertions.assertThat(host.preview("Who watches")).isEmpty();
            host.give();

            assertThat(host.receipt()).hasText("Answered.");
            Assertions.assertThat(heard(thorin, 1)).isEqualTo(forThorin);
            table.tell("after");
            Assertions.assertThat(heard(elara, 1)).containsExactly("after");
        }
    }

    @Test
    @DisplayName("What is told to a few reaches those few, what is told of the host's own accord answers nothing")
    void saysToAFew(Visitors visitors, Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join();
                WireClient observer = table.observer().join()) {
            Hosting host = Hosting.of(visitors, table);
            host.find("audience-picker [data-player=thorin]").click();
            host.find("audience-picker [data-player=gorm]").click();
            host.write("You two hear steps.");
            Assertions.assertThat(host.preview("Thorin")).containsExactly("You two hear steps.");
            Assertions.assertThat(host.preview("Elara")).isEmpty();
            host.give();
            assertThat(host.receipt()).hasText("Told.");
            assertThat(host.find("host-story .few .mark")).hasText("To Thorin, Gorm");
            Assertions.assertThat(heard(thorin, 1)).containsExactly("You two hear steps.");

            host.write("The door opens.");
            host.give();
            assertThat(host.story()).hasCount(2);
            Assertions.assertThat(heard(elara, 1)).containsExactly("The door opens.");
            Assertions.assertThat(heard(observer, 1)).containsExactly("The door opens.");
        }
    }

    @Test
    @DisplayName("An action can be put back, taken again, answered out of turn, and cancelled")
    void putsBackAndCancels(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        Guest thorin = table.player("thorin");
        String first = thorin.act("I knock");
        String second = table.player("elara").act("I listen");
        assertThat(host.waiting()).hasText(new String[] {"I knock", "I listen"});

        host.next("Thorin");
        assertThat(host.find("action-queue .state").first()).hasText("on the desk");
        host.button("Put back").click();
        assertThat(host.receipt()).hasText("Put back: it waits at its old place.");
        Assertions.assertThat(status(thorin, first)).isEqualTo("pending");

        host.find("action-queue button", 1).click();
        assertThat(host.find("#desk-title")).hasText("Elara wants to");
        host.write("You hear breath.");
        host.give();
        assertThat(host.waiting()).hasText(new String[] {"I knock"});
        Assertions.assertThat(status(table.player("elara"), second)).isEqualTo("resolved");

        host.next("Thorin");
        host.button("Cancel it").click();
        host.button("It will not").click();
        assertThat(host.find("action-queue li")).hasCount(0);
        Assertions.assertThat(status(thorin, first)).isEqualTo("cancelled");
        assertThat(host.find("host-story .outcome").first()).hasText("cancelled");
    }

    @Test
    @DisplayName("P37 hit points and conditions change with one line each, and in one act with an answer")
    void changesSheets(Visitors visitors, Table table) {
        try (WireClient thorin = table.player("thorin").join()) {
            Hosting host = Hosting.of(visitors, table);
            host.hit("thorin", "-5");
            assertThat(host.row("thorin").locator(".figures")).hasText("15 / 20");
            Assertions.assertThat(sheet(thorin).getInt("hp")).isEqualTo(15);
            host.hit("thorin", "+30");
            Assertions.assertThat(sheet(thorin).getInt("hp")).isEqualTo(20);
            host.hit("thorin", "7");
            Assertions.assertThat(sheet(thorin).getInt("hp")).isEqualTo(7);
            host.hit("thorin", "seven");
            assertThat(host.row("thorin").locator(".fault")).hasText("Write −5, +3, or 12 to set it.");

            host.afflict("thorin", "poisoned");
            Assertions.assertThat(sheet(thorin).getJsonArray("conditions").getString(0))
                    .isEqualTo("poisoned");
            host.visitor().page().getByLabel("Take poisoned from Thorin").click();
            Assertions.assertThat(sheet(thorin).getJsonArray("conditions")).isEmpty();

            table.player("thorin").act("I drink it");
            host.next("Thorin");
            host.write("It burns.");
            host.change("thorin", "-3", "poisoned, prone");
            host.tab("Thorin");
            assertThat(host.find("#sight .sheet .content")).hasText("hit points 7 → 4; conditions: poisoned, prone");
            host.give();
            assertThat(host.receipt()).hasText("Answered.");
            JsonObject after = sheet(thorin);
            Assertions.assertThat(after.getInt("hp")).isEqualTo(4);
            Assertions.assertThat(after.getJsonArray("conditions")).hasSize(2);
        }
    }

    @Test
    @DisplayName("Who is there, with how many tabs, and who has gone: the host sees it")
    void seesWhoIsThere(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        assertThat(host.seat("thorin")).hasText("not yet");
        try (WireClient phone = table.player("thorin").join()) {
            assertThat(host.seat("thorin")).hasText("here");
            assertThat(host.find("#glance")).containsText("1 of 4 here");
            try (WireClient tablet = table.player("thorin").join();
                    WireClient watching = table.observer().join()) {
                assertThat(host.seat("thorin")).hasText("here ×2");
                assertThat(host.find("#watching")).hasText("1 watches");
                Assertions.assertThat(List.of(phone, tablet, watching)).allMatch(WireClient::isOpen);
            }
        }
        assertThat(host.seat("thorin")).hasText("away");
        assertThat(host.find("host-story .system").last()).hasText(Pattern.compile("Thorin disconnected"));
    }

    @Test
    @DisplayName("By itself: the next action comes onto the desk as soon as it is free, and never over what is written")
    void takesTheNextByItself(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.write("Half a sentence");
        host.find("#auto").check();
        table.player("thorin").act("I knock");
        assertThat(host.waiting()).hasCount(1);
        assertThat(host.find("#desk-title")).hasText("Tell the table");

        host.give();
        assertThat(host.find("#desk-title")).hasText("Thorin wants to");
        table.player("elara").act("I listen");
        host.write("It is open.");
        host.give();
        assertThat(host.find("#desk-title")).hasText("Elara wants to");
    }

    @Test
    @DisplayName("A whole turn by keyboard alone, from taking the action to the next one")
    void byKeyboardAlone(Visitors visitors, Table table) {
        try (WireClient thorin = table.player("thorin").join();
                WireClient elara = table.player("elara").join()) {
            Hosting host = Hosting.of(visitors, table);
            table.player("thorin").act("I knock");
            table.player("elara").act("I listen");
            assertThat(host.waiting()).hasCount(2);

            Visitor hands = host.visitor();
            hands.press("n");
            assertThat(host.find("#desk-title")).hasText("Thorin wants to");
            hands.keys("Somebody knocks back.");
            hands.press("Escape", "p");
            hands.keys("Three times, as your father did.");
            hands.press("Escape", "d");
            hands.keys("It is his father.");
            hands.press("Escape", "k");
            Assertions.assertThat(elara.next("thinking")).isNotNull();
            hands.press("v", "v");
            assertThat(host.find("[aria-selected=true]")).hasText("Gorm");
            hands.press("a", "Control+Enter");

            assertThat(host.receipt()).hasText("Answered.");
            Assertions.assertThat(heard(thorin, 2))
                    .containsExactly("Somebody knocks back.", "Three times, as your father did.");
            // The next one is where the hands are.
            assertThat(host.find("#next")).isFocused();
            hands.press("Enter");
            assertThat(host.find("#desk-title")).hasText("Elara wants to");
            assertThat(host.narrative()).isFocused();
            hands.press("Escape", "r");
            assertThat(host.receipt()).hasText("Put back: it waits at its old place.");
            hands.press("h");
            assertThat(host.row("thorin").locator(".hp")).isFocused();
            hands.keys("-4");
            hands.press("Enter");
            assertThat(host.row("thorin").locator(".figures")).hasText("16 / 20");
            assertThat(host.row("thorin").locator(".hp")).isFocused();
            hands.press("Escape", "?");
            assertThat(host.find("keys-dialog dialog")).isVisible();
            hands.press("Escape");
            assertThat(host.find("keys-dialog dialog")).isHidden();
        }
    }

    @Test
    @DisplayName("P49 whoever is at a button by keyboard stays there while news of the table comes")
    void keepsHandsWhereTheyAre(Visitors visitors, Table table) {
        Hosting host = Hosting.of(visitors, table);
        host.afflict("thorin", "poisoned");
        Locator poisoned = host.visitor().page().getByLabel("Take poisoned from Thorin");
        Locator alone = host.find("private-parts .more [data-player=mira]");
        for (Locator button : List.of(poisoned, alone)) {
            button.focus();
            try (WireClient gorm = table.player("gorm").join()) {
                assertThat(host.seat("gorm")).hasText("here");
                assertThat(button).isFocused();
                Assertions.assertThat(gorm.isOpen()).isTrue();
            }
            assertThat(host.seat("gorm")).hasText("away");
            assertThat(button).isFocused();
        }
    }

    @Test
    @DisplayName("What is new is said to those who cannot see it, and waits in the title")
    void announcesWhatIsNew(Visitors visitors, Table table) {
        table.player("elara").act("I was here before");
        Hosting host = Hosting.of(visitors, table);
        assertThat(host.waiting()).hasCount(1);
        assertThat(host.find("#news")).hasText("");

        table.player("thorin").act("I knock");

        assertThat(host.find("#news")).hasText("Thorin: I knock");
        assertThat(host.visitor().page()).hasTitle("(2) Mines · Host");
    }

    /** What a player or observer is told next, text by text. */
    private static List<String> heard(WireClient client, int count) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            JsonObject frame = client.next();
            if (frame.getString("type").equals("narrative")
                    || frame.getString("type").equals("private")) {
                texts.add(frame.getString("content"));
            }
        }
        return texts;
    }

    private static JsonObject sheet(WireClient player) {
        return player.next("character_update").getJsonObject("data");
    }

    private static String status(Guest player, String action) {
        return Bot.ok(player.status(action)).getString("status");
    }
}
