package org.heliograph.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Frames;

/**
 * Measures a table's pages against a server that runs, with a host and three phones in one browser: from a tap on a phone
 * to the action on the host's page, and from the host's click to the answer on each of the phones; then how soon a player
 * can write in a browser that has nothing of us, with that evening behind it. Started by {@code src/bench/page}.
 */
final class TablePageBench {
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 200;
    private static final int OPENINGS = 40;
    private static final String CAST =
            "{\"name\":\"Bench\",\"characters\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"b\",\"name\":\"B\"},{\"id\":\"c\",\"name\":\"C\"}]}";

    /** Writes into a field and presses a button, in one go; gives the time of day at which it was pressed. */
    private static final String PRESS = """
            ([field, words, button]) => {
              const box = document.querySelector(field);
              box.value = words;
              box.dispatchEvent(new Event("input", { bubbles: true }));
              const at = performance.timeOrigin + performance.now();
              document.querySelector(button).click();
              return at;
            }""";

    /** Notes when the page is live and its field takes words. */
    private static final String WATCH_OPENING = """
            new MutationObserver(() => {
              const open = document.querySelector("action-box")?.checkVisibility()
                && document.querySelector("connection-status")?.textContent.includes("Live");
              if (open) window.openAt ??= performance.now();
            }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });""";

    private final String server;
    private final List<Double> asked = new ArrayList<>();
    private final List<Double> answered = new ArrayList<>();

    private TablePageBench(String server) {
        this.server = server;
    }

    /** @param args where the server is */
    public static void main(String[] args) throws Exception {
        try (Stopwatch stopwatch = Stopwatch.start()) {
            new TablePageBench(args[0].replaceFirst("/$", "")).measure(stopwatch.browser());
        }
    }

    private void measure(Browser browser) throws IOException, InterruptedException {
        JsonObject party = open();
        Page host = page(browser, "/host?token=" + party.getJsonObject("host").getString("token"), Look.DESKTOP);
        List<Page> phones = party.getJsonArray("players").getValuesAs(JsonObject.class).stream()
                .map(player -> page(browser, "/play?token=" + player.getString("token"), PlayPageTest.PHONE))
                .toList();
        for (int round = 0; round < ROUNDS + WARM_UP; round++) {
            play(host, phones, phones.get(round % phones.size()), round);
        }
        Stopwatch.report("an action, from the tap to a frame of the host's page", asked.subList(WARM_UP, asked.size()));
        Stopwatch.report(
                "an answer, from the host's click to a frame of each phone",
                answered.subList(WARM_UP * phones.size(), answered.size()));
        phones.forEach(Page::close);
        host.close();
        Stopwatch.report("a phone, from the opened address to a field to write in", openings(browser, party));
    }

    private List<Double> openings(Browser browser, JsonObject party) {
        String token = party.getJsonArray("players").getJsonObject(0).getString("token");
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < OPENINGS; i++) {
            try (BrowserContext context = contextOf(browser, PlayPageTest.PHONE)) {
                Page page = context.newPage();
                page.addInitScript(WATCH_OPENING);
                page.navigate(server + "/play?token=" + token);
                page.waitForFunction("() => window.openAt !== undefined");
                took.add(Stopwatch.number(page, "openAt"));
            }
        }
        return took;
    }

    private static BrowserContext contextOf(Browser browser, Look look) {
        return browser.newContext(new NewContextOptions().setViewportSize(look.width(), look.height()));
    }

    private void play(Page host, List<Page> phones, Page actor, int round) {
        int wish = 2 * round + 1;
        double tapped = press(actor, "#action", "mark " + wish + " and look around", "action-box button.main");
        asked.add(Stopwatch.seenAt(host, wish) - tapped);
        host.locator("#next").click();
        host.locator("host-desk button.main:has-text('Answer')").waitFor();
        double clicked = press(
                host, "textarea[name=narrative]", "mark " + (wish + 1) + " is what you see", "host-desk button.main");
        phones.forEach(phone -> answered.add(Stopwatch.seenAt(phone, wish + 1) - clicked));
        host.waitForFunction("() => !document.querySelector('action-queue li')");
    }

    private static double press(Page page, String field, String words, String button) {
        return ((Number) page.evaluate(PRESS, List.of(field, words, button))).doubleValue();
    }

    private Page page(Browser browser, String path, Look look) {
        Page page = contextOf(browser, look).newPage();
        page.addInitScript(Stopwatch.WATCH);
        page.navigate(server + path);
        page.waitForFunction("() => document.querySelector('connection-status')?.textContent.includes('Live')");
        return page;
    }

    private JsonObject open() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/parties"))
                .POST(BodyPublishers.ofString(CAST))
                .build();
        return Frames.parse(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
