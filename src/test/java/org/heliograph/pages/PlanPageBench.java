package org.heliograph.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the page of the plans against a server that runs: how long a log of 200 MB takes from opening its address to
 * its end on the screen, and how long a printed line takes to get there. Started by {@code src/bench/page}.
 */
final class PlanPageBench {
    private static final int MEGABYTES = 200;
    private static final int OPENINGS = 20;
    private static final int LINES = 500;
    private static final int MS_BETWEEN = 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;

    private PlanPageBench(String server) {
        this.server = server;
    }

    /** @param args where the server is */
    public static void main(String[] args) throws Exception {
        try (Stopwatch stopwatch = Stopwatch.start()) {
            Browser browser = stopwatch.browser();
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
        Stopwatch.report("200 MB, from opening the address to its end on the page", took.subList(2, took.size()));
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
                took.add(Stopwatch.number(page, "seen.get('" + (i + 2) + "').at") - sent.get(i));
            }
        }
        Stopwatch.report("a printed line, from the request to a frame of the page", took);
    }

    /** Gives the time from there to the first mark on the page (ms). */
    private double open(BrowserContext context, String plan) {
        Page page = context.newPage();
        page.addInitScript(Stopwatch.WATCH);
        page.navigate(server + "/plans/?plan=" + plan);
        page.waitForFunction("() => seen.has('1')");
        return Stopwatch.number(page, "seen.get('1').opened");
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
}
