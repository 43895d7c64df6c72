package org.heliograph.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.heliograph.support.Tools;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test {@link Visitors}: people with a browser of this machine, one process for all tests of a run. */
final class Chromium implements ParameterResolver, AfterEachCallback {
    static final String COMMAND = "chromium";

    /** The driver of the browser is a program for it. */
    static final String NODE = "node";

    /** A name in no hosts file and no loopback's: a page from there, by plain http, is in no secure context. */
    static final String LAN_NAME = "table.test";

    private static final Namespace HERE = Namespace.create(Chromium.class);
    private static final int PATIENCE_MS = 20_000;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Process process = context.getRoot().getStore(HERE).getOrComputeIfAbsent(Process.class);
        return context.getStore(HERE).getOrComputeIfAbsent(Visitors.class, type -> new Visitors(process.browser));
    }

    /** A test ends with its visitors; what their browsers complained of fails it here. */
    @Override
    public void afterEach(ExtensionContext context) {
        Visitors visitors = context.getStore(HERE).remove(Visitors.class, Visitors.class);
        if (visitors != null) {
            visitors.leave(context.getExecutionException().isEmpty());
        }
    }

    /** The browser of a run. */
    static final class Process implements AutoCloseable {
        private final Playwright playwright;
        private final Browser browser;

        Process() {
            System.setProperty("playwright.nodejs.path", tool(NODE));
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(tool(COMMAND)))
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-dev-shm-usage",
                                    "--host-resolver-rules=MAP " + LAN_NAME + " 127.0.0.1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        }

        private static String tool(String command) {
            return Tools.find(command).orElseThrow().toString();
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    /** The server that a page's address belongs to. */
    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
