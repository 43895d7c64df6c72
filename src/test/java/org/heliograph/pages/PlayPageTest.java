package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Frames;
import org.heliograph.support.Guest;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Players at a table, each with a phone; their consoles stay empty and they ask nobody but the server. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class PlayPageTest {
    static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT);
    private static final Pattern NO_TOKEN = Pattern.compile("/play$");

    private static Visitor sit(Visitors visitors, Table table, String player) {
        return sit(visitors, table.server().uri(), table.player(player));
    }

    static Visitor sit(Visitors visitors, URI server, Guest guest) {
        // A reload has no token in its address, and the browser says that it was answered with 401.
        Visitor visitor = visitors.arrive(server, PHONE).withBuzzer().thoughRefused();
        visitor.page().navigate(Pages.play(server, guest).toString());
        assertThat(visitor.find("connection-status")).hasText("Live");
        return visitor;
    }

    @Test
    @DisplayName(
            "P2 P12 P46 whoever is invited joins, acts, and reads what is for all, what is for them, and nothing else")
    void anEvening(Visitors visitors, Table table) {
        Visitor thorin = sit(visitors, table, "thorin");
        Visitor elara = sit(visitors, table, "elara");
        assertThat(thorin.page()).hasURL(NO_TOKEN);
        assertThat(thorin.find("character-bar .name")).hasText("Thorin");
        assertThat(thorin.find("article.system")).hasText("Elara joined");

        thorin.act("I search the room");
        assertThat(thorin.receipts()).hasText("Received");
        String action = table.next().getString("action_id");
        assertThat(thorin.receipts()).hasText("The host is at it");
        table.resolve(action, "{'narrative':'Dust.\\n\\nAnd a door.','private':{'thorin':'A key!'},'dm_only':'DC 15'}");

        assertThat(thorin.receipts()).hasText("Done");
        assertThat(thorin.told()).hasText(new String[] {"Dust.And a door.", "A key!"});
        assertThat(thorin.find("article.narrative .prose p")).hasCount(2);
        assertThat(elara.told()).hasText(new String[] {"Dust.And a door."});
        assertThat(elara.receipts()).hasCount(0);

        thorin.button("Whisper").click();
        thorin.act("I pocket the key");
        assertThat(thorin.receipts()).hasText(new String[] {"Done", "Received"});
        assertThat(thorin.find("deed-item .whisper:visible")).hasCount(1);
        table.resolve("{'private':{'thorin':'Nobody saw.'}}");
        table.tell("Time passes.");
        assertThat(thorin.told()).hasText(new String[] {"Dust.And a door.", "A key!", "Nobody saw.", "Time passes."});
        assertThat(elara.told()).hasText(new String[] {"Dust.And a door.", "Time passes."});
        assertThat(thorin.receipts()).hasText(new String[] {"Done", "Done"});
    }

    @Test
    @DisplayName("P3 whatever players and hosts write is text: names, actions, narratives, conditions, items, prompts")
    void whateverIsWrittenIsText(Visitors visitors, RunningServer server) {
        String evil = "</script><b>'\"&amp;<img src=x onerror=alert(1)>";
        String quoted = Frames.object("x", evil).get("x").toString();
        Table table = Table.of(
                server,
                ("{\"name\":\"x\",\"characters\":[{\"id\":\"eve\",\"name\":%s,\"hp\":3,\"max_hp\":4,\"conditions\":[%s],"
                                + "\"inventory\":[%s]}]}")
                        .replace("%s", quoted.replace("'", "\\u0027")));
        Visitor eve = sit(visitors, server.uri(), table.player("eve"));
        assertThat(eve.find("character-bar .name")).hasText(evil);
        assertThat(eve.find("character-bar .condition")).hasText(evil);

        eve.act(evil);
        table.say("{\"narrative\":%s}".formatted(quoted.replace("'", "\\u0027")));
        table.combat(
                "simultaneous", "{\"prompt\":%s,\"timeout_seconds\":60}".formatted(quoted.replace("'", "\\u0027")));

        assertThat(eve.told()).hasText(evil);
        assertThat(eve.find("deed-item .said")).hasText(evil);
        assertThat(eve.find("combat-view .prompt")).hasText(evil);
        eve.find("character-bar .bar").click();
        assertThat(eve.find(".sheet h2")).hasText(evil);
        assertThat(eve.find("img[src=x], main b, .sheet b")).hasCount(0);
    }

    @Test
    @DisplayName("P20 P37 two tabs of one player each tell every line once, and both learn that the character was hurt")
    void twoTabs(Visitors visitors, Table table) {
        Visitor one = sit(visitors, table, "thorin");
        Visitor other = visitors.besides(one, Pages.play(table.server().uri(), table.player("thorin")));
        assertThat(other.find("connection-status")).hasText("Live");
        Visitor watching = sit(visitors, table.server().uri(), table.observer());

        one.act("I wait");
        assertThat(one.receipts()).hasText("Received");
        table.resolve("{'narrative':'Nothing stirs.','private':{'thorin':'Or does it?'},"
                + "'characters':{'thorin':{'hp':4,'conditions':['prone']}}}");

        for (Visitor tab : List.of(one, other)) {
            assertThat(tab.told()).hasText(new String[] {"Nothing stirs.", "Or does it?"});
            assertThat(tab.find("character-bar .hp")).hasText("4/20 HP");
            assertThat(tab.find("character-bar .condition")).hasText("prone");
            assertThat(tab.find("character-bar")).hasAttribute("data-health", "near death");
            assertThat(tab.receipts()).hasText("Done");
        }
        assertThat(watching.told()).hasText(new String[] {"Nothing stirs."});
        assertThat(watching.find("character-bar")).isHidden();
    }

    @Test
    @DisplayName(
            "P26 a fresh page begins with the last narratives and says that there were more; a reload shows no less")
    void aFreshPage(Visitors visitors, @TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "party.history", "3", "context-path", "/push")) {
            Table table = Table.open(server);
            for (int i = 1; i <= 4; i++) {
                table.tell("line " + i);
            }
            Visitor thorin = sit(visitors, server.uri(), table.player("thorin"));
            assertThat(thorin.told()).hasText(new String[] {"line 2", "line 3", "line 4"});
            assertThat(thorin.find(".edge")).hasText("The story began earlier.");

            for (int i = 5; i <= 9; i++) {
                table.tell("line " + i);
            }
            assertThat(thorin.told()).hasCount(8);
            thorin.page().reload();
            assertThat(thorin.find("connection-status")).hasText("Live");
            assertThat(thorin.told()).hasCount(8);

            Visitor elara = sit(visitors, server.uri(), table.player("elara"));
            assertThat(elara.told()).hasText(new String[] {"line 7", "line 8", "line 9"});
            thorin.leave();
            elara.leave();
        }
    }

    @Test
    @DisplayName("P26 of a long evening the newest lines stand on the page, all others as one looks back, in order")
    void aLongEvening(Visitors visitors, Table table) {
        Visitor thorin = sit(visitors, table, "thorin");
        assertThat(thorin.find(".edge")).hasText("Nothing has been told yet.");
        List<String> told =
                IntStream.rangeClosed(1, 160).mapToObj(i -> "line " + i).toList();
        told.forEach(table::tell);

        assertThat(thorin.told().last()).hasText("line 160");
        Assertions.assertThat(thorin.told().count()).isLessThan(150);
        Locator log = thorin.find("story-feed [role=log]");
        await().until(() -> {
            log.press("Home");
            return thorin.told().count() == 160;
        });
        assertThat(thorin.told()).hasText(told.toArray(String[]::new));
        assertThat(thorin.find(".edge")).hasText("Here the story begins.");
        log.press("End");
        assertThat(thorin.told().first()).not().hasText("line 1");
        assertThat(thorin.told().last()).hasText("line 160");
    }

    @Test
    @DisplayName("P38 who is sent away is told why, stops trying, and has no token any more")
    void sentAway(Visitors visitors, Table table) {
        Visitor gorm = sit(visitors, table, "gorm");
        gorm.page().clock().install();
        gorm.find("#action").fill("I was about to");

        table.seat("gorm", "kick");
        assertThat(gorm.find("#lost h2")).hasText("The host has sent you away");
        assertThat(gorm.find("action-box")).isHidden();
        int asked = gorm.asked().size();
        gorm.page().clock().fastForward(600_000);
        Assertions.assertThat(gorm.asked()).hasSize(asked);
        Assertions.assertThat(stored(gorm)).doesNotContain("hgp_");

        gorm.page().reload();
        assertThat(gorm.button("Join")).isVisible();
        assertThat(gorm.told()).hasCount(0);
        String fresh = table.seat("gorm", "token").getString("token");
        gorm.find("#invitation").fill("http://192.168.1.7:8080/play?token=" + fresh + " ");
        gorm.button("Join").click();
        assertThat(gorm.find("character-bar .name")).hasText("Gorm");
        assertThat(gorm.find("#action")).hasValue("I was about to");
    }

    @Test
    @DisplayName(
            "P39 a token that was replaced is told to be; its QR code opens nothing, the new one the same seat and what was not sent")
    void replaced(Visitors visitors, Table table) {
        Visitor mira = sit(visitors, table, "mira");
        Guest old = table.player("mira");
        mira.page().route("**/api/action", neverAnswered -> {});
        mira.button("Whisper").click();
        mira.act("I keep watch");
        mira.find("#action").fill("and hum");
        String fresh = table.seat("mira", "token").getString("token");
        assertThat(mira.find("#lost h2")).hasText("There is a newer invitation");
        mira.page().unroute("**/api/action");

        mira.page().navigate(Pages.play(table.server().uri(), old).toString());
        assertThat(mira.find("#lost h2")).hasText("This invitation opens nothing");
        assertThat(mira.page()).hasURL(NO_TOKEN);

        mira.page()
                .navigate(Pages.play(table.server().uri(), new Guest(table.server(), fresh))
                        .toString());
        assertThat(mira.find("character-bar .name")).hasText("Mira");
        assertThat(mira.find("connection-status")).hasText("Live");
        assertThat(mira.find("#action")).hasValue("I keep watch\nand hum");
        mira.button("Do it").click();
        assertThat(mira.receipts()).hasText("Received");
        Assertions.assertThat(table.next().getBoolean("private")).isTrue();
    }

    @Test
    @DisplayName("P41 when the party is over the page says so, keeps the story on the screen, and stops trying")
    void over(Visitors visitors, Table table) {
        table.tell("And so they lived.");
        Visitor thorin = sit(visitors, table, "thorin");
        table.host().post("/api/party/stop", "");
        assertThat(thorin.find("#lost h2")).hasText("The party is over");
        assertThat(thorin.told()).hasText("And so they lived.");
        assertThat(thorin.find("#door")).isHidden();
    }

    @Test
    @DisplayName(
            "P16 P2 who watches has no input; the host's own token leads to the host's page; nobody is told how to join")
    void whoDoesNotPlay(Visitors visitors, Table table) {
        URI server = table.server().uri();
        Visitor watching = sit(visitors, server, table.observer());
        assertThat(watching.find("#watching")).isVisible();
        assertThat(watching.find("textarea:visible, input:visible, #tools:visible"))
                .hasCount(0);

        Visitor host = visitors.visit(Pages.play(server, table.host()), PHONE);
        assertThat(host.find("#lost h2")).hasText("This is the host’s own token");
        assertThat(host.find("action-box")).isHidden();

        Visitor nobody = visitors.arrive(server, PHONE).thoughRefused();
        nobody.page().navigate(server + "/play");
        nobody.find("#invitation").fill("http://example.org/");
        nobody.button("Join").click();
        assertThat(nobody.find("#door-fault")).containsText("That is no invitation");
    }

    @Test
    @DisplayName("P32 P33 P34 P36 a fight: whose turn, who waits for whom, and a question to all")
    void aFight(Visitors visitors, Table table) {
        Visitor thorin = sit(visitors, table, "thorin");
        Visitor elara = sit(visitors, table, "elara");
        thorin.find("#action").fill("I strike");

        table.combat(
                "start",
                "{'turn_seconds':600,'initiative':[{'id':'shade','initiative':20},{'id':'thorin','initiative':15},"
                        + "{'id':'goblin','initiative':9},{'id':'elara','initiative':3}]}");
        table.combat("next", "");

        assertThat(thorin.find("combat-view h2")).hasText("Your turn");
        assertThat(thorin.find(".order .name")).hasText(new String[] {"Thorin", "Goblin", "Elara"});
        assertThat(thorin.find(".order .health")).hasText(new String[] {"20/20", "unhurt", "12/12"});
        assertThat(thorin.find("countdown-clock")).hasText(Pattern.compile("^(10:00|9:\\d\\d)$"));
        assertThat(thorin.button("Do it")).isEnabled();
        assertThat(elara.find("combat-view h2")).hasText("Thorin’s turn");
        elara.find("#action").fill("Me too");
        assertThat(elara.button("Do it")).isDisabled();
        assertThat(elara.find(".hint")).hasText("Not your turn: waiting for Thorin.");

        thorin.button("Do it").click();
        assertThat(thorin.receipts()).hasText("Received");
        table.combat("next", "");
        table.combat("next", "");
        assertThat(elara.find("combat-view h2")).hasText("Your turn");
        assertThat(elara.button("Do it")).isEnabled();

        table.combat("simultaneous", "{'prompt':'The bridge breaks!','timeout_seconds':600}");
        assertThat(elara.find("combat-view .prompt")).hasText("The bridge breaks!");
        assertThat(elara.find("combat-view .waiting")).hasText("Waiting for Thorin, Gorm, and Mira.");
        elara.button("Do it").click();
        assertThat(elara.find("combat-view .waiting"))
                .hasText("You have answered. Waiting for Thorin, Gorm, and Mira.");
        assertThat(thorin.find("combat-view .waiting")).hasText("Waiting for Gorm and Mira.");

        table.combat("end", "");
        assertThat(thorin.find("combat-view")).isHidden();
        assertThat(elara.button("Do it")).isDisabled();
    }

    @Test
    @DisplayName("P49 a turn and a secret shake the phone once: no reload and no new line does it again")
    void effectsOnce(Visitors visitors, Table table) {
        Visitor thorin = sit(visitors, table, "thorin");
        thorin.find("#action").tap();
        table.say("{'private':{'thorin':'Psst.'}}");
        assertThat(thorin.told()).hasText("Psst.");
        Assertions.assertThat(thorin.buzzes()).isEqualTo(1);

        table.combat("start", "{'initiative':[{'id':'thorin','initiative':15},{'id':'elara','initiative':3}]}");
        assertThat(thorin.find("combat-view h2")).hasText("Your turn");
        Assertions.assertThat(thorin.buzzes()).isEqualTo(2);

        thorin.page().reload();
        thorin.find("#action").tap();
        assertThat(thorin.find("combat-view h2")).hasText("Your turn");
        assertThat(thorin.find("connection-status")).hasText("Live");
        assertThat(thorin.told()).hasText("Psst.");
        Assertions.assertThat(thorin.buzzes()).isEqualTo(2);

        table.combat("next", "");
        table.combat("next", "");
        assertThat(thorin.find("combat-view .round")).hasText("Round 2");
        assertThat(thorin.find("combat-view h2")).hasText("Your turn");
        Assertions.assertThat(thorin.buzzes()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "Secrets can be folded before others look, and stay so; 2,000 characters are the limit, and it is said")
    void secretsAndLimits(Visitors visitors, Table table) {
        table.say("{'private':{'thorin':'The mayor did it.'}}");
        Visitor thorin = sit(visitors, table, "thorin");
        assertThat(thorin.told()).isVisible();
        thorin.button("Secrets").click();
        assertThat(thorin.told()).isHidden();
        thorin.page().reload();
        assertThat(thorin.find("article.private summary")).isVisible();
        assertThat(thorin.told()).isHidden();

        thorin.find("#action").fill("x".repeat(1_900));
        assertThat(thorin.find(".hint")).hasText("100 of 2,000 characters left");
        thorin.find("#action").fill("x".repeat(2_001));
        assertThat(thorin.find(".hint")).hasText("Too long by 1 of 2,000 characters.");
        assertThat(thorin.button("Do it")).isDisabled();
        thorin.page().reload();
        assertThat(thorin.find("#action")).hasValue("x".repeat(2_001));
    }

    @Test
    @DisplayName("A wish that is refused says why, and can be written again")
    void refused(Visitors visitors, Table table) {
        Visitor thorin = sit(visitors, table, "thorin");
        Refusal refusal = Refusal.of(thorin, "**/api/action", 403, "Not your turn. Waiting for Wolf.");
        thorin.act("I leap");
        assertThat(thorin.receipts()).hasText("Refused. Not your turn. Waiting for Wolf.");
        refusal.end();
        thorin.button("Write it again").click();
        assertThat(thorin.receipts()).hasCount(0);
        assertThat(thorin.find("#action")).hasValue("I leap");
        thorin.button("Do it").click();
        assertThat(thorin.receipts()).hasText("Received");

        table.next();
        table.host().post("/api/party/actions/" + actionOf(table) + "/cancel", "");
        assertThat(thorin.receipts()).hasText(Pattern.compile("^Cancelled\\."));
    }

    @Test
    @DisplayName("P46 a whisper that was refused, or half written before a reload, is still one when it is sent")
    void whispersStayWhispers(Visitors visitors, Table table) {
        Visitor thorin = sit(visitors, table, "thorin");
        Refusal refusal = Refusal.of(thorin, "**/api/action", 403, "Not now.");
        thorin.button("Whisper").click();
        thorin.act("I pocket the key");
        assertThat(thorin.receipts()).hasText("Refused. Not now.");
        refusal.end();
        thorin.find("#action").fill("and run");
        thorin.button("Write it again").click();
        assertThat(thorin.find("#action")).hasValue("I pocket the key\nand run");
        thorin.page().reload();
        assertThat(thorin.find("#action")).hasValue("I pocket the key\nand run");
        thorin.button("Do it").click();
        assertThat(thorin.receipts()).hasText("Received");
        Assertions.assertThat(table.next().getBoolean("private")).isTrue();
    }

    private static String actionOf(Table table) {
        return Frames.parse(table.player("thorin").arrival("").get(0).toString())
                .getJsonArray("open_actions")
                .getJsonObject(0)
                .getString("action_id");
    }

    private static String stored(Visitor visitor) {
        return String.valueOf(visitor.page()
                .evaluate("() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })"));
    }

    @Test
    @DisplayName(
            "P49 the screen for everybody tells what is for all and has nothing to press; a player's token shows nothing")
    void theScreen(Visitors visitors, Table table) {
        URI server = table.server().uri();
        table.say("{'narrative':'Night falls.','private':{'thorin':'You are afraid.'}}");
        Visitor room = visitors.visit(Pages.tv(server, table.observer()));
        assertThat(room.page()).hasURL(Pattern.compile("/tv$"));
        assertThat(room.told()).hasText(new String[] {"Night falls."});
        table.host().post("/api/party/thinking", "");
        assertThat(room.find("thinking-sign")).isVisible();
        table.tell("Day breaks.");
        assertThat(room.told()).hasText(new String[] {"Night falls.", "Day breaks."});
        assertThat(room.find("thinking-sign")).isHidden();
        table.combat("start", "{'initiative':[{'id':'thorin','initiative':15},{'id':'goblin','initiative':3}]}");
        assertThat(room.find(".order .health")).hasText(new String[] {"unhurt", "unhurt"});
        assertThat(room.find("a, button, input, textarea, select, [tabindex]")).hasCount(0);
        room.page().reload();
        assertThat(room.told()).hasText(new String[] {"Night falls.", "Day breaks."});

        Visitor mistaken = visitors.visit(Pages.tv(server, table.player("thorin")));
        assertThat(mistaken.find("#closed h2")).hasText("This is a player’s own link");
        assertThat(mistaken.page().locator("body")).not().containsText("afraid");
    }

    @Test
    @DisplayName("P49 a token stands in no address but the one it came with, and no file is asked for twice")
    void whatIsAskedFor(Visitors visitors, Table table) {
        Visitor thorin = sit(visitors, table, "thorin");
        Assertions.assertThat(thorin.asked())
                .filteredOn(url -> url.contains("hgp_"))
                .hasSize(1);
        Assertions.assertThat(thorin.asked())
                .filteredOn(url -> url.endsWith(".js") || url.endsWith(".css"))
                .doesNotHaveDuplicates()
                .hasSizeBetween(40, 60);
    }
}
