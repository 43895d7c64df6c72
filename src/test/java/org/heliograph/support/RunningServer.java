package org.heliograph.support;

import jakarta.json.JsonObject;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.heliograph.launcher.HeliographComponents;
import org.heliograph.launcher.LaunchException;
import org.heliograph.launcher.Launcher;
import org.heliograph.launcher.Running;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;

/** The whole server on a free port of this machine, with real sockets. */
public final class RunningServer implements AutoCloseable {
    private final Running running;
    private final Inside inside;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(Running running, Inside inside) {
        this.running = running;
        this.inside = inside;
    }

    /** Starts one over this data directory; settings as {@code name, value, …} below {@code heliograph.}. */
    public static RunningServer start(Path data, String... settings) {
        return start(data, launcher -> launcher, settings);
    }

    /** The same, with a line per request on standard error, as the command line has it. */
    public static RunningServer startWithAccessLog(Path data, String... settings) {
        return start(data, Launcher::withAccessLog, settings);
    }

    /** The same, by another time of day. */
    public static RunningServer start(Path data, Clock clock, String... settings) {
        Settings read = read(data, settings);
        Inside inside = new Inside();
        ServletContextListener starter = new ClockedStart(read, clock);
        return start(new Launcher(read, inside.beside(HeliographComponents.of(read), List.of(starter))), inside);
    }

    private static RunningServer start(Path data, UnaryOperator<Launcher> how, String... settings) {
        Settings read = read(data, settings);
        Inside inside = new Inside();
        return start(how.apply(new Launcher(read, inside.beside(HeliographComponents.of(read)))), inside);
    }

    private static RunningServer start(Launcher launcher, Inside inside) {
        try {
            return new RunningServer(launcher.start(), inside);
        } catch (LaunchException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings read(Path data, String... settings) {
        Map<String, String> given = new HashMap<>();
        given.put("heliograph.port", "0");
        given.put("heliograph.data", data.toString());
        for (int i = 0; i < settings.length; i += 2) {
            given.put("heliograph." + settings[i], settings[i + 1]);
        }
        return Settings.read(SettingSources.of(given));
    }

    /** Where it is, without a slash at the end. */
    public URI uri() {
        String text = running.uri().toString();
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** What the server holds, for tests that count. */
    public Inside inside() {
        return inside;
    }

    /** Opens a WebSocket. */
    public WireClient socket(String path, String... headers) {
        return WireClient.open(URI.create(uri().toString().replaceFirst("^http", "ws") + path), headers);
    }

    /** A GET. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(uri() + path)).GET(), headers);
    }

    /** A POST of JSON, unless a header says otherwise. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri() + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request, headers);
    }

    /** A PUT of JSON. */
    public HttpResponse<String> put(String path, String body, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(uri() + path)).PUT(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    /** A request of any method. */
    public HttpResponse<String> request(String method, String path, String... headers) {
        return send(
                HttpRequest.newBuilder(URI.create(uri() + path)).method(method, HttpRequest.BodyPublishers.noBody()),
                headers);
    }

    /** A request of any method with a body of JSON, unless a header says otherwise. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request, headers);
    }

    /** A GET that is answered when the server likes. */
    public CompletableFuture<HttpResponse<String>> getLater(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a stream of server-sent events. */
    public EventStreamClient events(String path, String... headers) {
        return EventStreamClient.open(uri(), path, headers);
    }

    /** Opens a WebSocket that does nothing by itself. */
    public RawWebSocket raw(String path, String... headers) {
        return RawWebSocket.open(uri(), path, RawWebSocket.ANY_BUFFER, headers);
    }

    /** The administrator's token. */
    public String adminToken() {
        try {
            return Files.readString(inside.data().resolve("admin.token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new operations token. */
    public JsonObject newToken(String role, String name) {
        return Frames.parse(post(
                        "/api/tokens",
                        Frames.object("role", role, "name", name).toString(),
                        "Authorization",
                        "Bearer " + adminToken())
                .body());
    }

    /** A message posted on a channel. */
    public HttpResponse<String> say(String channel, String author, String content) {
        return post(
                "/api/messages",
                Frames.object("channel_id", channel, "author", author, "content", content)
                        .toString());
    }

    /** A text as part of a path. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
