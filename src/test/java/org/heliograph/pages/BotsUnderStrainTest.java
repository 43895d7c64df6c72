package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotId;
import org.heliograph.bots.Priority;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskEvent;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.jsonl.JsonlEventLog;
import org.heliograph.core.log.jsonl.JsonlLogOptions;
import org.heliograph.support.Bot;
import org.heliograph.support.Cable;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of the bots when lines break and logs are long: what it shows is true, and nothing is missing or doubled. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class BotsUnderStrainTest {
    private static final Pattern NOT_CONNECTED = Pattern.compile("^Not connected\\.");
    private static final int TASKS = 33_334;

    /** More of them at once would make every page slow. */
    private static final int MOST_ON_THE_PAGE = 120;

    @Test
    @DisplayName("X9 B16 the server is away: the page says so, and once it is back everything is there, once")
    void comesBackAfterARestart(Visitors visitors, @TempDir Path data) {
        RunningServer server = RunningServer.start(data);
        String port = String.valueOf(server.uri().getPort());
        try {
            Bot bot = new Bot(server, "builder").known();
            bot.run("before");
            bot.step("across", "started", "{}");
            bot.step("across", "progress", "{'percent':30,'message':'on its way'}");
            Visitor visitor = visitors.visit(Pages.bot(bot)).thoughLinesBreak();
            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.tasks()).hasText(new String[] {"before", "across"});

            server.close();
            assertThat(visitor.find("connection-status [role=status]")).hasText(NOT_CONNECTED);
            assertThat(visitor.find("bot-list .note")).containsText("These states may be old.");
            visitor.give("while it is away");
            assertThat(visitor.find("#receipt")).hasText("The server cannot be reached.");
            assertThat(visitor.find("#command")).hasValue("while it is away");

            server = RunningServer.start(data, "port", port);
            bot = new Bot(server, "builder");
            bot.run("after");
            bot.step("across", "completed", "{'response':'arrived'}");

            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.tasks()).hasText(new String[] {"before", "after", "across"});
            assertThat(visitor.find("task-item .badge.result"))
                    .hasText(new String[] {"Completed", "Completed", "Completed"});
            visitor.button("Give task").click();
            assertThat(visitor.find("task-item .command")).hasText(new String[] {"while it is away"});
        } finally {
            server.close();
        }
    }

    @Test
    @DisplayName("K1 where no WebSocket gets through there are server-sent events, and where they do not, polls")
    void fallsBack(Visitors visitors, Bot bot) throws Exception {
        try (Cable cable = Cable.withoutSockets(bot.server().uri())) {
            bot.run("before");
            bot.run("not-wanted", "websocket", true);
            Visitor visitor = visitors.visit(Pages.bot(cable.uri(), bot.name(), "&source=file"))
                    .thoughLinesBreak()
                    .thoughRefused();
            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.find("connection-status")).hasAttribute("title", "Over server-sent events");
            bot.step("over-events", "started", "{}");
            bot.step("over-events", "progress", "{'percent':10}");
            assertThat(visitor.find("[data-task=over-events] .said")).hasText("10 %");
            bot.step("over-events", "completed", "{}");

            visitor.page().route("**/api/streams/**", BotsUnderStrainTest::refuseStreams);
            cable.cut();
            bot.run("meanwhile");
            assertThat(visitor.find("connection-status")).hasAttribute("title", "By asking again and again");
            bot.run("other", "websocket", true);
            bot.run("by-poll");

            assertThat(visitor.find("connection-status")).hasText("Polling: the newest may come late");
            assertThat(visitor.tasks()).hasText(new String[] {"before", "over-events", "meanwhile", "by-poll"});
        }
    }

    /** As a proxy does that cannot stream. */
    private static void refuseStreams(Route route) {
        if ("text/event-stream".equals(route.request().headers().get("accept"))) {
            route.fulfill(new Route.FulfillOptions().setStatus(502));
        } else {
            route.resume();
        }
    }

    @Test
    @DisplayName("A hundred thousand entries: the page stays small, answers at once, and reads back page by page")
    void aHundredThousandEntries(Visitors visitors, @TempDir Path data) {
        fill(data);
        try (RunningServer server = RunningServer.start(data)) {
            Bot bot = new Bot(server, "busy");
            Assertions.assertThat(bot.page("?limit=1").getInt("total_count")).isGreaterThan(100_000);
            Visitor visitor = visitors.visit(Pages.bot(bot));
            assertThat(visitor.tasks().last()).hasText("T-" + TASKS);
            assertThat(visitor.tasks().last()).isInViewport();

            visitor.walkUpUntil(1_000);

            Assertions.assertThat(visitor.tasks().count()).isLessThanOrEqualTo(MOST_ON_THE_PAGE);
            bot.run("the-newest");
            visitor.find(".jump").click();
            assertThat(visitor.tasks().last()).hasText("the-newest");
            assertThat(visitor.tasks().last()).isInViewport();
            visitor.find("#filter-success").selectOption("false");
            assertThat(visitor.tasks().first()).isVisible();
            assertThat(visitor.find("task-item:not([status=failed])")).hasCount(0);
            visitor.leave();
        }
    }

    /** As if the bot had been at it for long. */
    private static void fill(Path data) {
        JsonEventCodec<BotEvent> codec = new JsonEventCodec<>(new Json(), BotEvent.class);
        JsonlLogOptions options =
                JsonlLogOptions.of(data.resolve("bot"), "bot", Clock.systemUTC(), task -> new Thread(task, "log"));
        try (EventLog log = JsonlEventLog.open(options)) {
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (int i = 1; i <= TASKS; i++) {
                for (BotEvent step : steps("T-" + i, i % 50 != 0)) {
                    last = log.append(Draft.of(new BotId("busy").topic(), codec.encode(step)));
                }
                if (i % 1_000 == 0) {
                    last.join();
                }
            }
            last.join();
        }
    }

    private static List<BotEvent> steps(String task, boolean well) {
        BigDecimal second = BigDecimal.ONE;
        return List.of(
                new TaskEvent.TaskQueued(
                        task, Source.FILE, "Look after " + task, Priority.P1, null, null, 0, 1, null, null),
                new TaskEvent.TaskStarted(task, Source.FILE, null, null, null),
                well
                        ? new TaskEvent.TaskCompleted(task, Source.FILE, "done", List.of(), second, null)
                        : new TaskEvent.TaskFailed(task, Source.FILE, "broken", second, null));
    }
}
