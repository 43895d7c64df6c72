package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Bot;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first page, on servers of its own. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith(Chromium.class)
class PortalPageTest {
    @TempDir
    Path data;

    private Visitors visitors;

    @BeforeEach
    void come(Visitors visitors) {
        this.visitors = visitors;
    }

    @Test
    @DisplayName("The portal says how the server is and what is there, and shows the first message as it arrives")
    void aNewcomer() {
        Visitor visitor;
        try (RunningServer server = RunningServer.start(data)) {
            server.say("ops", "tester", "one");
            server.say("ops", "tester", "two");
            visitor = visitors.visit(Pages.of(server, "/")).thoughLinesBreak();
            assertThat(visitor.find("server-state strong")).hasText("Running");
            assertThat(visitor.find("#channel-count")).hasText("1 channel, 2 messages");
            assertThat(visitor.find("#bot-count")).hasText("0 bots");
            assertThat(visitor.find("#plan-count")).hasText("0 plans");
            assertThat(visitor.find("first-message p")).hasText("Listening. It will appear here.");
            assertThat(visitor.find("#say code")).containsText(server.uri() + "/api/messages");

            server.say("hello", "<b>me</b>", "Hello from a terminal");
            Bot bot = new Bot(server, "builder").known();
            bot.submit("{'command':'one'}");
            bot.submit("{'command':'two'}");
            bot.taken();
            StagedPlan.of(server, "waits", "one");
            StagedPlan.of(server, "runs", "one").begin(0);

            assertThat(visitor.find("first-message p"))
                    .hasText(Pattern.compile("^Arrived at .* <b>me</b>: Hello from a terminal$"));
            assertThat(visitor.find("#channel-count")).hasText("2 channels, 3 messages");
            assertThat(visitor.find("#bot-count")).hasText("1 bot, 1 working, 1 task waiting");
            assertThat(visitor.find("#plan-count")).hasText("2 plans, 1 running");
            assertThat(visitor.find("recent-channels strong")).hasText(new String[] {"hello", "ops"});
        }
        assertThat(visitor.find("server-state strong")).hasText("The server does not answer");
    }

    @Test
    @DisplayName("P49 X5 the pages work under a context path, and ask for nothing outside of it")
    void underAContextPath() {
        try (RunningServer server = RunningServer.start(data, "context-path", "/push")) {
            server.say("ops", "tester", "one");
            Visitor visitor = visitors.visit(Pages.of(server, "/"));

            visitor.find("recent-channels a").click();
            assertThat(visitor.contents()).hasText(new String[] {"one"});
            assertThat(visitor.find("connection-status")).hasAttribute("title", "Over a WebSocket");
            visitor.say("two");
            assertThat(visitor.contents()).hasText(new String[] {"one", "two"});
            Bot bot = new Bot(server, "builder").known();
            bot.run("T-1");
            visitor.page().navigate(Pages.bot(bot).toString());
            assertThat(visitor.tasks()).hasText(new String[] {"T-1"});
            assertThat(visitor.find("connection-status")).hasAttribute("title", "Over a WebSocket");
            StagedPlan plan = StagedPlan.of(server, "below-a-path", "one");
            plan.begin(0);
            plan.print(0, "found\n");
            visitor.page().navigate(plan.page().toString());
            assertThat(visitor.lines()).hasText(new String[] {"found"});
            assertThat(visitor.find("connection-status")).hasAttribute("title", "Over a WebSocket");
            visitor.find(".wordmark").click();
            assertThat(visitor.find("#channel-count")).hasText("1 channel, 2 messages");

            Assertions.assertThat(visitor.asked()).allMatch(url -> url.startsWith(server.uri() + "/"));
            visitor.leave();
        }
    }

    @Test
    @DisplayName("R25 where a token is needed the pages ask for it, refuse a wrong one and take a good one")
    void asksForAToken() {
        try (RunningServer server = RunningServer.start(data, "auth.ops", "token")) {
            Visitor visitor = visitors.visit(Pages.channel(server.uri(), "ops")).thoughRefused();
            Locator dialog = visitor.find("token-prompt dialog");
            assertThat(dialog).isVisible();
            visitor.photograph("token");
            giveToken(visitor, "wrong");
            assertThat(dialog).isVisible();
            assertThat(visitor.find("connection-status")).not().hasText("Live");

            giveToken(visitor, server.adminToken());

            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(dialog).isHidden();
            visitor.say("let in");
            assertThat(visitor.contents()).hasText(new String[] {"let in"});
            assertThat(visitor.find("message-item .author")).hasText("admin");
            visitor.leave();
        }
    }

    @Test
    @DisplayName("R25 who puts a token off is left alone until it is wanted, and a wrong one is asked for again")
    void putsATokenOff() {
        try (RunningServer server = RunningServer.start(data, "auth.ops", "token", "auth.timeout", "1s")) {
            Visitor visitor =
                    visitors.visit(Pages.bot(server.uri(), "builder", "")).thoughRefused();
            Locator dialog = visitor.find("token-prompt dialog");
            assertThat(dialog).isVisible();
            visitor.button("Not now").click();
            assertThat(visitor.find("connection-status [role=status]")).hasText(Pattern.compile("^Stopped\\."));
            // What is asked again and again is refused again and again.
            visitor.page().waitForResponse("**/api/bots", () -> {});
            visitor.page().waitForResponse("**/api/bots", () -> {});
            assertThat(dialog).isHidden();

            visitor.button("Connect again").click();
            giveToken(visitor, "wrong");
            assertThat(dialog).isVisible();
            giveToken(visitor, server.adminToken());

            assertThat(visitor.find("#fault")).containsText("There is no bot called builder");
            assertThat(dialog).isHidden();
            visitor.find("bot-list input").fill("builder");
            visitor.button("Register").click();
            assertThat(visitor.find("connection-status")).hasText("Live");
            visitor.give("Build it");
            assertThat(visitor.find("task-item .command")).hasText("Build it");
            visitor.page().navigate(server.uri() + "/bots/");
            assertThat(visitor.find("bot-list li")).hasCount(1);
            assertThat(dialog).isHidden();
            visitor.leave();
        }
    }

    private static void giveToken(Visitor visitor, String token) {
        visitor.find("token-prompt input").fill(token);
        visitor.press("Enter");
    }
}
