package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliograph.Heliograph;
import org.heliograph.bots.BotLimits;
import org.heliograph.support.Frames;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("docs/openapi.yaml: what is answered of bots is what it says")
class BotAnswersTest {
    private static final Document DOCUMENT = Document.read("openapi.yaml");
    private static final String LONG = "x".repeat(32 * 1024);
    private static final int QUEUE = 9;

    /** What no request provokes from outside: mistakes of ours, a full disk. */
    private static final Set<String> INSIDE = Set.of("500", "503");

    /** Asked for below. */
    private static final Set<String> OTHERWISE = Set.of(
            "GET /ws/bot/{bot_id} 101",
            "GET /ws/bot/{bot_id}/timeline 101",
            "POST /api/bot/{bot_id}/tasks/{task_id}/started 429");

    @TempDir
    static Path data;

    private static RunningServer server;
    private static JsonObject done;
    private static String viewer;

    static boolean isOfBots(Operation operation) {
        return operation.path().matches("/api/(bots?|task)(/.*)?|/ws/bot/.*");
    }

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                data, "limits.body", "32KiB", "bot.queue", String.valueOf(QUEUE), "log.bot.durability", "memory");
        viewer = server.newToken("VIEWER", "eva").getString("token");
        server.request("PUT", "/api/bot/idle");
        server.request("PUT", "/api/bot/full");
        server.request("PUT", "/api/bot/B");
        IntStream.range(0, QUEUE).forEach(i -> server.post("/api/bot/full/task", "{\"command\":\"wait\"}"));
        server.post("/api/bot/B/tasks/done/started", "");
        done = Frames.parse(server.post(
                        "/api/bot/B/tasks/done/completed",
                        Frames.object("response", "r".repeat(5_000)).toString())
                .body());
        server.post("/api/bot/B/tasks/lost/started", "");
        server.post("/api/bot/B/tasks/lost/failed", "{\"error\":\"Exit status 2\"}");
        server.post("/api/bot/B/tasks/running/started", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3} {4}")
    @DisplayName("each answer fits the schema of its operation and status")
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/bots | 200 | GET /api/bots | |
            GET /api/bots | 401 | GET /api/bots?token=wrong | |
            GET /api/bots | 405 | DELETE /api/bots | |
            GET /api/bots | 406 | GET /api/bots | Accept: text/html |
            POST /api/task | 202 | POST /api/task | | {"bot_id":"B","command":"c"}
            POST /api/task | 202 | POST /api/task | | {"bot_id":"B","command":"c","task_id":"T-1","priority":"immediate","timeout_seconds":5,"expires":"2999-01-01T00:00:00Z","retries":1}
            POST /api/task | 202 | POST /api/task | | {"bot_id":"B","command":"c","task_id":null,"priority":null,"timeout_seconds":null,"expires":null,"retries":null}
            POST /api/task | 202 | POST /api/task | Idempotency-Key: k | {"bot_id":"B","command":"c"}
            POST /api/task | 202 | POST /api/task | Idempotency-Key: k | {"bot_id":"B","command":"c"}
            POST /api/task | 409 | POST /api/task | Idempotency-Key: k | {"bot_id":"B","command":"d"}
            POST /api/task | 409 | POST /api/task | | {"bot_id":"B","command":"c","task_id":"T-1"}
            POST /api/task | 400 | POST /api/task | Idempotency-Key: LONG | {"bot_id":"B","command":"c"}
            POST /api/task | 400 | POST /api/task | Accept: */* | {"command":"which of the three bots?"}
            POST /api/task | 400 | POST /api/task | Accept: */* | {"bot_id":"B","command":"c","expires":"soon"}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B"}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":" "}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":7}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"-","command":"c"}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":"c","task_id":"a b"}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":"c","priority":"P9"}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":"c","timeout_seconds":0}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":"c","timeout_seconds":2592001}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":"c","retries":-1}
            POST /api/task | 400 | POST /api/task | | {"bot_id":"B","command":"c","retries":101}
            POST /api/task | 400 | POST /api/task | | []
            POST /api/task | 401 | POST /api/task | Authorization: Bearer wrong | {"bot_id":"B","command":"c"}
            POST /api/task | 403 | POST /api/task | Authorization: Bearer VIEWER | {"bot_id":"B","command":"c"}
            POST /api/task | 403 | POST /api/task | Origin: http://evil.example | {"bot_id":"B","command":"c"}
            POST /api/task | 404 | POST /api/task | | {"bot_id":"nobody","command":"c"}
            POST /api/task | 405 | PUT /api/task | | {"bot_id":"B","command":"c"}
            POST /api/task | 406 | POST /api/task | Accept: text/html | {"bot_id":"B","command":"c"}
            POST /api/task | 413 | POST /api/task | | {"bot_id":"B","command":"LONG"}
            POST /api/task | 429 | POST /api/task | | {"bot_id":"full","command":"c"}
            PUT /api/bot/{bot_id} | 200 | PUT /api/bot/new | |
            PUT /api/bot/{bot_id} | 200 | PUT /api/bot/new | |
            PUT /api/bot/{bot_id} | 400 | PUT /api/bot/-new | |
            PUT /api/bot/{bot_id} | 401 | PUT /api/bot/new?token=wrong | |
            PUT /api/bot/{bot_id} | 403 | PUT /api/bot/new | Authorization: Bearer VIEWER |
            PUT /api/bot/{bot_id} | 405 | DELETE /api/bot/new | |
            PUT /api/bot/{bot_id} | 406 | PUT /api/bot/new | Accept: text/html |
            GET /api/bot/{bot_id}/status | 200 | GET /api/bot/B/status | |
            GET /api/bot/{bot_id}/status | 200 | GET /api/bot/idle/status | |
            GET /api/bot/{bot_id}/status | 400 | GET /api/bot/-B/status | |
            GET /api/bot/{bot_id}/status | 401 | GET /api/bot/B/status?token=wrong | |
            GET /api/bot/{bot_id}/status | 404 | GET /api/bot/nobody/status | |
            GET /api/bot/{bot_id}/status | 405 | POST /api/bot/B/status | |
            GET /api/bot/{bot_id}/status | 406 | GET /api/bot/B/status | Accept: text/html |
            POST /api/bot/{bot_id}/pause | 200 | POST /api/bot/new/pause | |
            POST /api/bot/{bot_id}/pause | 400 | POST /api/bot/-B/pause | |
            POST /api/bot/{bot_id}/pause | 401 | POST /api/bot/B/pause?token=wrong | |
            POST /api/bot/{bot_id}/pause | 403 | POST /api/bot/B/pause | Authorization: Bearer VIEWER |
            POST /api/bot/{bot_id}/pause | 404 | POST /api/bot/nobody/pause | |
            POST /api/bot/{bot_id}/pause | 405 | GET /api/bot/B/pause | |
            POST /api/bot/{bot_id}/pause | 406 | POST /api/bot/B/pause | Accept: text/html |
            POST /api/bot/{bot_id}/resume | 200 | POST /api/bot/new/resume | |
            POST /api/bot/{bot_id}/resume | 400 | POST /api/bot/-B/resume | |
            POST /api/bot/{bot_id}/resume | 401 | POST /api/bot/B/resume?token=wrong | |
            POST /api/bot/{bot_id}/resume | 403 | POST /api/bot/B/resume | Authorization: Bearer VIEWER |
            POST /api/bot/{bot_id}/resume | 404 | POST /api/bot/nobody/resume | |
            POST /api/bot/{bot_id}/resume | 405 | GET /api/bot/B/resume | |
            POST /api/bot/{bot_id}/resume | 406 | POST /api/bot/B/resume | Accept: text/html |
            GET /api/bot/{bot_id}/timeline | 200 | GET /api/bot/B/timeline | |
            GET /api/bot/{bot_id}/timeline | 200 | GET /api/bot/idle/timeline | |
            GET /api/bot/{bot_id}/timeline | 200 | GET /api/bot/B/timeline?limit=1&offset=1&order=asc&cursor=CURSOR | |
            GET /api/bot/{bot_id}/timeline | 200 | GET /api/bot/B/timeline?source=file&status=completed&success=true | |
            GET /api/bot/{bot_id}/timeline | 200 | GET /api/bot/B/timeline?start_time=2026-01-01T00:00:00Z&end_time=2999-01-01T00:00 | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/-B/timeline | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?limit=0 | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?limit=1001 | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?offset=-1 | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?source=fax | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?status=done | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?success=maybe | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?start_time=then | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?end_time=then | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?order=up | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?cursor=made-up | |
            GET /api/bot/{bot_id}/timeline | 400 | GET /api/bot/B/timeline?sucess=false | |
            GET /api/bot/{bot_id}/timeline | 200 | GET /api/bot/B/timeline?_=1 | |
            GET /api/bot/{bot_id}/timeline | 401 | GET /api/bot/B/timeline?token=wrong | |
            GET /api/bot/{bot_id}/timeline | 404 | GET /api/bot/nobody/timeline | |
            GET /api/bot/{bot_id}/timeline | 405 | POST /api/bot/B/timeline | |
            GET /api/bot/{bot_id}/timeline | 406 | GET /api/bot/B/timeline | Accept: text/html |
            GET /api/bot/{bot_id}/timeline/{event_id} | 200 | GET /api/bot/B/timeline/EVENT | |
            GET /api/bot/{bot_id}/timeline/{event_id} | 400 | GET /api/bot/-B/timeline/EVENT | |
            GET /api/bot/{bot_id}/timeline/{event_id} | 401 | GET /api/bot/B/timeline/EVENT?token=wrong | |
            GET /api/bot/{bot_id}/timeline/{event_id} | 404 | GET /api/bot/idle/timeline/EVENT | |
            GET /api/bot/{bot_id}/timeline/{event_id} | 405 | POST /api/bot/B/timeline/EVENT | |
            GET /api/bot/{bot_id}/timeline/{event_id} | 406 | GET /api/bot/B/timeline/EVENT | Accept: text/html |
            POST /api/bot/{bot_id}/task | 202 | POST /api/bot/B/task | | {"command":"c"}
            POST /api/bot/{bot_id}/task | 202 | POST /api/bot/B/task | | {"command":"c","task_id":"T-2","priority":"P2","timeout_seconds":2592000,"retries":100}
            POST /api/bot/{bot_id}/task | 400 | POST /api/bot/B/task | | {"priority":"P2"}
            POST /api/bot/{bot_id}/task | 400 | POST /api/bot/B/task | | {"command":"c","task_id":""}
            POST /api/bot/{bot_id}/task | 401 | POST /api/bot/B/task | Authorization: Bearer wrong | {"command":"c"}
            POST /api/bot/{bot_id}/task | 403 | POST /api/bot/B/task | Authorization: Bearer VIEWER | {"command":"c"}
            POST /api/bot/{bot_id}/task | 404 | POST /api/bot/nobody/task | | {"command":"c"}
            POST /api/bot/{bot_id}/task | 405 | PUT /api/bot/B/task | | {"command":"c"}
            POST /api/bot/{bot_id}/task | 406 | POST /api/bot/B/task | Accept: text/html | {"command":"c"}
            POST /api/bot/{bot_id}/task | 409 | POST /api/bot/B/task | | {"command":"c","task_id":"T-2"}
            POST /api/bot/{bot_id}/task | 413 | POST /api/bot/B/task | | {"command":"LONG"}
            POST /api/bot/{bot_id}/task | 429 | POST /api/bot/full/task | | {"command":"c"}
            GET /api/bot/{bot_id}/tasks | 200 | GET /api/bot/B/tasks | |
            GET /api/bot/{bot_id}/tasks | 400 | GET /api/bot/-B/tasks | |
            GET /api/bot/{bot_id}/tasks | 401 | GET /api/bot/B/tasks?token=wrong | |
            GET /api/bot/{bot_id}/tasks | 404 | GET /api/bot/nobody/tasks | |
            GET /api/bot/{bot_id}/tasks | 405 | POST /api/bot/B/tasks | |
            GET /api/bot/{bot_id}/tasks | 406 | GET /api/bot/B/tasks | Accept: text/html |
            GET /api/bot/{bot_id}/tasks/{task_id} | 200 | GET /api/bot/B/tasks/running | |
            GET /api/bot/{bot_id}/tasks/{task_id} | 400 | GET /api/bot/B/tasks/-B | |
            GET /api/bot/{bot_id}/tasks/{task_id} | 401 | GET /api/bot/B/tasks/running?token=wrong | |
            GET /api/bot/{bot_id}/tasks/{task_id} | 404 | GET /api/bot/B/tasks/done | |
            GET /api/bot/{bot_id}/tasks/{task_id} | 405 | POST /api/bot/B/tasks/running | |
            GET /api/bot/{bot_id}/tasks/{task_id} | 406 | GET /api/bot/B/tasks/running | Accept: text/html |
            POST /api/bot/{bot_id}/tasks/next | 200 | POST /api/bot/B/tasks/next?wait=20 | |
            POST /api/bot/{bot_id}/tasks/next | 200 | POST /api/bot/B/tasks/next?offer=true | |
            POST /api/bot/{bot_id}/tasks/next | 400 | POST /api/bot/B/tasks/next?offer=1 | |
            POST /api/bot/{bot_id}/tasks/next | 400 | POST /api/bot/B/tasks/next?patience=1 | |
            POST /api/bot/{bot_id}/tasks/next | 204 | POST /api/bot/idle/tasks/next | |
            POST /api/bot/{bot_id}/tasks/next | 400 | POST /api/bot/B/tasks/next?wait=56 | |
            POST /api/bot/{bot_id}/tasks/next | 401 | POST /api/bot/B/tasks/next?token=wrong | |
            POST /api/bot/{bot_id}/tasks/next | 403 | POST /api/bot/B/tasks/next | Authorization: Bearer VIEWER |
            POST /api/bot/{bot_id}/tasks/next | 404 | POST /api/bot/nobody/tasks/next | |
            POST /api/bot/{bot_id}/tasks/next | 405 | PUT /api/bot/B/tasks/next | |
            POST /api/bot/{bot_id}/tasks/next | 406 | POST /api/bot/B/tasks/next | Accept: text/html |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 200 | POST /api/bot/B/tasks/S-1/started | |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 200 | POST /api/bot/B/tasks/S-2/started | | {"source":"websocket"}
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 200 | POST /api/bot/B/tasks/T-1/started | |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 400 | POST /api/bot/B/tasks/S-3/started | | {"source":"fax"}
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 400 | POST /api/bot/B/tasks/-/started | |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 401 | POST /api/bot/B/tasks/S-3/started?token=wrong | |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 403 | POST /api/bot/B/tasks/S-3/started | Authorization: Bearer VIEWER |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 405 | GET /api/bot/B/tasks/S-3/started | |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 406 | POST /api/bot/B/tasks/S-3/started | Accept: text/html |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 409 | POST /api/bot/B/tasks/done/started | |
            POST /api/bot/{bot_id}/tasks/{task_id}/started | 413 | POST /api/bot/B/tasks/S-3/started | | {"lease":"LONG"}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 200 | POST /api/bot/B/tasks/S-1/progress | | {"percent":50,"message":"half","elapsed_seconds":1.5}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 400 | POST /api/bot/B/tasks/S-1/progress | | {"message":"half"}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 400 | POST /api/bot/B/tasks/S-1/progress | | {"percent":101}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 400 | POST /api/bot/B/tasks/S-1/progress | | {"percent":"60"}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 400 | POST /api/bot/B/tasks/S-1/progress | | {"percent":60,"elapsed_seconds":-1}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 401 | POST /api/bot/B/tasks/S-1/progress?token=wrong | | {"percent":60}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 403 | POST /api/bot/B/tasks/S-1/progress | Authorization: Bearer VIEWER | {"percent":60}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 404 | POST /api/bot/B/tasks/none/progress | | {"percent":60}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 405 | GET /api/bot/B/tasks/S-1/progress | |
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 406 | POST /api/bot/B/tasks/S-1/progress | Accept: text/html | {"percent":60}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 409 | POST /api/bot/B/tasks/S-1/progress | | {"percent":49}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 409 | POST /api/bot/B/tasks/T-1/progress | | {"percent":49,"lease":"somebody else's"}
            POST /api/bot/{bot_id}/tasks/{task_id}/progress | 413 | POST /api/bot/B/tasks/S-1/progress | | {"percent":60,"message":"LONG"}
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 400 | POST /api/bot/B/tasks/S-1/completed | | {"files_modified":"a"}
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 400 | POST /api/bot/B/tasks/S-1/completed | | {"duration_seconds":-1}
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 400 | POST /api/bot/B/tasks/S-1/completed | | {"response":7}
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 401 | POST /api/bot/B/tasks/S-1/completed?token=wrong | |
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 403 | POST /api/bot/B/tasks/S-1/completed | Authorization: Bearer VIEWER |
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 404 | POST /api/bot/B/tasks/none/completed | |
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 405 | GET /api/bot/B/tasks/S-1/completed | |
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 406 | POST /api/bot/B/tasks/S-1/completed | Accept: text/html |
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 413 | POST /api/bot/B/tasks/S-1/completed | | {"response":"LONG"}
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 200 | POST /api/bot/B/tasks/S-1/completed | | {"response":"r","files_modified":["a"],"duration_seconds":1.5}
            POST /api/bot/{bot_id}/tasks/{task_id}/completed | 409 | POST /api/bot/B/tasks/S-1/completed | | {"response":"r"}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 400 | POST /api/bot/B/tasks/S-2/failed | | {"duration_seconds":1}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 400 | POST /api/bot/B/tasks/S-2/failed | | {"error":"e","duration_seconds":"1"}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 401 | POST /api/bot/B/tasks/S-2/failed?token=wrong | | {"error":"e"}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 403 | POST /api/bot/B/tasks/S-2/failed | Authorization: Bearer VIEWER | {"error":"e"}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 404 | POST /api/bot/B/tasks/none/failed | | {"error":"e"}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 405 | GET /api/bot/B/tasks/S-2/failed | |
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 406 | POST /api/bot/B/tasks/S-2/failed | Accept: text/html | {"error":"e"}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 413 | POST /api/bot/B/tasks/S-2/failed | | {"error":"LONG"}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 200 | POST /api/bot/B/tasks/S-2/failed | | {"error":"e","duration_seconds":1}
            POST /api/bot/{bot_id}/tasks/{task_id}/failed | 409 | POST /api/bot/B/tasks/S-2/failed | | {"error":"e"}
            GET /ws/bot/{bot_id}/timeline | 403 | GET /ws/bot/B/timeline | Origin: http://evil.example |
            GET /ws/bot/{bot_id}/timeline | 426 | GET /ws/bot/B/timeline | |
            GET /ws/bot/{bot_id} | 403 | GET /ws/bot/B | Origin: http://evil.example |
            GET /ws/bot/{bot_id} | 426 | GET /ws/bot/B | |
            """)
    void answersFit(Operation operation, String status, String sent, String header, String body) throws Exception {
        if (status.equals("403") && sent.startsWith("GET /ws")) {
            assertThat(WireClient.refused(socket(sent.substring(4)), header.split(": ")))
                    .isEqualTo(403);
            return;
        }
        HttpResponse<String> answer = ask(sent, header, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(status));
        Answers.fits(operation, answer);
        if (body != null && header == null) {
            Answers.agree(operation, answer.statusCode(), body);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a bot's timeline by poll fits too, and the stream's filters are held")
    @CsvSource(delimiter = '|', textBlock = """
            200 | /api/streams/bot/B
            200 | /api/streams/bot/B?source=file&status=failed&success=false
            200 | /api/streams/bot/idle?from=head
            400 | /api/streams/bot/B?status=done
            400 | /api/streams/bot/B?sucess=false
            400 | /api/streams/channel/c?success=false
            200 | /api/streams/bot/B?_=1
            404 | /api/streams/bot/nobody
            """)
    void streamsFit(int status, String path) {
        Answers.fits(status, Operation.of("GET /api/streams/{kind}/{id}"), server.get(path));
    }

    @Test
    @DisplayName("a WebSocket opens at 101 and answers")
    void socketsOpen() {
        try (WireClient timeline = server.socket("/ws/bot/B/timeline");
                WireClient console = server.socket("/ws/bot/B")) {
            timeline.settle();
            console.settle();
        }
    }

    @Test
    @DisplayName("one running task too many is answered 429")
    void tooManyRun() {
        Heliograph.Bot busy = server.inside().heliograph().bot("busy");
        IntStream.range(0, BotLimits.MAX_RUNNING)
                .forEach(i -> busy.started("T-" + i).toCompletableFuture().join());

        Answers.fits(
                429,
                Operation.of("POST /api/bot/{bot_id}/tasks/{task_id}/started"),
                server.post("/api/bot/busy/tasks/one-more/started", ""));
    }

    @Test
    @DisplayName("every status of every operation is asked for above, but for those of a server in trouble")
    void everyStatusIsHeld() throws NoSuchMethodException {
        Set<String> asked = Arrays.stream(BotAnswersTest.class
                        .getDeclaredMethod(
                                "answersFit", Operation.class, String.class, String.class, String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .textBlock()
                        .split("\n"))
                .map(row -> row.split("\\|")[0].strip() + " " + row.split("\\|")[1].strip())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.addAll(OTHERWISE);
        Set<String> described = Operation.in(DOCUMENT).stream()
                .filter(BotAnswersTest::isOfBots)
                .flatMap(operation -> Document.names(operation.in(DOCUMENT, "responses")).stream()
                        .filter(status -> !INSIDE.contains(status))
                        .map(status -> operation + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(described);
    }

    private static URI socket(String path) {
        return URI.create(server.uri().toString().replaceFirst("^http", "ws") + path);
    }

    private static HttpResponse<String> ask(String sent, String header, String body)
            throws IOException, InterruptedException {
        String[] line = sent.split(" ");
        String address = line[1].replace("EVENT", done.getString("id")).replace("CURSOR", done.getString("cursor"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + address))
                .method(
                        line[0],
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace("LONG", LONG)));
        if (header != null) {
            String[] parts = header.split(": ", 2);
            request.header(parts[0], parts[1].replace("VIEWER", viewer).replace("LONG", "x".repeat(129)));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
