package org.heliograph.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.heliograph.plans.PlanStatus;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who watch a plan and read what it prints, with a real browser; their consoles stay empty and they ask nobody but the server. */
@NeedsTool({Chromium.COMMAND, Chromium.NODE})
@ExtendWith({SharedServer.class, Chromium.class})
class PlansPageTest {
    private static final Pattern SECONDS = Pattern.compile("^[0-9]+ s$");

    @Test
    @DisplayName("A plan from its first step to its summary, all on the page and without a reload")
    void fromPendingToCompleted(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "whole-run", "compile", "test", "ship");
        Visitor visitor = visitors.visit(plan.page());
        assertThat(visitor.find("connection-status")).hasText("Live");
        assertThat(visitor.steps()).hasText(new String[] {"compile", "test", "ship"});
        assertThat(visitor.find("plan-state .status")).hasText("○ Pending");

        plan.begin(0);
        plan.print(0, "\u001b[1;32mok\u001b[0m all compiled\n");
        assertThat(visitor.step(0).locator(".status")).hasText("Running");
        assertThat(visitor.step(0).locator(".duration")).hasText(SECONDS);
        assertThat(visitor.lines()).hasText(new String[] {"ok all compiled"});
        assertThat(visitor.find(".line .bold.fg-2")).hasText("ok");

        plan.end(0);
        plan.begin(1);
        plan.complain(1, "a warning\n");
        plan.print(1, "10 %\r50 %\r99 %");
        assertThat(visitor.step(0).locator("step-lines")).isHidden();
        assertThat(visitor.lines()).hasText(new String[] {"a warning", "99 %"});
        assertThat(visitor.find(".line .stderr")).hasCount(1);
        assertThat(visitor.find("plan-state .words")).hasText("1 of 3 steps");
        plan.print(1, "\r100 %\n");
        assertThat(visitor.lines()).hasText(new String[] {"a warning", "100 %"});

        plan.end(1);
        plan.complete("artifact", "app.jar");
        assertThat(visitor.find("plan-state .status")).hasText("✓ Completed");
        assertThat(visitor.step(2).locator(".status")).hasText("Skipped");
        assertThat(visitor.find("plan-state dl")).containsText("app.jar");
        assertThat(visitor.find("#spoken")).containsText("The plan has ended: Completed");
        assertThat(visitor.plan("whole-run").locator(".state")).hasText("Completed");
        Assertions.assertThat(visitor.find(".log").getAttribute("aria-live")).isEqualTo("off");
    }

    @Test
    @DisplayName(
            "D18 D19: who comes late sees what happened: the failed step at its end, its error, and why the plan failed")
    void comesLate(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "failed-run", "fetch", "build", "report");
        plan.begin(0);
        plan.end(0);
        plan.begin(1);
        plan.printLines(1, 1, 500);
        plan.fail(1, "Exit status 2");
        plan.fail("build failed", 1);

        Visitor visitor = visitors.visit(plan.page());

        assertThat(visitor.line(500)).isInViewport();
        assertThat(visitor.step(1).locator(".error")).hasText("Exit status 2");
        assertThat(visitor.find("plan-state .error")).hasText("build failed");
        visitor.step(1).locator("h2 button").click();
        assertThat(visitor.step(1).locator("step-lines")).isHidden();
        visitor.button("Go to step 2, build").click();
        assertThat(visitor.line(500)).isInViewport();
    }

    @Test
    @DisplayName("The end of a log is there before the rest of its page is, and stays there when that comes")
    void theLogComesFirst(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "seen-first", "print");
        plan.begin(0);
        plan.printLines(0, 1, 300);
        Visitor visitor = visitors.arrive(plan.page(), Look.DESKTOP);
        Gate gate = Gate.before(visitor, "**/shared/heliograph.js");

        visitor.page().navigate(plan.page().toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));

        assertThat(visitor.line(300)).isInViewport();
        gate.open();
        assertThat(visitor.find("connection-status")).hasText("Live");
        plan.complain(0, "more\n");
        assertThat(visitor.line(301).locator(".text")).hasText("more");
        assertThat(visitor.find(".line .stderr")).hasCount(1);
        assertThat(visitor.find("plan-step")).hasCount(1);
    }

    @Test
    @DisplayName(
            "Who reads back is left in peace: nothing moves while lines come, a button and the End key bring them back")
    void followNeverFightsTheReader(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "read-back", "print", "then");
        plan.begin(0);
        plan.printLines(0, 1, 300);
        Visitor visitor = visitors.visit(plan.page());
        assertThat(visitor.line(300)).isInViewport();
        plan.printLines(0, 301, 400);
        assertThat(visitor.line(400)).isInViewport();

        visitor.wheel(-600);
        Locator follow = visitor.find(".jump");
        assertThat(follow).isVisible();
        visitor.comeToRest();
        String first = visitor.firstSeen();
        double before = visitor.topOfLine(first);
        plan.printLines(0, 401, 900);
        plan.end(0);
        plan.begin(1);
        plan.print(1, "the next step\n");
        assertThat(visitor.step(1).locator(".size")).containsText("1 line");
        visitor.comeToRest();

        Assertions.assertThat(visitor.topOfLine(first)).isEqualTo(before);
        follow.click();
        assertThat(visitor.step(1).locator(".text")).isInViewport();
        assertThat(follow).isHidden();
        visitor.wheel(-600);
        assertThat(follow).isHidden();
        plan.print(1, "line\n".repeat(200));
        assertThat(visitor.line(201)).isInViewport();
        visitor.wheel(-600);
        assertThat(follow).isVisible();
        visitor.press("End");
        assertThat(follow).isHidden();
    }

    @Test
    @DisplayName("An address points at lines, marks them, and is what a click on a number gives")
    void permanentLinks(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "linked", "one", "two");
        plan.begin(0);
        plan.printLines(0, 1, 2_000);
        plan.end(0);
        plan.begin(1);
        plan.printLines(1, 1, 10);
        Visitor visitor = visitors.visit(plan.page("#step-1-L1000-L1002"));

        assertThat(visitor.line(1001)).isInViewport();
        assertThat(visitor.find(".line[marked] .text")).hasText(new String[] {"line 1000", "line 1001", "line 1002"});
        assertThat(visitor.find(".jump")).isVisible();

        visitor.line(1005).locator(".number").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("#step-1-L1005$"));
        assertThat(visitor.find(".line[marked] .text")).hasText(new String[] {"line 1005"});
        visitor.line(1007)
                .locator(".number")
                .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(visitor.page()).hasURL(Pattern.compile("#step-1-L1005-L1007$"));
        assertThat(visitor.find(".line[marked]")).hasCount(3);

        visitor.page().reload();
        assertThat(visitor.line(1006)).isInViewport();
        visitor.page().evaluate("location.hash = '#step-2-L4711'");
        assertThat(visitor.find("#note")).hasText("There is no line 4711 in this step yet.");
    }

    @Test
    @DisplayName(
            "Search goes through all that was printed, whatever its colours, there and back, and says how much it found")
    void searches(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "searched", "one", "two");
        plan.begin(0);
        plan.printLines(0, 1, 3_000);
        plan.print(0, "a \u001b[31mNEE\u001b[0mdle here\n");
        plan.printLines(0, 3_002, 6_000);
        plan.end(0);
        plan.begin(1);
        plan.print(1, "another needle\n");
        Visitor visitor = visitors.visit(plan.page());
        assertThat(visitor.find("connection-status")).hasText("Live");

        visitor.find(".log").focus();
        visitor.press("/");
        assertThat(visitor.find("#find")).isFocused();
        visitor.keys("needle");
        visitor.press("Enter");

        assertThat(visitor.find("log-search .words")).hasText("1 of 2");
        assertThat(visitor.line(3_001)).isInViewport();
        assertThat(visitor.line(3_001).locator("mark")).hasText(new String[] {"NEE", "dle"});
        visitor.press("Enter");
        assertThat(visitor.find("log-search .words")).hasText("2 of 2");
        assertThat(visitor.step(1).locator("mark")).isInViewport();
        visitor.press("Shift+Enter");
        assertThat(visitor.find("log-search .words")).hasText("1 of 2");
        assertThat(visitor.page()).hasURL(Pattern.compile("#step-1-L3001$"));

        visitor.find("#find").fill("nowhere to be found");
        visitor.press("Enter");
        assertThat(visitor.find("log-search .words")).hasText("Nothing found");
        visitor.press("Escape");
        assertThat(visitor.find("log-search .words")).hasText("");
        assertThat(visitor.find(".log")).isFocused();
    }

    @Test
    @DisplayName("What a step printed can be had as a file, as it came")
    void downloads(Visitors visitors, RunningServer server) throws Exception {
        StagedPlan plan = StagedPlan.of(server, "kept", "print");
        plan.begin(0);
        plan.print(0, "1 %\r2 %\r\u001b[31mred\u001b[0m\n");
        Visitor visitor = visitors.visit(plan.page());
        assertThat(visitor.lines()).hasText(new String[] {"red"});

        Download download = visitor.page()
                .waitForDownload(() -> visitor.find("plan-step .raw").click());

        Assertions.assertThat(download.suggestedFilename()).isEqualTo("kept-step-0.log");
        Assertions.assertThat(Files.readString(download.path())).isEqualTo("1 %\r2 %\r\u001b[31mred\u001b[0m\n");
    }

    @Test
    @DisplayName("A plan is cancelled after a question; what was not allowed says why")
    void cancels(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "cancelled", "one", "two");
        plan.begin(0);
        Visitor visitor = visitors.visit(plan.page()).thoughRefused();
        Refusal refusal = Refusal.of(visitor, "**/cancel", 403, "Not with this token");

        visitor.button("Cancel the plan").click();
        visitor.button("Let it run").click();
        assertThat(visitor.find("ask-dialog dialog")).isHidden();
        Assertions.assertThat(plan.now().overallStatus()).isEqualTo(PlanStatus.RUNNING);
        visitor.button("Cancel the plan").click();
        visitor.find("ask-dialog .danger").click();
        assertThat(visitor.find("#note")).hasText("Not with this token");
        refusal.end();
        visitor.button("Cancel the plan").click();
        visitor.find("ask-dialog .danger").click();

        assertThat(visitor.find("plan-state .status")).hasText("⊘ Cancelled");
        assertThat(visitor.step(0).locator(".error")).hasText("Cancelled");
        assertThat(visitor.step(1).locator(".status")).hasText("Skipped");
        assertThat(visitor.find("plan-state button")).isHidden();
    }

    @Test
    @DisplayName("The list is filtered by status and text; both stand in the address, and a reload shows the same")
    void filtersAreInTheAddress(Visitors visitors, RunningServer server) {
        StagedPlan.of(server, "filter-waits", "one");
        StagedPlan runs = StagedPlan.of(server, "filter-runs", "one");
        runs.begin(0);
        Visitor visitor = visitors.visit(Pages.of(server, "/plans/?text=filter-"));
        assertThat(visitor.find("plan-list .name")).hasText(new String[] {"filter-runs", "filter-waits"});

        visitor.find("#filter-status").selectOption("running");
        assertThat(visitor.find("plan-list .name")).hasText(new String[] {"filter-runs"});
        visitor.page().reload();
        assertThat(visitor.find("plan-list .name")).hasText(new String[] {"filter-runs"});
        runs.end(0);
        runs.complete();
        assertThat(visitor.find("plan-list .none")).hasText("No plan fits.");
        visitor.find("#filter-status").selectOption("");
        visitor.find("#filter-text").fill("WAITS");
        assertThat(visitor.find("plan-list .name")).hasText(new String[] {"filter-waits"});
        visitor.plan("filter-waits").click();
        assertThat(visitor.find("#plan-title")).hasText("filter-waits");
        assertThat(visitor.page()).hasURL(Pattern.compile("\\?plan=filter-waits&text=WAITS$"));
    }

    @Test
    @DisplayName("Times of lines are shown on demand, local or in UTC, and the choice is kept")
    void timesOnDemand(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "timed", "one");
        plan.begin(0);
        plan.print(0, "now\n");
        String utc = plan.now().lastUpdate().toString().substring(11, 19);
        Visitor visitor = visitors.visitIn("Asia/Kolkata", plan.page());
        assertThat(visitor.lines()).hasText(new String[] {"now"});
        assertThat(visitor.find(".line time")).hasCount(0);

        visitor.button("Times").click();
        assertThat(visitor.find(".line time")).not().hasText("");
        assertThat(visitor.find(".line time")).not().containsText(utc);
        visitor.button("UTC").click();

        assertThat(visitor.find(".line time")).containsText(utc);
        visitor.page().reload();
        assertThat(visitor.find(".line time")).containsText(utc);
    }

    @Test
    @DisplayName("Steps are walked through and folded with the keyboard alone, and the keys are told")
    void keyboardAlone(Visitors visitors, RunningServer server) {
        StagedPlan plan = StagedPlan.of(server, "keyed", "one", "two");
        plan.begin(0);
        plan.printLines(0, 1, 3);
        plan.end(0);
        plan.begin(1);
        plan.printLines(1, 1, 3);
        Visitor visitor = visitors.visit(plan.page());
        assertThat(visitor.step(1).locator(".line")).hasCount(3);

        visitor.find(".log").focus();
        visitor.press("[");
        assertThat(visitor.step(0).locator("h2 button")).isFocused();
        visitor.press("Enter");
        assertThat(visitor.step(0).locator(".line")).hasCount(3);
        visitor.press("Enter");
        assertThat(visitor.step(0).locator(".line")).hasCount(0);
        visitor.press("]");
        assertThat(visitor.step(1).locator("h2 button")).isFocused();
        visitor.press("?");
        assertThat(visitor.find("help-dialog dialog")).isVisible();
        visitor.press("Escape");
        assertThat(visitor.find("help-dialog dialog")).isHidden();
    }

    @Test
    @DisplayName("D22: a plan that is not there is told, and appears once it is; a name that cannot be is told")
    void unknownPlans(Visitors visitors, RunningServer server) {
        StagedPlan plan = new StagedPlan(server, "later");
        Visitor visitor = visitors.arrive(plan.page(), Look.DESKTOP).thoughRefused();
        visitor.page().navigate(plan.page().toString());
        assertThat(visitor.find(".edge")).hasText("There is no plan called later yet. It appears here once there is.");

        plan.define("one");
        assertThat(visitor.steps()).hasText(new String[] {"one"});
        assertThat(visitor.find(".edge")).isHidden();

        visitor.page().navigate(Pages.of(server, "/plans/?plan=a%2Fb").toString());
        assertThat(visitor.find("#fault")).containsText("A plan's name is made of letters");
    }
}
