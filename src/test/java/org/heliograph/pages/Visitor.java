package org.heliograph.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody with a page before them. All that the browser complains of is kept, and fails the test at its end: errors on
 * the console, what the page's own policy forbids, requests to anybody but its server.
 */
final class Visitor {
    private static final Path ALBUM = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private boolean linesMayBreak;

    Visitor(BrowserContext context, String origin) {
        this.context = context;
        String sockets = origin.replaceFirst("^http", "ws");
        context.onConsoleMessage(this::heard);
        context.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(origin + "/") && !url.startsWith(sockets + "/") && !url.startsWith("data:")) {
                complaints.add("asked a stranger: " + url);
            }
        });
        page = context.newPage();
        page.onPageError(error -> complaints.add("failed: " + error));
    }

    Page page() {
        return page;
    }

    /** From now on the server may be away; the browser says so on its console, and that is no fault of the page. */
    Visitor thoughLinesBreak() {
        linesMayBreak = true;
        return this;
    }

    /** What the browser complained of. */
    List<String> complaints() {
        return complaints;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Writes and sends, as with a keyboard. */
    void say(String words) {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(words);
        page.keyboard().press("Enter");
    }

    /** A picture for people to look at, {@code target/screenshots/name.png}. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(ALBUM.resolve(name + ".png")));
    }

    void leave() {
        context.close();
    }

    private void heard(ConsoleMessage message) {
        String text = message.text();
        boolean broken =
                text.startsWith("Failed to load resource: net::ERR_") || text.startsWith("WebSocket connection to");
        if (message.type().equals("error") && !(linesMayBreak && broken)) {
            complaints.add("said on the console: " + text + " " + message.location());
        }
    }
}
