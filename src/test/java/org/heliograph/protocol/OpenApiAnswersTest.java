package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.heliograph.access.Caller;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.server.ProblemMapper;
import org.heliograph.server.access.AccessControl;
import org.heliograph.server.access.OperationsTokens;
import org.heliograph.server.health.HealthServlet;
import org.heliograph.server.metrics.MetricsServlet;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.heliograph.support.EventStreamClient;
import org.heliograph.support.RunningServer;
import org.heliograph.support.ServletServer;
import org.heliograph.support.WireClient;
import org.heliograph.wire.Json;
import org.heliograph.wire.streams.StreamsServlet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("docs/openapi.yaml: what is answered is what it says")
class OpenApiAnswersTest {
    private static final Document DOCUMENT = Document.read("openapi.yaml");
    private static final String LONG = "x".repeat(16 * 1024 + 1);

    /** What no request provokes from outside: mistakes of ours, a full disk, a server that is just starting. */
    private static final Set<String> INSIDE = Set.of("500", "503");

    /** Answers that are not one body: an event stream beside the JSON of its 200, a WebSocket. */
    private static final Set<String> OTHERWISE = Set.of("GET /api/ws 101", "GET /api/ws/{channel_id} 101");

    @TempDir
    static Path data;

    private static RunningServer server;
    private static String message;
    private static String etag;
    private static String viewer;
    private static String spare;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "limits.sockets", "1", "limits.body", "32KiB");
        server.say("a", "ada", "first");
        message = server.say("a", "ada", "second").body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        etag = server.get("/api/streams/channel/a").headers().firstValue("ETag").orElseThrow();
        viewer = server.newToken("VIEWER", "eva").getString("token");
        spare = server.newToken("VIEWER", "to be revoked").getString("id");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3} {4}")
    @DisplayName("each answer fits the schema of its operation and status")
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/messages | 200 | GET /api/messages?channel_id=a | |
            GET /api/messages | 200 | GET /api/messages?channel_id=a&limit=1&before=MESSAGE | |
            GET /api/messages | 200 | GET /api/messages?channel_id=a&after=MESSAGE | |
            GET /api/messages | 200 | GET /api/messages?channel_id=nobody | |
            GET /api/messages | 400 | GET /api/messages | |
            GET /api/messages | 400 | GET /api/messages?channel_id=%2F | |
            GET /api/messages | 400 | GET /api/messages?channel_id=a&limit=1001 | |
            GET /api/messages | 400 | GET /api/messages?channel_id=a&after=none | |
            GET /api/messages | 400 | GET /api/messages?channel_id=a&befor=MESSAGE | |
            GET /api/messages | 400 | GET /api/messages?channel_id=a&after=1&before=2 | |
            GET /api/messages | 401 | GET /api/messages?channel_id=a&token=wrong | |
            GET /api/messages | 405 | PUT /api/messages | |
            GET /api/messages | 406 | GET /api/messages?channel_id=a | Accept: text/html |
            POST /api/messages | 200 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"c"}
            POST /api/messages | 200 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"c","lane":"l","provider":"p","token_count":1,"client_msg_id":"i"}
            POST /api/messages | 200 | POST /api/messages | Authorization: Bearer ADMIN | {"channel_id":"b","author":"ada","content":"c"}
            POST /api/messages | 200 | POST /api/messages | Content-Type: application/x-ndjson | {"channel_id":"b","author":"ada","content":"c"}
            POST /api/messages | 400 | POST /api/messages | Content-Type: application/x-ndjson | {"channel_id":"b","author":"ada"}
            POST /api/messages | 400 | POST /api/messages | | {"author":"ada","content":"c"}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"b","content":"c"}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"b","author":"ada"}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"b","author":"ada","content":" "}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"","author":"ada","content":"c"}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"c","token_count":-1}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"c","token_count":9007199254740992}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"c","token_count":"1"}
            POST /api/messages | 400 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"c","client_msg_id":""}
            POST /api/messages | 400 | POST /api/messages | | []
            POST /api/messages | 401 | POST /api/messages | Authorization: Bearer wrong | {"channel_id":"b","author":"ada","content":"c"}
            POST /api/messages | 403 | POST /api/messages | Authorization: Bearer VIEWER | {"channel_id":"b","author":"ada","content":"c"}
            POST /api/messages | 403 | POST /api/messages | Origin: http://evil.example | {"channel_id":"b","author":"ada","content":"c"}
            POST /api/messages | 406 | POST /api/messages | Accept: text/html | {"channel_id":"b","author":"ada","content":"c"}
            POST /api/messages | 413 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"LONG"}
            POST /api/messages | 413 | POST /api/messages | | {"channel_id":"b","author":"ada","content":"LONGLONG"}
            GET /api/channels | 200 | GET /api/channels | |
            GET /api/channels | 401 | GET /api/channels?token=wrong | |
            GET /api/channels | 405 | DELETE /api/channels | |
            GET /api/channels | 406 | GET /api/channels | Accept: text/html |
            GET /api/summary | 200 | GET /api/summary | |
            GET /api/summary | 401 | GET /api/summary?token=wrong | |
            GET /api/summary | 405 | PUT /api/summary | |
            GET /api/summary | 406 | GET /api/summary | Accept: text/html |
            GET /api/streams/{kind}/{id} | 200 | GET /api/streams/channel/a | |
            GET /api/streams/{kind}/{id} | 200 | GET /api/streams/channel/a?last=1&limit=1 | |
            GET /api/streams/{kind}/{id} | 200 | GET /api/streams/channel/a?from=head&wait=0 | |
            GET /api/streams/{kind}/{id} | 200 | GET /api/streams/channel/a?cursor=made-up | |
            GET /api/streams/{kind}/{id} | 200 | GET /api/streams/channel/a?wait=55 | |
            GET /api/streams/{kind}/{id} | 200 | GET /api/streams/channel/a?from=head | Last-Event-ID: made-up |
            GET /api/streams/{kind}/{id} | 304 | GET /api/streams/channel/a | If-None-Match: ETAG |
            GET /api/streams/{kind}/{id} | 400 | GET /api/streams/channel/a?limit=0 | |
            GET /api/streams/{kind}/{id} | 400 | GET /api/streams/channel/a?wait=56 | |
            GET /api/streams/{kind}/{id} | 400 | GET /api/streams/channel/a?last=-1 | |
            GET /api/streams/{kind}/{id} | 400 | GET /api/streams/channel/a?from=tail | |
            GET /api/streams/{kind}/{id} | 400 | GET /api/streams/channel/a/b | |
            GET /api/streams/{kind}/{id} | 401 | GET /api/streams/channel/a?token=wrong | |
            GET /api/streams/{kind}/{id} | 404 | GET /api/streams/weather/a | |
            GET /api/streams/{kind}/{id} | 404 | GET /api/streams/channel | |
            GET /api/streams/{kind}/{id} | 405 | POST /api/streams/channel/a | |
            GET /api/tokens | 200 | GET /api/tokens | |
            GET /api/tokens | 401 | GET /api/tokens?token=wrong | |
            GET /api/tokens | 403 | GET /api/tokens | Authorization: Bearer VIEWER |
            GET /api/tokens | 405 | PUT /api/tokens | |
            GET /api/tokens | 406 | GET /api/tokens | Accept: text/html |
            POST /api/tokens | 201 | POST /api/tokens | | {"role":"VIEWER","name":"x"}
            POST /api/tokens | 201 | POST /api/tokens | | {"role":"PRODUCER","name":"x","expires":"2999-01-01T00:00:00Z"}
            POST /api/tokens | 400 | POST /api/tokens | | {"role":"KING","name":"x"}
            POST /api/tokens | 400 | POST /api/tokens | | {"role":"VIEWER","name":""}
            POST /api/tokens | 400 | POST /api/tokens | | {"role":"VIEWER"}
            POST /api/tokens | 401 | POST /api/tokens | Authorization: Bearer wrong | {"role":"VIEWER","name":"x"}
            POST /api/tokens | 403 | POST /api/tokens | Authorization: Bearer VIEWER | {"role":"VIEWER","name":"x"}
            POST /api/tokens | 406 | POST /api/tokens | Accept: text/html | {"role":"VIEWER","name":"x"}
            POST /api/tokens | 413 | POST /api/tokens | | {"role":"VIEWER","name":"LONGLONG"}
            DELETE /api/tokens/{id} | 204 | DELETE /api/tokens/SPARE | |
            DELETE /api/tokens/{id} | 401 | DELETE /api/tokens/none?token=wrong | |
            DELETE /api/tokens/{id} | 403 | DELETE /api/tokens/none | Authorization: Bearer VIEWER |
            DELETE /api/tokens/{id} | 404 | DELETE /api/tokens/none | |
            DELETE /api/tokens/{id} | 405 | PUT /api/tokens/none | |
            DELETE /api/tokens/{id} | 406 | DELETE /api/tokens/none | Accept: text/html |
            GET /health/live | 200 | GET /health/live | |
            GET /health/live | 405 | POST /health/live | |
            GET /health/ready | 200 | GET /health/ready | |
            GET /health/ready | 405 | DELETE /health/ready | |
            GET /api/health | 200 | GET /api/health | |
            GET /api/health | 405 | PATCH /api/health | |
            GET /metrics | 200 | GET /metrics | |
            GET /metrics | 200 | GET /metrics | Accept: application/openmetrics-text |
            GET /metrics | 401 | GET /metrics?token=wrong | |
            GET /metrics | 405 | POST /metrics | |
            GET /api/ws | 403 | GET /api/ws | Origin: http://evil.example |
            GET /api/ws | 426 | GET /api/ws | |
            GET /api/ws/{channel_id} | 403 | GET /api/ws/a | Origin: http://evil.example |
            GET /api/ws/{channel_id} | 426 | GET /api/ws/a | |
            """)
    void answersFit(Operation operation, String status, String sent, String header, String body) throws Exception {
        if (status.equals("403") && sent.startsWith("GET /api/ws")) {
            URI socket = URI.create(server.uri().toString().replaceFirst("^http", "ws") + sent.substring(4));
            assertThat(WireClient.refused(socket, header.split(": "))).isEqualTo(403);
            return;
        }
        HttpResponse<String> answer = ask(sent, header, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(status));
        Answers.fits(operation, answer);
        if (body != null && header == null) {
            Answers.agree(operation, answer.statusCode(), body);
        }
    }

    @Test
    @DisplayName("every status of every operation is asked for above, but for those of a server in trouble")
    void everyStatusIsHeld() throws NoSuchMethodException {
        Set<String> asked = Arrays.stream(OpenApiAnswersTest.class
                        .getDeclaredMethod(
                                "answersFit", Operation.class, String.class, String.class, String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .textBlock()
                        .split("\n"))
                .map(row -> row.split("\\|")[0].strip() + " " + row.split("\\|")[1].strip())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.addAll(OTHERWISE);
        Set<String> described = Operation.in(DOCUMENT).stream()
                .filter(operation -> !BotAnswersTest.isOfBots(operation)
                        && !PlanAnswersTest.isOfPlans(operation)
                        && !PartyAnswersTest.isOfParties(operation))
                .flatMap(operation -> Document.names(operation.in(DOCUMENT, "responses")).stream()
                        .filter(status -> !INSIDE.contains(status))
                        .map(status -> operation + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(described);
    }

    @Test
    @DisplayName("a WebSocket opens at 101; one reader too many of an event stream is answered 503")
    void streamsAndSockets() {
        try (WireClient socket = server.socket("/api/ws/a")) {
            socket.next("connected");
            try (EventStreamClient over = server.events("/api/streams/channel/a")) {
                assertThat(over.response().statusCode()).isEqualTo(503);
            }
        }
    }

    @Test
    @DisplayName("what is answered before the server is there fits too")
    void startingServersFit(@TempDir Path folder) throws Exception {
        Settings settings = Settings.read(
                SettingSources.of(Map.of("heliograph.data", folder.toString(), "heliograph.auth.ops", "open")));
        AccessControl access = AccessControl.of(
                settings,
                OperationsTokens.open(folder, Clock.systemUTC()),
                secret -> Caller.REJECTED,
                new Json(),
                true);
        try (ServletServer health = new ServletServer(
                        folder, access, new HealthServlet(), List.of("/health/live", "/health/ready", "/api/health"));
                ServletServer metrics = new ServletServer(folder, access, new MetricsServlet(), List.of("/metrics"));
                ServletServer streams =
                        new ServletServer(folder, access, new StreamsServlet(), List.of("/api/streams/*"))) {
            Answers.fits(Operation.of("GET /health/live"), health.get("/health/live"));
            Answers.fits(503, Operation.of("GET /health/ready"), health.get("/health/ready"));
            Answers.fits(503, Operation.of("GET /api/health"), health.get("/api/health"));
            Answers.fits(503, Operation.of("GET /metrics"), metrics.get("/metrics"));
            Answers.fits(503, Operation.of("GET /api/streams/{kind}/{id}"), streams.get("/api/streams/channel/a"));
        }
    }

    @Test
    @DisplayName("so does what is answered when the disk or we fail, and it tells nothing of the inside")
    void troublesFit() {
        ProblemMapper mapper = new ProblemMapper();
        Map<Throwable, Integer> troubles = Map.of(
                new LogUnavailableException("Cannot write to the log /srv/secret: No space left on device"), 503,
                new IllegalStateException("secret"), 500);
        assertThat(troubles).allSatisfy((trouble, status) -> {
            var answer = mapper.toResponse(trouble);
            String body = String.valueOf(answer.getEntity());
            assertThat(answer.getStatus()).isEqualTo(status);
            assertThat(body).contains("\"error_code\":" + status).doesNotContain("secret");
            assertThat(DOCUMENT.faults(DOCUMENT.at("/components/schemas/Error"), body))
                    .isEmpty();
        });
    }

    private static HttpResponse<String> ask(String sent, String header, String body)
            throws IOException, InterruptedException {
        String[] line = sent.split(" ");
        String address = line[1].replace("MESSAGE", message).replace("SPARE", spare);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + address))
                .method(
                        line[0],
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace("LONG", LONG)));
        if (header != null) {
            String[] parts = header.split(": ", 2);
            request.header(
                    parts[0],
                    parts[1].replace("ADMIN", server.adminToken())
                            .replace("VIEWER", viewer)
                            .replace("ETAG", etag));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
