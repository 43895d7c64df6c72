package org.heliograph.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded server around a few components that are named and never scanned for. */
class LauncherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    java.nio.file.Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = launcher("/push", 0).start();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aFreePortIsTakenAndToldWithTheContextPath() {
        assertThat(running.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(running.uri().getPort()).isPositive();
        assertThat(running.uri().getPath()).isEqualTo("/push");
    }

    @Test
    void jaxRsAnswersWithRecordsAsJson() throws Exception {
        HttpResponse<String> answer = get("/api/greeting");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"word\":\"hello\"}");
    }

    @Test
    void aFolderOfPagesIsServedByItsIndex() throws Exception {
        HttpResponse<String> page = get("/channels/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<p>channels</p>");
        assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
        assertThat(get("/channels").headers().firstValue("location")).hasValue("/push/channels/");
    }

    @Test
    void modulesAreServedAsJavaScript() throws Exception {
        assertThat(get("/shared/client.mjs")
                        .headers()
                        .firstValue("content-type")
                        .orElseThrow())
                .startsWith("text/javascript");
    }

    @Test
    void classesAndOtherFilesOfTheJarAreNotServed() throws Exception {
        assertThat(get("/secret.txt").statusCode()).isEqualTo(404);
        assertThat(get("/META-INF/resources/channels/index.html").statusCode()).isEqualTo(404);
        assertThat(get("/channels/..%2f..%2fsecret.txt").statusCode()).isIn(400, 404);
    }

    @Test
    void whatIsNotThereIsAPageForPeopleAndJsonForPrograms() throws Exception {
        HttpResponse<String> program = get("/nowhere");
        HttpResponse<String> person = get("/nowhere", "Accept", "text/html,*/*;q=0.8");

        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.body())
                .isEqualTo(
                        "{\"error\":\"There is nothing here\",\"message\":\"There is nothing here\",\"error_code\":404}");
        assertThat(person.statusCode()).isEqualTo(404);
        assertThat(person.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(person.body()).contains("<h1>There is nothing here</h1>", "href=\"/push/\"");
    }

    @Test
    void anErrorPageTellsNeitherVersionNorTrace() throws Exception {
        HttpResponse<String> answer = get("/failing");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("Tomcat").doesNotContain("secret cause");
    }

    @Test
    void aFilterSeesAHandshakeBeforeTheContainerDoes() {
        assertThatThrownBy(() -> http.newWebSocketBuilder()
                        .header("X-Refuse", "yes")
                        .buildAsync(socketUri(), new Recorder())
                        .join())
                .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
        assertThat(order).contains("filter refused");
    }

    @Test
    void endpointsAnswer() throws Exception {
        var recorder = new Recorder();
        WebSocket socket =
                http.newWebSocketBuilder().buildAsync(socketUri(), recorder).join();

        socket.sendText("hello", true).join();

        assertThat(recorder.next()).isEqualTo("ready");
        assertThat(recorder.next()).isEqualTo("echo hello");
        socket.abort();
    }

    @Test
    @DisplayName("X9 the application says goodbye itself, before the container cuts its sockets")
    void theApplicationEndsBeforeTheContainersSockets() throws Exception {
        var recorder = new Recorder();
        http.newWebSocketBuilder().buildAsync(socketUri(), recorder).join();
        assertThat(recorder.next()).isEqualTo("ready");

        running.close();

        assertThat(recorder.next()).isEqualTo("closed 1001 retry_after_ms=7");
        assertThat(order).containsSubsequence("begun", "drained", "ended");
    }

    @Test
    void aBusyPortIsOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> launcher("/", taken.getLocalPort()).start())
                    .isInstanceOf(LaunchException.class)
                    .hasMessageStartingWith("Cannot listen on 127.0.0.1 port " + taken.getLocalPort())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aListenerThatRefusesStopsTheStartWithItsOwnWords() {
        var refusing = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                throw new IllegalStateException("Cannot write to /nowhere");
            }
        };
        var components =
                new WebComponents(Map.of(), Map.of(), List.of(), List.of(), List.of(refusing), Set.of(), Set.of());

        assertThatThrownBy(() -> new Launcher(settings("/", 0), components).start())
                .isInstanceOf(LaunchException.class)
                .hasMessage("Cannot write to /nowhere");
    }

    private Launcher launcher(String contextPath, int port) throws IOException {
        var components = new WebComponents(
                Map.of("order", order),
                Map.of("parameter", "value"),
                List.of(new WebComponents.MappedFilter("door", new Door(), List.of("/*"))),
                List.of(
                        new WebComponents.MappedServlet("failing", new Failing(), List.of("/failing")),
                        new WebComponents.MappedServlet("drain", new Drain(), List.of())),
                List.of(new Life()),
                Set.of(Echo.class),
                Set.of(Api.class));
        return new Launcher(settings(contextPath, port), components, new Pages(jar()));
    }

    private static Settings settings(String contextPath, int port) {
        return Settings.read(SettingSources.of(
                Map.of("heliograph.port", String.valueOf(port), "heliograph.context-path", contextPath)));
    }

    private java.nio.file.Path jar() throws IOException {
        java.nio.file.Path file = folder.resolve("pages.jar");
        try (OutputStream out = Files.newOutputStream(file);
                var jar = new JarOutputStream(out)) {
            // A packed build has entries for its folders too.
            jar.putNextEntry(new JarEntry("META-INF/resources/channels/"));
            add(jar, "META-INF/resources/channels/index.html", "<p>channels</p>");
            add(jar, "META-INF/resources/shared/client.mjs", "export {};");
            add(jar, "secret.txt", "secret");
        }
        return file;
    }

    private static void add(JarOutputStream jar, String name, String content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content.getBytes(UTF_8));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI socketUri() {
        return URI.create(running.uri().toString().replaceFirst("http", "ws") + "/socket");
    }

    /** What a client was told, in order. */
    private static final class Recorder implements WebSocket.Listener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            told.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            told.add("closed " + code + " " + reason);
            return null;
        }
    }

    @ServerEndpoint("/socket")
    public static final class Echo {
        private static final List<Session> SESSIONS = new CopyOnWriteArrayList<>();

        @OnOpen
        public void onOpen(Session session) throws IOException {
            SESSIONS.add(session);
            session.getBasicRemote().sendText("ready");
        }

        @OnMessage
        public String onMessage(String text) {
            return "echo " + text;
        }
    }

    @ApplicationPath("/api")
    public static final class Api extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Greeting.class);
        }
    }

    @Path("greeting")
    public static final class Greeting {
        public record Word(String word) {}

        @GET
        @Produces("application/json")
        public Word hello() {
            return new Word("hello");
        }
    }

    private final class Door implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (((jakarta.servlet.http.HttpServletRequest) request).getHeader("X-Refuse") != null) {
                order.add("filter refused");
                ((HttpServletResponse) response).sendError(403);
                return;
            }
            chain.doFilter(request, response);
        }
    }

    private static final class Failing extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(jakarta.servlet.http.HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("secret cause");
        }
    }

    private final class Drain extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        public void destroy() {
            order.add("drained");
            Echo.SESSIONS.forEach(session -> {
                try {
                    session.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "retry_after_ms=7"));
                } catch (IOException e) {
                    order.add("no goodbye");
                }
            });
            Echo.SESSIONS.clear();
        }
    }

    private final class Life implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            assertThat(event.getServletContext().getAttribute("order")).isSameAs(order);
            assertThat(event.getServletContext().getInitParameter("parameter")).isEqualTo("value");
            order.add("begun");
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            order.add("ended");
        }
    }
}
