package org.heliograph.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.heliograph.support.Tools;

/** A browser whose pages note when something first stands on them. */
record Stopwatch(Playwright playwright, Browser browser) implements AutoCloseable {
    /** Notes when {@code mark N} first stands in a frame; times are milliseconds since the page's opening, or of day. */
    static final String WATCH = """
            window.seen = new Map();
            new MutationObserver((changes) => {
              const fresh = changes.flatMap(({ addedNodes }) => [...addedNodes])
                .map((node) => /mark (\\d+) /.exec(node.textContent)?.[1]).filter((mark) => mark && !seen.has(mark));
              if (fresh.length === 0) return;
              requestAnimationFrame(() => fresh.forEach((mark) => seen.has(mark)
                || seen.set(mark, { opened: performance.now(), at: performance.timeOrigin + performance.now() })));
            }).observe(document, { subtree: true, childList: true });""";

    static Stopwatch start() {
        System.setProperty(
                "playwright.nodejs.path",
                Tools.find(Chromium.NODE).orElseThrow().toString());
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        Path chromium = Tools.find(Chromium.COMMAND).orElseThrow();
        Playwright playwright = Playwright.create(options);
        return new Stopwatch(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
    }

    static double number(Page page, String expression) {
        return ((Number) page.evaluate("() => " + expression)).doubleValue();
    }

    /** When the mark was seen, milliseconds of day; waits for it. */
    static double seenAt(Page page, int mark) {
        page.waitForFunction("() => seen.has('" + mark + "')");
        return number(page, "seen.get('" + mark + "').at");
    }

    static void report(String what, List<Double> took) {
        List<Double> sorted = took.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, of %d%n",
                what,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted.size());
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get((int) Math.ceil(sorted.size() * part) - 1);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
