package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.heliograph.support.Bot;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who watch a bot and give it work, with a real browser; their consoles stay empty and they ask nobody but the server. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class BotsPageTest {
    @Test
    @DisplayName("A task is given, waits, runs with a bar that moves, and ends, all on the page and without a reload")
    void fromQueuedToCompleted(Visitors visitors, Bot bot) {
        Visitor visitor = visitors.visit(Pages.bot(bot));
        assertThat(visitor.find("connection-status")).hasText("Live");
        assertThat(visitor.find("task-list .edge")).hasText("Nothing has happened yet. Give it a task.");

        visitor.find("#priority").selectOption("P0");
        visitor.give("Build it all");

        assertThat(visitor.find("#receipt")).hasText(Pattern.compile("^Queued as HTTP-.*\\.$"));
        assertThat(visitor.find("#command")).hasValue("");
        Locator card = visitor.find("task-item");
        assertThat(card.locator(".command")).hasText("Build it all");
        assertThat(card.locator(".badge.result")).hasText("Queued");
        assertThat(card.locator(".badge.priority")).hasText("P0 · at once");
        assertThat(visitor.find("bot-state .words")).hasText("1 waiting · 0 done");

        String task = bot.taken().getString("task_id");
        assertThat(card.locator(".badge.result")).hasText("Running");
        assertThat(visitor.find("bot-state .state")).hasText("Working");
        bot.step(task, "progress", "{'percent':25,'message':'compiling'}");
        assertThat(card.locator("progress")).hasAttribute("value", "25");
        assertThat(card.locator(".said")).hasText("25 % · compiling");
        assertThat(visitor.bot(bot).locator(".current")).hasText("25 % · " + task);
        bot.step(task, "progress", "{'percent':75,'message':'testing'}");
        assertThat(card.locator("progress")).hasAttribute("value", "75");
        assertThat(visitor.find("bot-state .words")).containsText(task + " 75 %");

        bot.step(
                task, "completed", "{'response':'All green','files_modified':['a.jar','b.war'],'duration_seconds':83}");

        assertThat(card).hasCount(1);
        assertThat(card.locator(".badge.result")).hasText("Completed");
        assertThat(card.locator(".response")).hasText("All green");
        assertThat(card.locator(".files li")).hasText(new String[] {"a.jar", "b.war"});
        assertThat(card.locator(".duration")).hasText("1 min 23 s");
        assertThat(card.locator(".progress")).isHidden();
        assertThat(visitor.find("bot-state .state")).hasText("Idle");
        assertThat(visitor.find("bot-state .words")).hasText("1 done");
    }

    @Test
    @DisplayName("Who comes late sees how far a running task is")
    void comesLate(Visitors visitors, Bot bot) {
        bot.step("T-1", "started", "{}");
        bot.step("T-1", "progress", "{'percent':40,'message':'half way, nearly'}");

        Visitor visitor = visitors.visit(Pages.bot(bot));

        assertThat(visitor.find("task-item .said")).hasText("40 % · half way, nearly");
        assertThat(visitor.find("task-item progress")).hasAttribute("value", "40");
    }

    @Test
    @DisplayName("B33 a response that was cut unfolds to its whole text")
    void unfolds(Visitors visitors, Bot bot) {
        String end = "the very end";
        bot.step("T-1", "started", "{}");
        bot.server()
                .post(
                        bot.path("/tasks/T-1/completed"),
                        Frames.object("response", "line\n".repeat(10_000) + end).toString());
        Visitor visitor = visitors.visit(Pages.bot(bot));
        Locator response = visitor.find("task-item .response");
        assertThat(response).not().containsText(end);

        visitor.button("Show all").click();

        assertThat(response).containsText(end);
        visitor.button("Show less").click();
        assertThat(visitor.button("Show all")).isVisible();
    }

    @Test
    @DisplayName("B5 B6 B7 filters show what fits, stand in the address, and a reload or a shared link shows the same")
    void filtersAreInTheAddress(Visitors visitors, Bot bot) {
        bot.run("file-well", "file", true);
        bot.run("file-ill", "file", false);
        bot.run("sent-well", "websocket", true);
        bot.run("sent-ill", "websocket", false);
        Visitor visitor = visitors.visit(Pages.bot(bot));
        assertThat(visitor.find("task-item")).hasCount(4);

        visitor.find("#filter-source").selectOption("file");
        assertThat(visitor.tasks()).hasText(new String[] {"file-well", "file-ill"});
        visitor.find("#filter-success").selectOption(new SelectOption().setLabel("Failure"));
        assertThat(visitor.tasks()).hasText(new String[] {"file-ill"});
        assertThat(visitor.page()).hasURL(Pattern.compile("\\?bot=.*&source=file&success=false$"));
        assertThat(visitor.find("connection-status")).hasText("Live");

        bot.run("sent-ill-2", "websocket", false);
        bot.run("file-well-2", "file", true);
        bot.run("file-ill-2", "file", false);
        assertThat(visitor.tasks()).hasText(new String[] {"file-ill", "file-ill-2"});

        visitor.page().reload();
        assertThat(visitor.tasks()).hasText(new String[] {"file-ill", "file-ill-2"});
        assertThat(visitor.find("#filter-source")).hasValue("file");
        assertThat(visitor.find("bot-filters .note")).hasText("2 tasks loaded that fit.");
        visitor.button("Clear").click();
        assertThat(visitor.find("task-item")).hasCount(7);
    }

    @Test
    @DisplayName("Text is looked for in what is loaded, and the page says so; it stands in the address too")
    void findsText(Visitors visitors, Bot bot) {
        bot.submit("{'task_id':'T-1','command':'Mend the <b>roof</b>'}");
        bot.submit("{'task_id':'T-2','command':'Sweep the floor'}");
        Visitor visitor = visitors.visit(Pages.bot(bot));
        assertThat(visitor.find("task-item")).hasCount(2);

        visitor.find("#filter-text").fill("<B>ROOF");

        assertThat(visitor.tasks()).hasText(new String[] {"T-1"});
        assertThat(visitor.find("task-item .command")).hasText("Mend the <b>roof</b>");
        assertThat(visitor.find("bot-filters .note")).hasText("1 with this text, of 2 tasks loaded.");
        visitor.page().reload();
        assertThat(visitor.tasks()).hasText(new String[] {"T-1"});
    }

    @Test
    @DisplayName(
            "Tasks whose command the filters hide show it all the same, and one that began says whether it still runs")
    void filteredTasksHaveTheirCommands(Visitors visitors, Bot bot) {
        bot.submit("{'task_id':'T-1','command':'Sweep the floor'}");
        bot.taken();
        Visitor visitor = visitors.visit(Pages.bot(bot, "&status=in_progress"));
        assertThat(visitor.find("task-item .command")).hasText("Sweep the floor");
        assertThat(visitor.find("task-item .badge.result")).hasText("Running");

        bot.step("T-1", "completed", "{'response':'swept'}");
        assertThat(visitor.find("task-item .badge.result")).hasText("Was started");

        visitor.find("#filter-status").selectOption("completed");
        assertThat(visitor.find("task-item .response")).hasText("swept");
        assertThat(visitor.find("task-item .command")).hasText("Sweep the floor");
    }

    @Test
    @DisplayName("B32 pause and resume, each with a receipt; what was not allowed says why")
    void pauseAndResume(Visitors visitors, Bot bot) {
        Visitor visitor = visitors.visit(Pages.bot(bot)).thoughRefused();

        visitor.button("Pause").click();
        assertThat(visitor.find("#receipt")).hasText("Paused. What runs goes on; what waits stays.");
        assertThat(visitor.find("bot-state .state")).hasText("Paused");
        bot.submit("{'command':'wait'}");
        Assertions.assertThat(bot.take().statusCode()).isEqualTo(204);

        visitor.button("Resume").click();
        assertThat(visitor.find("#receipt")).hasText("Resumed.");
        Assertions.assertThat(bot.take().statusCode()).isEqualTo(200);

        Refusal refusal = Refusal.of(visitor, "**/pause", 403, "Not with this token");
        visitor.button("Pause").click();
        assertThat(visitor.find("#receipt")).hasText("Not with this token");
        refusal.end();
    }

    @Test
    @DisplayName("B28 a task that is refused stays where it was written, says why, and once given again is one task")
    void aRefusedTaskIsNotLost(Visitors visitors, Bot bot) {
        Visitor visitor = visitors.visit(Pages.bot(bot)).thoughRefused();
        Refusal refusal = Refusal.of(visitor, "**" + bot.path("/task"), 429, "Over 100 tasks wait");

        visitor.give("one too many");
        assertThat(visitor.find("#receipt")).hasText("Over 100 tasks wait");
        assertThat(visitor.find("#command")).hasValue("one too many");
        refusal.end();
        visitor.button("Give task").click();

        assertThat(visitor.find("task-item .command")).hasText(new String[] {"one too many"});
        assertThat(visitor.find("#command")).hasValue("");
    }

    @Test
    @DisplayName("Who reads back is left in peace: nothing moves, what comes is counted, a button brings them back")
    void followNeverFightsTheReader(Visitors visitors, Bot bot) {
        for (int i = 1; i <= 40; i++) {
            bot.run("T-" + i);
        }
        bot.submit("{'task_id':'open','command':'a long one'}");
        Visitor visitor = visitors.visit(Pages.bot(bot));
        assertThat(visitor.tasks().last()).hasText("open");
        assertThat(visitor.tasks().last()).isInViewport();

        visitor.walkUpTo("The beginning of " + bot.name());
        assertThat(visitor.tasks().first()).hasText("T-1");
        double before = visitor.top("T-3");
        bot.taken();
        bot.step("open", "completed", "{'response':'" + "much\\n".repeat(9) + "'}");
        bot.run("after");

        Locator newest = visitor.button("2 new");
        assertThat(newest).isVisible();
        Assertions.assertThat(visitor.top("T-3")).isEqualTo(before);
        newest.click();
        assertThat(visitor.tasks().last()).hasText("after");
        assertThat(visitor.tasks().last()).isInViewport();
        assertThat(newest).isHidden();
    }

    @Test
    @DisplayName("Everything can be done with the keyboard alone")
    void keyboardAlone(Visitors visitors, Bot bot) {
        Visitor visitor = visitors.visit(Pages.of(bot.server(), "/bots/"));
        assertThat(visitor.bot(bot)).isVisible();

        visitor.press("Tab", "Enter");
        assertThat(visitor.find("#new-bot")).isFocused();
        visitor.keys(bot.name() + "-b");
        visitor.press("Enter");
        assertThat(visitor.find("#bot-title")).hasText(bot.name() + "-b");
        assertThat(visitor.find("#command")).isFocused();
        visitor.keys("first line");
        visitor.press("Shift+Enter");
        visitor.keys("second line");
        visitor.press("Enter");

        assertThat(visitor.find("task-item .command")).hasText("first line\nsecond line");
        visitor.press("Shift+Tab");
        assertThat(visitor.find("task-list .log")).isFocused();
        visitor.press("Shift+Tab");
        assertThat(visitor.find("#filter-text")).isFocused();
    }

    @Test
    @DisplayName("Times are local or in UTC, and the choice is kept")
    void utcOrLocal(Visitors visitors, Bot bot) {
        bot.run("T-1");
        JsonObject ended = bot.entries().get(1);
        String utc = ended.getString("timestamp").substring(11, 19);
        Visitor visitor = visitors.visitIn("Asia/Kolkata", Pages.bot(bot));
        assertThat(visitor.find("task-item time")).not().hasText(utc);

        visitor.button("UTC").click();

        assertThat(visitor.find("task-item time")).hasText(utc);
        visitor.page().reload();
        assertThat(visitor.find("task-item time")).hasText(utc);
    }

    @Test
    @DisplayName("B2 a bot that is not there is told, and opens once it is; a name that cannot be is told")
    void unknownBots(Visitors visitors, Bot bot) {
        Bot other = new Bot(bot.server(), bot.name() + "-later");
        Visitor visitor = visitors.visit(Pages.bot(other));
        assertThat(visitor.find("#fault"))
                .hasText("There is no bot called " + other.name() + " yet. It opens here once there is.");

        other.known();
        assertThat(visitor.find("#bot-title")).hasText(other.name());
        assertThat(visitor.find("connection-status")).hasText("Live");

        visitor.page().navigate(Pages.of(bot.server(), "/bots/?bot=a%2Fb").toString());
        assertThat(visitor.find("#fault")).containsText("A bot's name is made of letters");
    }
}
