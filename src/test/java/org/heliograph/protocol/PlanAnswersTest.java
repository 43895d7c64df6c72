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
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.heliograph.Heliograph;
import org.heliograph.plans.Outlet;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("docs/openapi.yaml: what is answered of plans is what it says")
class PlanAnswersTest {
    private static final Document DOCUMENT = Document.read("openapi.yaml");
    private static final String LONG = "x".repeat(32 * 1024);

    /** What no request provokes from outside: mistakes of ours, a full disk. */
    private static final Set<String> INSIDE = Set.of("500", "503");

    /** Asked for below. */
    private static final Set<String> OTHERWISE = Set.of(
            "GET /ws/{session_id} 101",
            "POST /api/dashboard/plan/{plan_id}/steps/{step_index}/output 429",
            "POST /api/dashboard/plan/{plan_id}/steps/{step_index}/status 429");

    private static final String STEPS =
            "{\"steps\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"},{\"name\":\"d\"}]}";

    @TempDir
    static Path data;

    private static RunningServer server;
    private static String viewer;
    private static String polled;
    private static String printed;

    static boolean isOfPlans(Operation operation) {
        return operation.path().matches("/api/dashboard/.*|/ws/\\{session_id}");
    }

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, "limits.body", "32KiB", "log.plan.durability", "memory");
        viewer = server.newToken("VIEWER", "eva").getString("token");
        for (String plan : new String[] {"A", "B", "done", "to-complete", "to-fail", "to-cancel"}) {
            ask("PUT /api/dashboard/plan/" + plan, null, STEPS);
        }
        ask("POST /api/dashboard/plan/done/steps/0/status", null, "{\"status\":\"running\"}");
        ask("POST /api/dashboard/plan/done/steps/0/output", null, "Hello\nworld, and ☀\n");
        ask("POST /api/dashboard/plan/done/steps/0/status", null, "{\"status\":\"completed\"}");
        ask("POST /api/dashboard/plan/done/complete", null, "{\"summary\":{\"tests\":1284}}");
        ask("POST /api/dashboard/plan/A/steps/3/status", null, "{\"status\":\"running\",\"output\":\"x\"}");
        ask("POST /api/dashboard/plan/A/steps/3/status", null, "{\"status\":\"failed\",\"error\":\"Exit status 2\"}");
        polled = tag("/api/dashboard/plan/done/poll");
        printed = tag("/api/dashboard/plan/done/steps/0/output");
    }

    private static String tag(String path) {
        return server.get(path).headers().firstValue("ETag").orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3} {4}")
    @DisplayName("each answer fits the schema of its operation and status")
    @CsvSource(delimiter = '|', textBlock = """
            GET plans | 200 | GET plans | |
            GET plans | 200 | GET plans?limit=1 | |
            GET plans | 400 | GET plans?limit=1001 | |
            GET plans | 401 | GET plans?token=wrong | |
            GET plans | 405 | POST plans | |
            GET plans | 406 | GET plans | Accept: text/html |
            PUT plan/{plan_id} | 201 | PUT plan/new | | {"steps":[]}
            PUT plan/{plan_id} | 200 | PUT plan/new | | {"steps":[]}
            PUT plan/{plan_id} | 201 | PUT plan/new | | {"name":"New","steps":[{"name":"a","description":"d"},{"name":"b","description":null}],"mask":["s3cret"]}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":null}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":["a"]}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":[{}]}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":[{"name":" "}]}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":[{"name":"a","description":7}]}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":[],"name":7}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":[],"mask":"s3cret"}
            PUT plan/{plan_id} | 400 | PUT plan/new | | {"steps":[],"mask":["s3"]}
            PUT plan/{plan_id} | 400 | PUT plan/new | | []
            PUT plan/{plan_id} | 401 | PUT plan/new | Authorization: Bearer wrong | {"steps":[]}
            PUT plan/{plan_id} | 403 | PUT plan/new | Authorization: Bearer VIEWER | {"steps":[]}
            PUT plan/{plan_id} | 403 | PUT plan/new | Origin: http://evil.example | {"steps":[]}
            PUT plan/{plan_id} | 405 | DELETE plan/new | |
            PUT plan/{plan_id} | 406 | PUT plan/new | Accept: text/html | {"steps":[]}
            PUT plan/{plan_id} | 409 | PUT plan/A | | {"steps":[]}
            PUT plan/{plan_id} | 413 | PUT plan/new | | {"name":"LONG","steps":[]}
            GET plan/{plan_id}/poll | 200 | GET plan/done/poll | |
            GET plan/{plan_id}/poll | 200 | GET plan/A/poll | |
            GET plan/{plan_id}/poll | 200 | GET plan/B/poll | |
            GET plan/{plan_id}/poll | 304 | GET plan/done/poll | If-None-Match: POLLED |
            GET plan/{plan_id}/poll | 400 | GET plan/-/poll | |
            GET plan/{plan_id}/poll | 401 | GET plan/A/poll?token=wrong | |
            GET plan/{plan_id}/poll | 404 | GET plan/none/poll | |
            GET plan/{plan_id}/poll | 405 | POST plan/A/poll | |
            GET plan/{plan_id}/poll | 406 | GET plan/A/poll | Accept: text/html |
            POST plan/{plan_id}/steps/{step_index}/status | 200 | POST plan/A/steps/0/status | | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 200 | POST plan/A/steps/0/status | | {"status":"running","output":"x","error":null}
            POST plan/{plan_id}/steps/{step_index}/status | 200 | POST plan/A/steps/1/status | Idempotency-Key: k | {"status":"completed"}
            POST plan/{plan_id}/steps/{step_index}/status | 200 | POST plan/A/steps/1/status | Idempotency-Key: k | {"status":"completed"}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/0/status | | {}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/0/status | | {"status":"done"}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/0/status | | {"status":"running","output":7}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/0/status | | {"status":"running","error":7}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/4/status | Accept: */* | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/-1/status | Accept: */* | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/x/status | Accept: */* | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 400 | POST plan/A/steps/0/status | Idempotency-Key: LONG | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 401 | POST plan/A/steps/0/status?token=wrong | | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 403 | POST plan/A/steps/0/status | Authorization: Bearer VIEWER | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 404 | POST plan/none/steps/0/status | | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 405 | GET plan/A/steps/0/status | |
            POST plan/{plan_id}/steps/{step_index}/status | 406 | POST plan/A/steps/0/status | Accept: text/html | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 409 | POST plan/A/steps/0/status | | {"status":"pending"}
            POST plan/{plan_id}/steps/{step_index}/status | 409 | POST plan/A/steps/3/status | | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 409 | POST plan/done/steps/1/status | | {"status":"running"}
            POST plan/{plan_id}/steps/{step_index}/status | 413 | POST plan/A/steps/0/status | | {"status":"running","output":"LONG"}
            POST plan/{plan_id}/steps/{step_index}/status | 413 | POST plan/A/steps/0/status | | {"status":"failed","error":"HALF"}
            POST plan/{plan_id}/steps/{step_index}/output | 200 | POST plan/A/steps/2/output | | not JSON
            POST plan/{plan_id}/steps/{step_index}/output | 200 | POST plan/A/steps/2/output?stream=stderr | | not JSON
            POST plan/{plan_id}/steps/{step_index}/output | 200 | POST plan/A/steps/2/output | Content-Type: application/json | {"output":"x"}
            POST plan/{plan_id}/steps/{step_index}/output | 200 | POST plan/A/steps/2/output | Content-Type: application/json | {"output":"x","stream":"stderr"}
            POST plan/{plan_id}/steps/{step_index}/output | 200 | POST plan/A/steps/2/output | Idempotency-Key: o | x
            POST plan/{plan_id}/steps/{step_index}/output | 400 | POST plan/A/steps/2/output | Content-Type: application/json | {}
            POST plan/{plan_id}/steps/{step_index}/output | 400 | POST plan/A/steps/2/output | Content-Type: application/json | {"output":7}
            POST plan/{plan_id}/steps/{step_index}/output | 400 | POST plan/A/steps/2/output | Content-Type: application/json | {"output":"x","stream":"stdlog"}
            POST plan/{plan_id}/steps/{step_index}/output | 400 | POST plan/A/steps/2/output?stream=stdlog | | x
            POST plan/{plan_id}/steps/{step_index}/output | 400 | POST plan/A/steps/9/output | | x
            POST plan/{plan_id}/steps/{step_index}/output | 401 | POST plan/A/steps/2/output?token=wrong | | x
            POST plan/{plan_id}/steps/{step_index}/output | 403 | POST plan/A/steps/2/output | Authorization: Bearer VIEWER | x
            POST plan/{plan_id}/steps/{step_index}/output | 404 | POST plan/none/steps/2/output | | x
            POST plan/{plan_id}/steps/{step_index}/output | 405 | PUT plan/A/steps/2/output | | x
            POST plan/{plan_id}/steps/{step_index}/output | 406 | POST plan/A/steps/2/output | Accept: text/html | x
            POST plan/{plan_id}/steps/{step_index}/output | 409 | POST plan/A/steps/3/output | | x
            POST plan/{plan_id}/steps/{step_index}/output | 409 | POST plan/done/steps/0/output | | x
            POST plan/{plan_id}/steps/{step_index}/output | 413 | POST plan/A/steps/2/output | | LONGx
            GET plan/{plan_id}/steps/{step_index}/output | 200 | GET plan/done/steps/0/output | |
            GET plan/{plan_id}/steps/{step_index}/output | 200 | GET plan/done/steps/0/output?download | |
            GET plan/{plan_id}/steps/{step_index}/output | 200 | GET plan/done/steps/1/output | |
            GET plan/{plan_id}/steps/{step_index}/output | 206 | GET plan/done/steps/0/output | Range: bytes=1-3 |
            GET plan/{plan_id}/steps/{step_index}/output | 304 | GET plan/done/steps/0/output | If-None-Match: PRINTED |
            GET plan/{plan_id}/steps/{step_index}/output | 400 | GET plan/done/steps/4/output | |
            GET plan/{plan_id}/steps/{step_index}/output | 401 | GET plan/done/steps/0/output?token=wrong | |
            GET plan/{plan_id}/steps/{step_index}/output | 404 | GET plan/none/steps/0/output | |
            GET plan/{plan_id}/steps/{step_index}/output | 405 | DELETE plan/done/steps/0/output | |
            GET plan/{plan_id}/steps/{step_index}/output | 406 | GET plan/done/steps/0/output | Accept: text/html |
            GET plan/{plan_id}/steps/{step_index}/output | 416 | GET plan/done/steps/0/output | Range: bytes=999- |
            HEAD plan/{plan_id}/steps/{step_index}/output | 200 | HEAD plan/done/steps/0/output | |
            HEAD plan/{plan_id}/steps/{step_index}/output | 400 | HEAD plan/done/steps/4/output | |
            HEAD plan/{plan_id}/steps/{step_index}/output | 401 | HEAD plan/done/steps/0/output?token=wrong | |
            HEAD plan/{plan_id}/steps/{step_index}/output | 404 | HEAD plan/none/steps/0/output | |
            HEAD plan/{plan_id}/steps/{step_index}/output | 406 | HEAD plan/done/steps/0/output | Accept: text/html |
            GET plan/{plan_id}/steps/{step_index}/lines | 200 | GET plan/done/steps/0/lines | |
            GET plan/{plan_id}/steps/{step_index}/lines | 200 | GET plan/done/steps/0/lines?from=-1&limit=1 | |
            GET plan/{plan_id}/steps/{step_index}/lines | 400 | GET plan/done/steps/0/lines?limit=5001 | |
            GET plan/{plan_id}/steps/{step_index}/lines | 400 | GET plan/done/steps/0/lines?from=x | |
            GET plan/{plan_id}/steps/{step_index}/lines | 401 | GET plan/done/steps/0/lines?token=wrong | |
            GET plan/{plan_id}/steps/{step_index}/lines | 404 | GET plan/none/steps/0/lines | |
            GET plan/{plan_id}/steps/{step_index}/lines | 405 | POST plan/done/steps/0/lines | |
            GET plan/{plan_id}/steps/{step_index}/lines | 406 | GET plan/done/steps/0/lines | Accept: text/html |
            GET plan/{plan_id}/steps/{step_index}/search | 200 | GET plan/done/steps/0/search?q=WORLD | |
            GET plan/{plan_id}/steps/{step_index}/search | 200 | GET plan/done/steps/0/search?q=o&from=1&limit=1 | |
            GET plan/{plan_id}/steps/{step_index}/search | 400 | GET plan/done/steps/0/search | |
            GET plan/{plan_id}/steps/{step_index}/search | 400 | GET plan/done/steps/0/search?q=o&from=-1 | |
            GET plan/{plan_id}/steps/{step_index}/search | 400 | GET plan/done/steps/0/search?q=o&limit=10001 | |
            GET plan/{plan_id}/steps/{step_index}/search | 401 | GET plan/done/steps/0/search?q=o&token=wrong | |
            GET plan/{plan_id}/steps/{step_index}/search | 404 | GET plan/none/steps/0/search?q=o | |
            GET plan/{plan_id}/steps/{step_index}/search | 405 | POST plan/done/steps/0/search | |
            GET plan/{plan_id}/steps/{step_index}/search | 406 | GET plan/done/steps/0/search?q=o | Accept: text/html |
            POST plan/{plan_id}/complete | 200 | POST plan/to-complete/complete | | {"summary":{"tests":12}}
            POST plan/{plan_id}/complete | 400 | POST plan/B/complete | | {"summary":7}
            POST plan/{plan_id}/complete | 400 | POST plan/B/complete | | []
            POST plan/{plan_id}/complete | 401 | POST plan/B/complete?token=wrong | |
            POST plan/{plan_id}/complete | 403 | POST plan/B/complete | Authorization: Bearer VIEWER |
            POST plan/{plan_id}/complete | 404 | POST plan/none/complete | |
            POST plan/{plan_id}/complete | 405 | GET plan/B/complete | |
            POST plan/{plan_id}/complete | 406 | POST plan/B/complete | Accept: text/html |
            POST plan/{plan_id}/complete | 409 | POST plan/done/complete | |
            POST plan/{plan_id}/complete | 413 | POST plan/B/complete | | {"summary":{"said":"LONG"}}
            POST plan/{plan_id}/fail | 200 | POST plan/to-fail/fail | | {"error":"Exit status 2","failed_step_index":0}
            POST plan/{plan_id}/fail | 400 | POST plan/B/fail | | {}
            POST plan/{plan_id}/fail | 400 | POST plan/B/fail | | {"error":7}
            POST plan/{plan_id}/fail | 400 | POST plan/B/fail | | {"error":"e","failed_step_index":"0"}
            POST plan/{plan_id}/fail | 400 | POST plan/B/fail | | {"error":"e","failed_step_index":-1}
            POST plan/{plan_id}/fail | 400 | POST plan/B/fail | Accept: */* | {"error":"e","failed_step_index":4}
            POST plan/{plan_id}/fail | 401 | POST plan/B/fail?token=wrong | | {"error":"e"}
            POST plan/{plan_id}/fail | 403 | POST plan/B/fail | Authorization: Bearer VIEWER | {"error":"e"}
            POST plan/{plan_id}/fail | 404 | POST plan/none/fail | | {"error":"e"}
            POST plan/{plan_id}/fail | 405 | GET plan/B/fail | |
            POST plan/{plan_id}/fail | 406 | POST plan/B/fail | Accept: text/html | {"error":"e"}
            POST plan/{plan_id}/fail | 409 | POST plan/done/fail | | {"error":"e"}
            POST plan/{plan_id}/fail | 413 | POST plan/B/fail | | {"error":"HALF"}
            POST plan/{plan_id}/cancel | 200 | POST plan/to-cancel/cancel | |
            POST plan/{plan_id}/cancel | 400 | POST plan/-/cancel | |
            POST plan/{plan_id}/cancel | 401 | POST plan/B/cancel?token=wrong | |
            POST plan/{plan_id}/cancel | 403 | POST plan/B/cancel | Authorization: Bearer VIEWER |
            POST plan/{plan_id}/cancel | 404 | POST plan/none/cancel | |
            POST plan/{plan_id}/cancel | 405 | GET plan/B/cancel | |
            POST plan/{plan_id}/cancel | 406 | POST plan/B/cancel | Accept: text/html |
            POST plan/{plan_id}/cancel | 409 | POST plan/done/cancel | |
            POST session/{session_id}/send | 200 | POST session/s1/send | | {"message":{"type":"hint","text":"hi"}}
            POST session/{session_id}/send | 200 | POST session/s1/send | | {"message":{}}
            POST session/{session_id}/send | 400 | POST session/s1/send | | {}
            POST session/{session_id}/send | 400 | POST session/s1/send | | {"message":7}
            POST session/{session_id}/send | 400 | POST session/s1/send | | {"message":{"type":7}}
            POST session/{session_id}/send | 400 | POST session/bot/send | Accept: */* | {"message":{}}
            POST session/{session_id}/send | 401 | POST session/s1/send?token=wrong | | {"message":{}}
            POST session/{session_id}/send | 403 | POST session/s1/send | Authorization: Bearer VIEWER | {"message":{}}
            POST session/{session_id}/send | 405 | GET session/s1/send | |
            POST session/{session_id}/send | 406 | POST session/s1/send | Accept: text/html | {"message":{}}
            POST session/{session_id}/send | 413 | POST session/s1/send | | {"message":{"said":"LONG"}}
            GET /ws/{session_id} | 403 | GET /ws/s1 | Origin: http://evil.example |
            GET /ws/{session_id} | 426 | GET /ws/s1 | |
            """)
    void answersFit(String row, String status, String sent, String header, String body) throws Exception {
        Operation operation = Operation.of(whole(row));
        if (status.equals("403") && sent.startsWith("GET /ws")) {
            URI socket = URI.create(server.uri().toString().replaceFirst("^http", "ws") + sent.substring(4));
            assertThat(WireClient.refused(socket, header.split(": "))).isEqualTo(403);
            return;
        }
        HttpResponse<String> answer = ask(whole(sent), header, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(status));
        Answers.fits(operation, answer);
        boolean isRaw = operation.path().endsWith("/output");
        if (body != null && (isRaw ? isJson(header) : header == null)) {
            Answers.agree(operation, answer.statusCode(), body);
        }
    }

    /** What stands for what in the rows above. */
    private static String whole(String row) {
        return row.replaceFirst(" (?=[a-z])", " /api/dashboard/");
    }

    private static boolean isJson(String header) {
        return header != null && header.equals("Content-Type: application/json");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("a plan by poll fits too")
    @CsvSource(delimiter = '|', textBlock = """
            200 | /api/streams/plan/done
            200 | /api/streams/plan/A?last=2
            404 | /api/streams/plan/none
            """)
    void streamsFit(int status, String path) {
        Answers.fits(status, Operation.of("GET /api/streams/{kind}/{id}"), server.get(path));
    }

    @Test
    @DisplayName("a WebSocket opens at 101 and answers")
    void socketsOpen() {
        try (WireClient socket = server.socket("/ws/s1")) {
            socket.settle();
        }
    }

    @Test
    @DisplayName("D28: what comes faster than the disk takes it is answered 429, and nothing of it is kept")
    void tooMuchWaits() throws Exception {
        ask("PUT /api/dashboard/plan/flood", null, STEPS);
        Heliograph.Plan plan = server.inside().heliograph().plan("flood");
        AtomicBoolean enough = new AtomicBoolean();
        String much = "x".repeat(64 * 1024);
        Thread flood = new Thread(() -> {
            while (!enough.get()) {
                plan.print(0, Outlet.STDOUT, much);
            }
        });
        flood.setDaemon(true);
        flood.start();
        String said = "{\"status\":\"running\",\"output\":\"" + "y".repeat(30_000) + "\"}";
        try {
            until429("status", said);
            until429("output", "y".repeat(30_000));
        } finally {
            enough.set(true);
            flood.join();
        }
    }

    private static void until429(String door, String body) throws Exception {
        HttpResponse<String> answer = ask("POST /api/dashboard/plan/flood/steps/1/" + door, null, body);
        while (answer.statusCode() == 200) {
            answer = ask("POST /api/dashboard/plan/flood/steps/1/" + door, null, body);
        }
        Answers.fits(429, Operation.of(whole("POST plan/{plan_id}/steps/{step_index}/" + door)), answer);
    }

    @Test
    @DisplayName("every status of every operation is asked for above, but for those of a server in trouble")
    void everyStatusIsHeld() throws NoSuchMethodException {
        Set<String> asked = Arrays.stream(PlanAnswersTest.class
                        .getDeclaredMethod(
                                "answersFit", String.class, String.class, String.class, String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .textBlock()
                        .split("\n"))
                .map(row -> whole(row.split("\\|")[0].strip()) + " " + row.split("\\|")[1].strip())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.addAll(OTHERWISE);
        Set<String> described = Operation.in(DOCUMENT).stream()
                .filter(PlanAnswersTest::isOfPlans)
                .flatMap(operation -> Document.names(operation.in(DOCUMENT, "responses")).stream()
                        .filter(status -> !INSIDE.contains(status))
                        .map(status -> operation + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(described);
    }

    private static HttpResponse<String> ask(String sent, String header, String body)
            throws IOException, InterruptedException {
        String[] line = sent.split(" ");
        String whole = body == null ? "" : body.replace("LONG", LONG).replace("HALF", "x".repeat(16 * 1024 + 1));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + line[1]))
                .method(line[0], body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(whole));
        if (header != null) {
            String[] parts = header.split(": ", 2);
            request.header(
                    parts[0],
                    parts[1].replace("VIEWER", viewer)
                            .replace("LONG", "x".repeat(129))
                            .replace("POLLED", polled == null ? "" : polled)
                            .replace("PRINTED", printed == null ? "" : printed));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
