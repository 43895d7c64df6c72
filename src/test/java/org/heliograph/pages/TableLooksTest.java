package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.heliograph.support.Cable;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the pages of a table look, on a phone and at a desk, by day and at night; and that nobody is kept out by it. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith(Chromium.class)
class TableLooksTest {
    private static final Inspection INSPECTION = new Inspection();
    private static final String BELL = "{'name':'The Drowned Bell','characters':["
            + "{'id':'wren','name':'Wren Holloway','player_name':'Ana','class':'scout','race':'marshfolk','level':2,"
            + "'hp':7,'max_hp':11,'ac':14,'conditions':['poisoned'],"
            + "'inventory':['hooded lantern',{'name':'throwing knife','count':3}],"
            + "'spells':{'prepared':['mist','hush'],'slots':2},'notes':'Counts her steps. Always.'},"
            + "{'id':'bram','name':'Bram Oakes','hp':14,'max_hp':14,'ac':16},"
            + "{'id':'sable','name':'Sable','hp':3,'max_hp':9,'ac':12,'conditions':['frightened']},"
            + "{'id':'ottilie','name':'Ottilie Vane-Whitlocke','hp':8,'max_hp':8,'ac':13}],"
            + "'foes':[{'id':'mudling','name':'Mudling with a lantern','hp':9,'max_hp':12,'ac':11},"
            + "{'id':'warden','name':'The bell warden','hp':40,'max_hp':40,'ac':15}]}";

    @TempDir
    Path data;

    private RunningServer server;
    private Table table;

    @BeforeEach
    void play() {
        server = RunningServer.start(data);
        table = Table.of(server, BELL);
        table.tell(
                "The marsh lies flat and grey under a sky that cannot decide to rain. Somewhere ahead, where the reeds"
                        + " stand in water to their hips, a bell rings once.\n\nThere is no church for miles.");
        table.player("wren").act("I count my steps out loud and hold the lantern low over the water.");
        table.resolve(
                "{'narrative':'Forty-one, forty-two. At forty-three the ground gives back a sound like a drum. Wren"
                        + " stops, and so does everyone behind her.','private':{'wren':'Your brother used to stop at forty-three"
                        + " as well. You have never told anyone.\\n\\nThe rope is still warm.'}}");
        table.player("wren").whisper("I put the rope into my coat.");
        table.resolve("{'private':{'wren':'Nobody saw. It is heavier than it looks.'}}");
        table.tell("“We should not be here,” says Sable, to nobody, and draws the short blade anyway.");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void fight() {
        table.combat(
                "start",
                "{'turn_seconds':900,'initiative':[{'id':'wren','initiative':19},{'id':'mudling','initiative':15},"
                        + "{'id':'bram','initiative':12},{'id':'sable','initiative':9},{'id':'warden','initiative':7},"
                        + "{'id':'ottilie','initiative':4}]}");
    }

    static Stream<Look> looks() {
        return Stream.of(390, 1280)
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> new Look(width, width == 390 ? 844 : 800, scheme)));
    }

    @ParameterizedTest(
            name = "P49 a player's page at {0}: nothing serious in the way, nothing too wide, nothing too small")
    @MethodSource("looks")
    void thePlayersPage(Look look, Visitors visitors) throws Exception {
        Cable cable = Cable.to(server.uri());
        URI address = Pages.play(cable.uri(), table.player("wren"));
        Visitor wren = visitors.visit(address, look).thoughLinesBreak();
        assertThat(wren.find("article.narrative")).hasCount(3);
        wren.act("I look at Sable and shake my head.");
        assertThat(wren.find("deed-item .receipt")).hasText("Received");
        look(wren, "play", look);

        wren.button("Whisper").click();
        wren.find("#action").fill("I keep one hand on the rope in my coat, and I do not let anybody see my face.");
        look(wren, "play-whisper", look);

        wren.find("character-bar .bar").click();
        look(wren, "play-sheet", look);
        wren.button("Back to the table").click();

        table.next();
        fight();
        table.host().post("/api/party/thinking", "");
        assertThat(wren.find("combat-view h2")).hasText("Your turn");
        assertThat(wren.find("deed-item .receipt")).hasText("The host is at it");
        assertThat(wren.find("thinking-sign")).isVisible();
        look(wren, "play-turn", look);

        table.combat("next", "");
        assertThat(wren.find(".hint")).containsText("waiting for Mudling");
        look(wren, "play-not-turn", look);

        table.combat("simultaneous", "{'prompt':'The floor gives way. What do you hold on to?','timeout_seconds':900}");
        assertThat(wren.find("combat-view .prompt")).containsText("The floor gives way");
        look(wren, "play-together", look);

        table.combat("end", "");
        assertThat(wren.find("combat-view")).isHidden();
        cable.close();
        wren.act("I let go.");
        assertThat(wren.find("connection-status [role=status]")).containsText("Not connected");
        assertThat(wren.find("deed-item .receipt").last()).containsText("Not sent yet");
        look(wren, "play-disconnected", look);
    }

    @ParameterizedTest(name = "P49 the player's page for others at {0}: without an invitation, watching, sent away")
    @MethodSource("looks")
    void forOthers(Look look, Visitors visitors) {
        Visitor nobody = visitors.arrive(server.uri(), look).thoughRefused();
        nobody.page().navigate(server.uri() + "/play");
        assertThat(nobody.button("Join")).isVisible();
        look(nobody, "play-door", look);

        Visitor watching = visitors.visit(Pages.play(server.uri(), table.observer()), look);
        assertThat(watching.find("article.narrative")).hasCount(3);
        assertThat(watching.find("#watching")).isVisible();
        look(watching, "play-watching", look);

        Visitor bram = visitors.visit(Pages.play(server.uri(), table.player("bram")), look);
        assertThat(bram.find("action-box")).isVisible();
        table.seat("bram", "kick");
        assertThat(bram.find("#lost h2")).hasText("The host has sent you away");
        look(bram, "play-kicked", look);
    }

    @ParameterizedTest(name = "P49 the screen for everybody at {0}: nothing serious in the way, nothing too wide")
    @MethodSource("looks")
    void theScreen(Look look, Visitors visitors) {
        Visitor nobody = visitors.visit(Pages.of(server, "/tv"), look);
        assertThat(nobody.find("#closed h2")).isVisible();
        look(nobody, "tv-door", look);

        Visitor room = visitors.visit(Pages.tv(server.uri(), table.observer()), look);
        assertThat(room.find("article.narrative")).hasCount(3);
        look(room, "tv", look);

        fight();
        table.host().post("/api/party/thinking", "");
        assertThat(room.find("combat-view h2")).hasText("Wren Holloway’s turn");
        assertThat(room.find("thinking-sign")).isVisible();
        look(room, "tv-fight", look);

        table.combat("simultaneous", "{'prompt':'The floor gives way. What do you hold on to?','timeout_seconds':900}");
        assertThat(room.find("combat-view .prompt")).containsText("The floor gives way");
        look(room, "tv-together", look);
    }

    private static void look(Visitor visitor, String name, Look look) {
        visitor.photograph(name + "-" + look);
        INSPECTION.passes(visitor.page(), name + " at " + look);
    }
}
