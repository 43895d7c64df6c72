package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.Cable;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the pages look on a phone and on a desk, dark and light: inspected by a program here, and by people in
 * {@code target/screenshots}.
 */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith(Chromium.class)
class LooksTest {
    private static final Inspection INSPECTION = new Inspection();

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void fill() {
        server = RunningServer.start(data);
        work();
        plans();
        server.say(
                "builds", "make", "src/log.c:214:  warning  unused variable\nsrc/main.c:88:   note     declared here");
        server.say("release notes", "Ada", "The draft is in https://example.org/notes/1.2, please read it by noon.");
        for (String[] said : List.of(
                new String[] {"Ada", "Good morning. The new release is out for the first tenth."},
                new String[] {"Ada", "Nothing odd so far."},
                new String[] {"deploy-bot", "rollout 10 % → 50 %"},
                new String[] {"Bo", "I see two slow queries:\nselect  *  from orders\nselect  1"},
                new String[] {"Ada", "Found it. Fixed in https://example.org/changes/4711 (thanks, Bo!)"},
                new String[] {
                    "Çağla Öztürk-Великанова", "Отлично! 🎉 Und jetzt eine lange Zeile: " + "donaudampf".repeat(14)
                })) {
            server.say("ops", said[0], said[1]);
        }
        server.post(
                "/api/messages",
                Frames.object(
                                "channel_id",
                                "ops",
                                "author",
                                "planner",
                                "content",
                                "Next: the other half at 14:00.",
                                "lane",
                                "plan")
                        .toString());
    }

    private static void work() {
        new Bot(server, "nightly").known().post("/pause", "");
        new Bot(server, "writer").known();
        Bot bot = new Bot(server, "builder").known();
        bot.submit("{'task_id':'T-1','command':'Build the project and run every test','priority':'P0'}");
        bot.taken();
        bot.step(
                "T-1",
                "completed",
                "{'response':'" + "Tests run: 7, Failures: 0\\n".repeat(60)
                        + "','files_modified':['target/heliograph.jar','target/heliograph.war'],'duration_seconds':83}");
        bot.step("F-1", "started", "{}");
        bot.step("F-1", "failed", "{'error':'Exit status 2: no such file: notes.md','duration_seconds':0.4}");
        bot.submit("{'task_id':'T-2','command':'Write the release notes\\nfor 1.4, from the commits since 1.3'}");
        bot.taken();
        bot.step("T-2", "progress", "{'percent':45,'message':'commit 45 of 100'}");
        bot.submit("{'command':'" + "Tidy the cache and everything else that nobody has looked at for long. ".repeat(4)
                + "','priority':'P2'}");
    }

    private static void plans() {
        StagedPlan.of(server, "deploy", "prepare", "switch over");
        StagedPlan whole = StagedPlan.of(server, "backup", "dump", "copy");
        whole.begin(0);
        whole.print(0, "42 tables\n");
        whole.end(0);
        whole.begin(1);
        whole.end(1);
        whole.complete("archive", "backup-2026-11-21.tar.zst");
        StagedPlan failed = StagedPlan.of(server, "nightly", "fetch", "build", "report");
        failed.begin(0);
        failed.end(0);
        failed.begin(1);
        failed.printLines(1, 1, 120);
        failed.complain(1, "\u001b[31mE: no such file: notes.md\u001b[0m\n");
        failed.fail(1, "Exit status 2");
        failed.fail("build ended with exit status 2", 1);
        StagedPlan running = StagedPlan.of(server, "release", "compile", "test", "ship");
        running.begin(0);
        running.end(0);
        running.begin(1);
        for (int i = 1; i <= 300; i++) {
            running.print(1, colours(i) + "module " + i + " \u001b[38;5;" + i % 256 + "min its own colour\u001b[0m\n");
        }
        running.print(1, "tests:  10 %\rtests:  50 %\rtests:  97 %");
    }

    /** One after the other, in front and behind. */
    private static String colours(int i) {
        int colour = i % 8;
        return "\u001b[%d;1m[INFO]\u001b[0m \u001b[%dm warm \u001b[0m \u001b[7m turned \u001b[0m "
                .formatted(i % 16 < 8 ? 30 + colour : 90 + colour, 40 + colour);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Look> looks() {
        return Stream.of(390, 1280)
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> new Look(width, width == 390 ? 844 : 800, scheme)));
    }

    @ParameterizedTest(name = "The pages at {0}: nothing serious in the way, nothing too wide, nothing too small")
    @MethodSource("looks")
    void everyPageInEveryState(Look look, Visitors visitors) throws Exception {
        Cable cable = Cable.to(server.uri());
        Visitor visitor = visitors.visit(URI.create(cable.uri() + "/"), look).thoughLinesBreak();
        assertThat(visitor.find("recent-channels li")).hasCount(3);
        look(visitor, "portal", look);

        visitor.thoughRefused().page().navigate(cable.uri() + "/nowhere");
        assertThat(visitor.find("h1")).hasText("There is nothing here");
        look(visitor, "nowhere", look);

        visitor.page().navigate(cable.uri() + "/channels/");
        assertThat(visitor.find("channel-list li")).hasCount(3);
        look(visitor, "channels", look);

        visitor.row("ops").click();
        assertThat(visitor.contents()).hasCount(7);
        assertThat(visitor.find("connection-status")).hasText("Live");
        look(visitor, "channel", look);

        visitor.page().navigate(Pages.channel(cable.uri(), "nothing yet").toString());
        assertThat(visitor.find(".edge")).hasText("Nothing here yet. Say the first word.");
        look(visitor, "empty", look);

        visitor.page().navigate(Pages.channel(cable.uri(), "ops").toString());
        assertThat(visitor.find("connection-status")).hasText("Live");
        cable.close();
        visitor.say("This will go out as soon as the line is back.");
        assertThat(visitor.find("connection-status [role=status]")).hasText(Pattern.compile("^Not connected"));
        assertThat(visitor.find("pending-item .receipt")).hasText("Waiting for the connection; it will be sent.");
        assertThat(visitor.find("message-list .jump")).isHidden();
        look(visitor, "disconnected", look);
    }

    @ParameterizedTest(
            name = "The page of the bots at {0}: nothing serious in the way, nothing too wide, nothing too small")
    @MethodSource("looks")
    void theBotsInEveryState(Look look, Visitors visitors) throws Exception {
        Cable cable = Cable.to(server.uri());
        Visitor visitor =
                visitors.visit(URI.create(cable.uri() + "/bots/"), look).thoughLinesBreak();
        assertThat(visitor.find("bot-list li")).hasCount(3);
        look(visitor, "bots", look);

        visitor.page().navigate(Pages.bot(cable.uri(), "builder", "").toString());
        assertThat(visitor.find("[data-task=T-2] .said")).hasText("45 % · commit 45 of 100");
        assertThat(visitor.find("connection-status")).hasText("Live");
        look(visitor, "bot", look);

        visitor.page()
                .navigate(Pages.bot(cable.uri(), "builder", "&success=true").toString());
        assertThat(visitor.find("task-item .command")).hasText("Build the project and run every test");
        look(visitor, "bot-filtered", look);

        visitor.page().navigate(Pages.bot(cable.uri(), "writer", "").toString());
        assertThat(visitor.find(".edge")).hasText("Nothing has happened yet. Give it a task.");
        look(visitor, "bot-empty", look);

        visitor.page().navigate(Pages.bot(cable.uri(), "nobody", "").toString());
        assertThat(visitor.find("#fault")).containsText("There is no bot called nobody");
        look(visitor, "bot-unknown", look);

        visitor.page().navigate(Pages.bot(cable.uri(), "builder", "").toString());
        assertThat(visitor.find("connection-status")).hasText("Live");
        cable.close();
        visitor.give("Deploy what was built");
        assertThat(visitor.find("#receipt")).hasText("The server cannot be reached.");
        assertThat(visitor.find("connection-status [role=status]")).hasText(Pattern.compile("^Not connected"));
        look(visitor, "bot-disconnected", look);
    }

    @ParameterizedTest(
            name = "The page of the plans at {0}: nothing serious in the way, nothing too wide, nothing too small")
    @MethodSource("looks")
    void thePlansInEveryState(Look look, Visitors visitors) throws Exception {
        Cable cable = Cable.to(server.uri());
        Visitor visitor =
                visitors.visit(URI.create(cable.uri() + "/plans/"), look).thoughLinesBreak();
        assertThat(visitor.find("plan-list li")).hasCount(4);
        look(visitor, "plans", look);

        visitor.page()
                .navigate(
                        new StagedPlan(server, "release").page(cable.uri(), "").toString());
        assertThat(visitor.line(301)).containsText("tests: 97 %");
        assertThat(visitor.find("connection-status")).hasText("Live");
        look(visitor, "plan", look);

        visitor.button("Times").click();
        visitor.find("#find").fill("module 12");
        visitor.press("Enter");
        assertThat(visitor.find("log-search .words")).hasText("1 of 11");
        look(visitor, "plan-search", look);
        visitor.button("Cancel the plan").click();
        look(visitor, "plan-cancel", look);
        visitor.press("Escape");
        visitor.button("Keys").click();
        look(visitor, "plan-keys", look);

        visitor.page()
                .navigate(
                        new StagedPlan(server, "nightly").page(cable.uri(), "").toString());
        assertThat(visitor.find(".line .stderr")).hasCount(1);
        look(visitor, "plan-failed", look);

        visitor.page()
                .navigate(new StagedPlan(server, "backup").page(cable.uri(), "").toString());
        assertThat(visitor.find("plan-state dl")).containsText("backup-2026-11-21.tar.zst");
        assertThat(visitor.find("connection-status")).hasText("Live");
        cable.close();
        assertThat(visitor.find("#banner")).containsText("the clocks are stopped");
        look(visitor, "plan-disconnected", look);
    }

    private static void look(Visitor visitor, String name, Look look) {
        visitor.photograph(name + "-" + look);
        INSPECTION.passes(visitor.page(), name + " at " + look);
    }
}
