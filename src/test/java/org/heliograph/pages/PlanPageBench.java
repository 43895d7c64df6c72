package org.heliograph.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.heliograph.support.Tools;

/**
 * Measures the page of the plans against a server that runs: how long a log of 200 MB takes from opening its address to
 * its end on the screen, and how long a printed line takes to get there. Started by {@code src/bench/page}.
 */
final class PlanPageBench {
    private static final int MEGABYTES = 200;
    private static final int OPENINGS = 20;
    private static final int LINES = 500;
    private static final int MS_BETWEEN = 40;

    /** Notes when a line first stands in a frame; times are since the page's opening, or of day. */
    private static final String WATCH = """
            window.seen = new Map();
            new MutationObserver((changes) => {
              const fresh = changes.flatMap(({ addedNodes }) => [...addedNodes])
                .map((node) => /mark (\\d+) /.exec(node.textContent)?.[1]).filter((mark) => mark && !seen.has(mark));
              if (fresh.length === 0) return;
              requestAnimationFrame(() => fresh.forEach((mark) => seen.has(mark)
                || seen.set(mark, { opened: performance.now(), at: performance.timeOrigin + performance.now() })));
            }).observe(document, { subtree: true, childList: true });""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;

    private PlanPageBench(String server) {
        this.server = server;
    }

    /** @param args where the server is */
    public static void main(String[] args) throws Exception {
        System.setProperty(
                "playwright.nodejs.path",
                Tools.find(Chromium.NODE).orElseThrow().toString());
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        Path chromium = Tools.find(Chromium.COMMAND).orElseThrow();
        try (Playwright playwright = Playwright.create(options);
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))) {
            PlanPageBench bench = new PlanPageBench(args[0].replaceFirst("/$", ""));
            bench.fill();
            bench.openings(browser);
            bench.lines(browser);
        }
    }

    private void fill() throws IOException, InterruptedException {
        define("long");
        String line =
                "a line of a hundred characters, as they are in the log of a build that has much to say, or so...\n";
        String piece = line.repeat(1_000_000 / line.length());
        for (int i = 0; i < MEGABYTES; i++) {
            send("POST", "long/steps/0/output", BodyPublishers.ofString(piece));
        }
        send("POST", "long/steps/0/output", BodyPublishers.ofString("mark 1 is the last line\n"));
    }

    private void openings(Browser browser) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < OPENINGS; i++) {
            try (BrowserContext context = browser.newContext()) {
                took.add(open(context, "long"));
            }
        }
        report("200 MB, from opening the address to its end on the page", took.subList(2, took.size()));
    }

    private void lines(Browser browser) throws IOException, InterruptedException {
        define("short");
        send("POST", "short/steps/0/output", BodyPublishers.ofString("mark 1 \n"));
        List<Double> took = new ArrayList<>();
        try (BrowserContext context = browser.newContext()) {
            open(context, "short");
            Page page = context.pages().get(0);
            List<Long> sent = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                sent.add(System.currentTimeMillis());
                send("POST", "short/steps/0/output", BodyPublishers.ofString("mark " + (i + 2) + " \n"));
                Thread.sleep(MS_BETWEEN);
            }
            page.waitForFunction("() => seen.has('" + (LINES + 1) + "')");
            for (int i = 0; i < LINES; i++) {
                took.add(number(page, "seen.get('" + (i + 2) + "').at") - sent.get(i));
            }
        }
        report("a printed line, from the request to a frame of the page", took);
    }

    /** Gives the time from there to the first mark on the page (ms). */
    private double open(BrowserContext context, String plan) {
        Page page = context.newPage();
        page.addInitScript(WATCH);
        page.navigate(server + "/plans/?plan=" + plan);
        page.waitForFunction("() => seen.has('1')");
        return number(page, "seen.get('1').opened");
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate("() => " + expression)).doubleValue();
    }

    private void define(String plan) throws IOException, InterruptedException {
        send("PUT", plan, BodyPublishers.ofString("{\"steps\":[{\"name\":\"print\"}]}"));
        send("POST", plan + "/steps/0/status", BodyPublishers.ofString("{\"status\":\"running\"}"));
    }

    private void send(String method, String below, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/dashboard/plan/" + below))
                .method(method, body)
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void report(String what, List<Double> took) {
        List<Double> sorted = took.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.0f ms, p99 %.0f ms, of %d%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1),
                sorted.size());
    }
}
