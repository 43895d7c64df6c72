package org.heliograph.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Bot;

/**
 * Somebody with a page before them. All that the browser complains of is kept, and fails the test at its end: errors on
 * the console, what the page's own policy forbids, requests to anybody but its server.
 */
final class Visitor {
    private static final Path ALBUM = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> asked = new ArrayList<>();
    private final List<String> tolerated = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        context.onConsoleMessage(this::heard);
        context.onRequest(this::requested);
        page = context.newPage();
        page.onPageError(error -> complaints.add("failed: " + error));
    }

    Page page() {
        return page;
    }

    /** The same person with another tab. */
    Visitor anotherTab() {
        return new Visitor(context, origin);
    }

    /** The device has no network, or has it again, and the browser knows. */
    void offline(boolean offline) {
        context.setOffline(offline);
    }

    /** From now on the server may be away; the browser says so on its console, and that is no fault of the page. */
    Visitor thoughLinesBreak() {
        tolerated.add("Failed to load resource: net::ERR_");
        tolerated.add("WebSocket connection to");
        return this;
    }

    /** From now on something may answer with an error; the same holds. */
    Visitor thoughRefused() {
        tolerated.add("Failed to load resource: the server responded with a status of");
        return this;
    }

    /** What the browser complained of. */
    List<String> complaints() {
        return complaints;
    }

    /** The addresses that the browser asked for. */
    List<String> asked() {
        return asked;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** What the messages on the page say, oldest first. */
    Locator contents() {
        return page.locator("message-item .content");
    }

    /** A channel in the list of channels. */
    Locator row(String channel) {
        Locator name = page.getByText(channel, new Page.GetByTextOptions().setExact(true));
        return page.locator("channel-list li a", new Page.LocatorOptions().setHas(name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Writes and sends. */
    void say(String words) {
        find("#message").fill(words);
        button("Send").click();
    }

    /** A player writes what to do, and does it. */
    void act(String words) {
        find("#action").fill(words);
        button("Do it").click();
    }

    /** What was told on a table's page, oldest first, apart from who came and went. */
    Locator told() {
        return page.locator("article:is(.narrative, .private) .prose");
    }

    /** What became of a player's own wishes, oldest first. */
    Locator receipts() {
        return page.locator("deed-item .receipt");
    }

    /** From the next page on, counts how often a phone would be shaken, over reloads too. */
    Visitor withBuzzer() {
        page.addInitScript("""
                navigator.vibrate = (pattern) => {
                  sessionStorage.buzzes = Number(sessionStorage.buzzes ?? 0) + 1;
                  return true;
                };""");
        return this;
    }

    /** How often the phone was shaken. */
    int buzzes() {
        return ((Number) page.evaluate("() => Number(sessionStorage.buzzes ?? 0)")).intValue();
    }

    /** A bot in the list of bots. */
    Locator bot(Bot bot) {
        return page.locator("bot-list li[data-bot='" + bot.name() + "'] a");
    }

    /** The names of the tasks on the page, oldest first. */
    Locator tasks() {
        return page.locator("task-item .id");
    }

    /** Writes a task and gives it to the bot that is open. */
    void give(String command) {
        find("#command").fill(command);
        button("Give task").click();
    }

    /** Where a task stands on the screen. */
    double top(String task) {
        return find("task-item[data-task='" + task + "']").boundingBox().y;
    }

    /** A plan in the list of plans. */
    Locator plan(String id) {
        return page.locator("plan-list li[data-plan='" + id + "'] a");
    }

    /** The names of the steps of the plan that is open. */
    Locator steps() {
        return page.locator("plan-step .name");
    }

    /** A step, counted from 0. */
    Locator step(int index) {
        return page.locator("plan-step").nth(index);
    }

    /** What the lines on the page say. */
    Locator lines() {
        return page.locator(".line .text");
    }

    /** A line, counted from 1, of any step. */
    Locator line(int number) {
        return page.locator(".line[data-line='" + number + "']").first();
    }

    /** The number of the first line that is seen whole. */
    String firstSeen() {
        return String.valueOf(page.evaluate("""
                () => {
                  const top = document.elementFromPoint(700, 700).closest("plan-step").querySelector("header").getBoundingClientRect().bottom;
                  return [...document.querySelectorAll(".line")].find((line) => line.getBoundingClientRect().top >= top).dataset.line;
                }"""));
    }

    /** Where a line stands on the screen. */
    double topOfLine(String number) {
        return page.locator(".line[data-line='" + number + "']").first().boundingBox().y;
    }

    /** Turns the wheel over the log; up if negative. */
    void wheel(int pixels) {
        page.mouse().move(700, 700);
        page.mouse().wheel(0, pixels);
    }

    /** Waits until the log has stood still for some frames. */
    void comeToRest() {
        page.evaluate("""
                async () => {
                  const log = document.querySelector(".log");
                  for (let still = 0, at = -1; still < 20; still = at === log.scrollTop ? still + 1 : 0, at = log.scrollTop) {
                    await new Promise(requestAnimationFrame);
                  }
                }""");
    }

    /**
     * Scrolls through a log from its end to its beginning.
     *
     * @return how many lines stood on the page at most
     */
    int scrollThrough(int steps) {
        return ((Number) page.evaluate("""
                async (steps) => {
                  const log = document.querySelector(".log");
                  let most = 0;
                  for (let i = steps; i >= 0; i--) {
                    log.scrollTop = ((log.scrollHeight - log.clientHeight) * i) / steps;
                    do {
                      await new Promise(requestAnimationFrame);
                      most = Math.max(most, log.querySelectorAll(".line").length);
                    } while (i % 10 === 0 && log.querySelector(".line[waiting]"));
                  }
                  return most;
                }""", steps)).intValue();
    }

    /** Types. */
    void keys(String words) {
        page.keyboard().type(words);
    }

    /** Presses keys, one after the other. */
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Scrolls up until these words stand above the oldest message, and that one stands at the top. */
    void walkUpTo(String words) {
        page.evaluate("""
                async (words) => {
                  const log = document.querySelector(".log");
                  while (log.querySelector(".edge").textContent !== words || log.scrollTop > 0) {
                    log.scrollTop = 0;
                    await new Promise(requestAnimationFrame);
                  }
                }""", words);
    }

    /** Scrolls up until so many tasks are loaded. */
    void walkUpUntil(int loaded) {
        page.evaluate("""
                async (loaded) => {
                  const log = document.querySelector(".log");
                  while (document.querySelector("task-list").known < loaded) {
                    log.scrollTop = 0;
                    await new Promise(requestAnimationFrame);
                  }
                }""", loaded);
    }

    /** A picture for people to look at, {@code target/screenshots/name.png}. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(ALBUM.resolve(name + ".png")));
    }

    /** Ends the visit; best before the server ends, for which the page would otherwise look in vain. */
    void leave() {
        context.close();
    }

    private void requested(Request request) {
        asked.add(request.url());
        if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
            complaints.add("asked a stranger: " + request.url());
        }
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error") && tolerated.stream().noneMatch(message.text()::startsWith)) {
            complaints.add("said on the console: " + message.text() + " " + message.location());
        }
    }
}
