package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.Table;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the host's page looks, on a phone and at a desk, by day and at night; and that nobody is kept out by it. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith(Chromium.class)
class HostLooksTest {
    private static final Inspection INSPECTION = new Inspection();
    private static final String BELL = "{'name':'The Drowned Bell','characters':["
            + "{'id':'wren','name':'Wren Holloway','player_name':'Ana','hp':7,'max_hp':11,'ac':14,'conditions':['poisoned']},"
            + "{'id':'bram','name':'Bram Oakes','player_name':'Jo','hp':14,'max_hp':14,'ac':16},"
            + "{'id':'sable','name':'Sable','hp':2,'max_hp':9,'ac':12,'conditions':['frightened','prone']},"
            + "{'id':'ottilie','name':'Ottilie Vane-Whitlocke','hp':8,'max_hp':8,'ac':13}],"
            + "'foes':[{'id':'mudling','name':'Mudling with a lantern','hp':9,'max_hp':12,'ac':11},"
            + "{'id':'warden','name':'The bell warden','hp':40,'max_hp':40,'ac':15,'hidden':true}]}";

    @TempDir
    Path data;

    private RunningServer server;
    private Table table;
    private WireClient ana;

    @BeforeEach
    void play() {
        server = RunningServer.start(data);
        table = Table.of(server, BELL);
        ana = table.player("wren").join();
        table.tell(
                "The marsh lies flat and grey under a sky that cannot decide to rain. Somewhere ahead, where the reeds"
                        + " stand in water to their hips, a bell rings once.");
        table.player("wren").act("I count my steps out loud and hold the lantern low over the water.");
        table.resolve("{'narrative':'Forty-one, forty-two. At forty-three the ground gives back a sound like a drum.',"
                + "'private':{'wren':'Your brother used to stop at forty-three as well.'},'dm_only':'Perception 14'}");
        table.say("{'narrative':'You two hear somebody breathe.','to':['bram','sable']}");
        table.player("wren").act("I look for the rope that my brother held, under the third plank from the left.");
        table.player("sable").whisper("I take the silver clapper before the others see it.");
        table.player("bram").act("I hold the door shut with my back, and I do not move, whatever comes up the stairs.");
    }

    @AfterEach
    void stop() {
        ana.close();
        server.close();
    }

    static Stream<Look> looks() {
        return Stream.of(390, 1280)
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> new Look(width, width == 390 ? 844 : 800, scheme)));
    }

    @ParameterizedTest(
            name = "P49 the host's page at {0}: nothing serious in the way, nothing too wide, nothing too small")
    @MethodSource("looks")
    void anEvening(Look look, Visitors visitors) {
        Hosting host = Hosting.of(visitors, table, look);
        assertThat(host.waiting()).hasCount(3);
        look(host, "host-idle", look);

        host.next("Wren Holloway");
        host.write("The rope is there. It is wet and warm, as though somebody had let go of it a moment ago.");
        host.writeAlone("wren", "It is his knot.\n\nNobody else ties it like that.");
        host.writeNote("The warden heard. One round until it moves.");
        host.change("wren", "-3", "poisoned, frightened");
        host.tab("Wren Holloway");
        look(host, "host-answer", look);

        table.combat(
                "start",
                "{'turn_seconds':900,'initiative':[{'id':'wren','initiative':19},{'id':'warden','initiative':17},"
                        + "{'id':'mudling','initiative':15},{'id':'bram','initiative':12},{'id':'sable','initiative':9}]}");
        table.combat("next", "");
        host.show("table");
        assertThat(host.current()).containsText("The bell warden");
        look(host, "host-fight", look);

        host.show("story");
        look(host, "host-story", look);
        host.show("desk");

        table.combat("end", "");
        table.combat("simultaneous", "{'prompt':'The floor gives way. What do you hold on to?','timeout_seconds':900}");
        host.show("table");
        assertThat(host.find("host-combat .words")).containsText("The floor gives way");
        look(host, "host-together", look);
    }

    @ParameterizedTest(name = "P49 what opens over the host's page at {0}, and what is there without a table")
    @MethodSource("looks")
    void dialogsAndDoors(Look look, Visitors visitors) {
        Hosting host = Hosting.of(visitors, table, look);
        host.button("Invite").click();
        assertThat(host.find("invite-cards .card img")).hasCount(5);
        look(host, "host-invite", look);
        host.button("Close").click();

        host.show("table");
        host.seat("sable").click();
        assertThat(host.find("seat-dialog img")).isVisible();
        look(host, "host-seat", look);
        host.button("Send away…").click();
        assertThat(host.find("ask-dialog dialog")).isVisible();
        look(host, "host-ask", look);
        host.button("No").click();
        host.button("Close").click();

        host.command("start").click();
        look(host, "host-start-fight", look);
        host.button("Not now").click();
        host.command("ask").click();
        look(host, "host-ask-all", look);
        host.button("Not now").click();
        host.visitor().press("Escape", "?");
        look(host, "host-keys", look);
        host.button("Close").click();

        host.button("End").click();
        host.button("End it").click();
        assertThat(host.find("#over h1")).isVisible();
        look(host, "host-over", look);
        host.button("Begin another").click();
        look(host, "host-door", look);
        host.find("input[value=own]").check();
        look(host, "host-door-own", look);
    }

    private static void look(Hosting host, String name, Look look) {
        host.visitor().photograph(name + "-" + look);
        INSPECTION.passes(host.visitor().page(), name + " at " + look);
    }
}
