package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.CDPSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.heliograph.Heliograph;
import org.heliograph.plans.Outlet;
import org.heliograph.support.Cable;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of the plans when lines break and logs are long: what it shows is true, and it stays small. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class PlansUnderStrainTest {
    private static final int MEGABYTES = 200;
    private static final int LINES_A_PIECE = 10_000;
    private static final int LINES = MEGABYTES * LINES_A_PIECE;
    private static final int NEEDLE = 1_234_567;

    /** A view, and a little before and after it. */
    private static final int MOST_LINES_ON_THE_PAGE = 250;

    private static final long MOST_HEAP = 40L * 1024 * 1024;

    @Test
    @DisplayName(
            "D33: where the socket is cut the page asks at the server's interval, its clocks stand, and it comes back")
    void fallsToPollingAndReturns(Visitors visitors, RunningServer server) throws Exception {
        StagedPlan plan = StagedPlan.of(server, "cut-off", "one", "two");
        plan.begin(0);
        plan.print(0, "by socket\n");
        try (Cable cable = Cable.to(server.uri())) {
            Visitor visitor = visitors.visit(plan.page(cable.uri(), "")).thoughLinesBreak();
            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.find("#banner")).isHidden();
            assertThat(visitor.lines()).hasText(new String[] {"by socket"});

            cable.letSocketsThrough(false);
            cable.cut();
            plan.print(0, "by poll\n");

            assertThat(visitor.lines()).hasText(new String[] {"by socket", "by poll"});
            assertThat(visitor.find("connection-status [role=status]")).hasText("Polling: the newest may come late");
            assertThat(visitor.find("#banner")).containsText("asks every 2 s instead; clocks stand still in between");
            plan.end(0);
            plan.begin(1);
            assertThat(visitor.step(1).locator(".status")).hasText("Running");
            Assertions.assertThat(visitor.asked().stream().filter(url -> url.endsWith("/poll")))
                    .as("asked again")
                    .hasSizeGreaterThan(1);

            cable.letSocketsThrough(true);
            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.find("#banner")).isHidden();
            plan.print(1, "by socket again\n");
            assertThat(visitor.step(1).locator(".text")).hasText(new String[] {"by socket again"});
            assertThat(visitor.step(0).locator(".size")).containsText("2 lines");
        }
    }

    @Test
    @DisplayName(
            "X9: the server is away: a banner says since when, the clocks stop, and once it is back everything is there, once")
    void comesBackAfterARestart(Visitors visitors, @TempDir Path data) {
        RunningServer server = RunningServer.start(data);
        String port = String.valueOf(server.uri().getPort());
        try {
            StagedPlan plan = StagedPlan.of(server, "builder", "one");
            plan.begin(0);
            plan.print(0, "before\nhalf a ");
            Visitor visitor = visitors.visit(plan.page()).thoughLinesBreak();
            assertThat(visitor.lines()).hasText(new String[] {"before", "half a"});

            server.close();
            assertThat(visitor.find("#banner")).containsText("the clocks are stopped. This is how it was at ");
            assertThat(visitor.find("plan-list .note")).containsText("This list may be old.");
            String stopped = visitor.step(0).locator(".duration").textContent();

            server = RunningServer.start(data, "port", port);
            Assertions.assertThat(visitor.step(0).locator(".duration").textContent())
                    .isEqualTo(stopped);
            plan = new StagedPlan(server, "builder");
            plan.print(0, "line\nafter\n");

            assertThat(visitor.find("connection-status")).hasText("Live");
            assertThat(visitor.lines()).hasText(new String[] {"before", "half a line", "after"});
        } finally {
            server.close();
        }
    }

    @Test
    @DisplayName(
            "200 MB in two million lines: opens at its end, stays small, finds a line in the middle, goes where it is sent")
    void twoMillionLines(Visitors visitors, @TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "log.durability", "memory")) {
            StagedPlan plan = StagedPlan.of(server, "long", "print");
            plan.begin(0);
            fill(server.inside().heliograph().plan("long"));
            Visitor visitor = visitors.visit(plan.page());
            assertThat(visitor.line(LINES)).isInViewport();
            assertThat(visitor.find("plan-step .size")).hasText("2,000,000 lines · 200 MB");

            int most = visitor.scrollThrough(60);
            Assertions.assertThat(most).isLessThanOrEqualTo(MOST_LINES_ON_THE_PAGE);
            Assertions.assertThat(heap(visitor)).isLessThan(MOST_HEAP);

            visitor.find("#find").fill("the needle");
            visitor.press("Enter");
            assertThat(visitor.line(NEEDLE)).isInViewport();
            assertThat(visitor.line(NEEDLE).locator("mark")).hasText("the needle");
            assertThat(visitor.find("log-search .words")).hasText("1 of 1");
            visitor.page().evaluate("location.hash = '#step-1-L765432'");
            assertThat(visitor.line(765_432)).isInViewport();
            assertThat(visitor.line(765_432).locator(".text")).containsText("line 765432 ");

            visitor.find(".jump").click();
            assertThat(visitor.line(LINES)).isInViewport();
            plan.print(0, "one more\n");
            assertThat(visitor.line(LINES + 1)).isInViewport();
            Assertions.assertThat(visitor.find(".line").count()).isLessThanOrEqualTo(MOST_LINES_ON_THE_PAGE);
            visitor.leave();
        }
    }

    private static long heap(Visitor visitor) {
        CDPSession session = visitor.page().context().newCDPSession(visitor.page());
        session.send("HeapProfiler.collectGarbage");
        return session.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
    }

    private static void fill(Heliograph.Plan plan) {
        for (int i = 0; i < MEGABYTES; i++) {
            plan.print(0, Outlet.STDOUT, piece(i * LINES_A_PIECE))
                    .toCompletableFuture()
                    .join();
        }
    }

    /** A megabyte: lines of a hundred bytes, numbered from 1, and a needle. */
    private static byte[] piece(int before) {
        StringBuilder lines = new StringBuilder();
        for (int number = before + 1; number <= before + LINES_A_PIECE; number++) {
            String text = "line " + number + " \u001b[32mok\u001b[0m " + (number == NEEDLE ? "the needle " : "");
            lines.append(text).append(".".repeat(99 - text.length())).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
