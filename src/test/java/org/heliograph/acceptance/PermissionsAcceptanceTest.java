package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.Cast;
import org.heliograph.support.Deployed;
import org.heliograph.support.Frames;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may pass which door. What is deployed is enumerated, so that a door without a row fails; and every row is tried with
 * every caller. {@code in} means let in, whatever the answer is then; a number is the status of the refusal.
 */
@DisplayName("X4 P4 P16 P38 P39 R25 B36 D29: who may pass which door")
class PermissionsAcceptanceTest {
    /** What each kind of door answers to each caller. */
    private static final String KINDS = """
            kind      none wrong viewer producer admin host own other observer their-host their-player kicked replaced past-host past-player
            open       in   401  in     in       in    401  401 401   401      401        401          401    401      401       401
            viewer     401  401  in     in       in    401  401 401   401      401        401          401    401      401       401
            producer   401  401  403    in       in    401  401 401   401      401        401          401    401      401       401
            admin      401  401  403    403      in    401  401 401   401      401        401          401    401      401       401
            host       401  401  401    401      401   in   403 403   403      in         403          401    401      401       401
            overview   401  401  401    401      401   in   403 403   403      in         403          401    401      in        401
            seat       401  401  401    401      401   in   403 403   403      404        403          401    401      401       401
            sheet      401  401  401    401      401   in   403 403   403      in         403          401    401      401       401
            player     401  401  401    401      401   403  in  in    403      403        in           401    401      401       401
            own        401  401  401    401      401   in   in  403   403      404        403          401    401      401       401
            recipient  401  401  401    401      401   in   in  in    in       in         in           401    401      401       401
            anybody    in   401  401    401      401   in   in  in    in       in         in           401    401      in        401
            """;

    /** What kind each door is of. */
    private static final String DOORS = """
            GET /health/live: open
            GET /health/ready: open
            GET /api/health: open
            GET /metrics: viewer
            WS /api/ws: viewer
            WS /api/ws/{channel_id}: viewer
            WS /ws/{session_id}: viewer
            WS /ws/bot/{bot_id}: viewer
            WS /ws/bot/{bot_id}/timeline: viewer
            WS /ws: recipient
            GET /api/streams/channel/c: viewer
            GET /api/streams/bot/B: viewer
            GET /api/streams/plan/p: viewer
            GET /api/streams/party/self: recipient
            GET /api/tokens: admin
            POST /api/tokens: admin
            DELETE /api/tokens/{id}: admin
            GET /api/messages: viewer
            POST /api/messages: producer
            GET /api/channels: viewer
            GET /api/summary: viewer
            GET /api/bots: viewer
            POST /api/task: producer
            PUT /api/bot/{bot_id}: producer
            GET /api/bot/{bot_id}/status: viewer
            POST /api/bot/{bot_id}/pause: producer
            POST /api/bot/{bot_id}/resume: producer
            POST /api/bot/{bot_id}/task: producer
            GET /api/bot/{bot_id}/tasks: viewer
            GET /api/bot/{bot_id}/tasks/{task_id}: viewer
            POST /api/bot/{bot_id}/tasks/next: producer
            POST /api/bot/{bot_id}/tasks/{task_id}/started: producer
            POST /api/bot/{bot_id}/tasks/{task_id}/progress: producer
            POST /api/bot/{bot_id}/tasks/{task_id}/completed: producer
            POST /api/bot/{bot_id}/tasks/{task_id}/failed: producer
            GET /api/bot/{bot_id}/timeline: viewer
            GET /api/bot/{bot_id}/timeline/{event_id}: viewer
            GET /api/dashboard/plans: viewer
            PUT /api/dashboard/plan/{plan_id}: producer
            GET /api/dashboard/plan/{plan_id}/poll: viewer
            POST /api/dashboard/plan/{plan_id}/complete: producer
            POST /api/dashboard/plan/{plan_id}/fail: producer
            POST /api/dashboard/plan/{plan_id}/cancel: producer
            POST /api/dashboard/plan/{plan_id}/steps/{step_index}/status: producer
            POST /api/dashboard/plan/{plan_id}/steps/{step_index}/output: producer
            GET /api/dashboard/plan/{plan_id}/steps/{step_index}/output: viewer
            HEAD /api/dashboard/plan/{plan_id}/steps/{step_index}/output: viewer
            GET /api/dashboard/plan/{plan_id}/steps/{step_index}/lines: viewer
            GET /api/dashboard/plan/{plan_id}/steps/{step_index}/search: viewer
            POST /api/dashboard/session/{session_id}/send: producer
            POST /api/parties: producer
            GET /api/status: anybody
            GET /status: anybody
            POST /api/action: player
            POST /action: player
            GET /api/action/{action_id}/status: own
            GET /action/{action_id}/status: own
            GET /api/character/{player_id}: own
            GET /character/{player_id}: own
            GET /api/party: overview
            POST /api/party/next: host
            POST /api/party/narrate: host
            POST /api/party/thinking: host
            POST /api/party/actions/{action_id}/requeue: seat
            POST /api/party/actions/{action_id}/resolve: seat
            POST /api/party/actions/{action_id}/cancel: seat
            GET /api/party/players/{player_id}/qr.png: seat
            GET /api/party/players/{player_id}/qr.svg: seat
            POST /api/party/players/{player_id}/token: seat
            POST /api/party/players/{player_id}/kick: seat
            GET /api/party/characters: host
            GET /api/party/characters/{character_id}: seat
            PATCH /api/party/characters/{character_id}: seat
            PUT /api/party/characters/{character_id}: sheet
            POST /api/party/combat/start: host
            POST /api/party/combat/next: host
            POST /api/party/combat/insert: host
            POST /api/party/combat/simultaneous: host
            POST /api/party/combat/end: host
            GET /mcp: host
            DELETE /mcp: host
            POST /mcp: host
            POST /api/party/stop: host
            """;

    /** Something for everybody, so that whoever is let in has sent what makes sense. */
    private static final String BODY =
            "{'narrative':'x','action':'x','name':'Hilda','hp':7,'prompt':'p','timeout_seconds':60,"
                    + "'initiative':[{'id':'thorin','initiative':1}]}";

    private static final String LET_IN = "in";

    @TempDir
    static Path data;

    static RunningServer server;
    static Cast cast;

    @BeforeAll
    static void gather() {
        server = RunningServer.start(data, "auth.ops", "token", "auth.timeout", "300ms", "party.grace", "1h");
        cast = Cast.gather(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One door and what it answers to each caller. */
    record Row(String method, String path, Map<String, String> answers) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean isReading() {
            return List.of("GET", "HEAD", "WS").contains(method);
        }

        String place() {
            return cast.placed(path);
        }
    }

    static Stream<Row> rows() {
        List<List<String>> kinds =
                KINDS.lines().map(line -> List.of(line.split(" +"))).toList();
        List<String> callers = kinds.get(0);
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        for (List<String> kind : kinds.subList(1, kinds.size())) {
            Map<String, String> byCaller = new LinkedHashMap<>();
            for (int i = 1; i < callers.size(); i++) {
                byCaller.put(callers.get(i), kind.get(i));
            }
            answers.put(kind.get(0), byCaller);
        }
        return DOORS.lines().map(line -> {
            String[] door = line.split(": | ");
            return new Row(door[0], door[1], answers.get(door[2]));
        });
    }

    @Test
    @DisplayName("every method, servlet and endpoint that is deployed has a row, and no row is of anything else")
    void complete() {
        Set<String> rows = rows().map(Row::toString).collect(Collectors.toSet());
        List<Deployed> deployed = Deployed.all();
        assertThat(deployed)
                .hasSizeGreaterThan(60)
                .allSatisfy(door -> assertThat(rows).as("%s has no row", door).anyMatch(door::isReachedBy));
        assertThat(rows)
                .allSatisfy(row -> assertThat(deployed)
                        .as("%s is nothing that is deployed", row)
                        .anyMatch(door -> door.isReachedBy(row)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @DisplayName("each caller is let in or refused as its kind says; whoever is refused changes nothing")
    void matrix(Row row) {
        assertThat(row.answers().keySet()).isEqualTo(cast.callers());
        List<String> letIn = new ArrayList<>();
        String before = state(row);
        row.answers().forEach((caller, answer) -> {
            if (answer.equals(LET_IN)) {
                letIn.add(caller);
            } else {
                assertThat(ask(row, caller)).as("%s by %s", row, caller).isEqualTo(Integer.parseInt(answer));
            }
        });
        assertThat(state(row)).as("after all refusals").isEqualTo(before);
        for (String caller : letIn) {
            assertThat(ask(row, caller))
                    .as("%s by %s", row, caller)
                    .isLessThan(500)
                    .isNotIn(401, 403);
        }
        if (row.path().endsWith("/stop")) {
            cast = Cast.gather(server);
        }
    }

    /** What refused callers must not have changed. */
    private static String state(Row row) {
        if (row.isReading()) {
            return "";
        }
        JsonObject status = cast.table().status();
        return cast.table().host().ask("").body()
                + status.getInt("pending")
                + status.getInt("processing")
                + Bot.ok(cast.table().host().get("/api/party/characters/thorin"));
    }

    private static int ask(Row row, String caller) {
        String token = cast.token(caller);
        if (row.method().equals("WS")) {
            return knock(row.place(), token);
        }
        String[] headers = token.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + token};
        HttpResponse<String> answer = row.isReading()
                ? server.request(row.method(), row.place(), headers)
                : server.send(row.method(), row.place(), Bot.quoted(BODY), headers);
        return answer.statusCode();
    }

    /** The error with which a socket is closed, or 200 if it is not. */
    private static int knock(String path, String token) {
        try (RawWebSocket client = server.raw(path + (token.isEmpty() ? "" : "?token=" + token))) {
            if (!token.isEmpty()) {
                client.tryText("{\"type\":\"ping\"}");
            }
            JsonObject first = Frames.parse(client.readText());
            if (!first.getString("type").equals("error")) {
                return 200;
            }
            RawWebSocket.End end = client.readToEnd(true);
            assertThat(end.code()).isEqualTo(1008);
            assertThat(end.texts()).isEmpty();
            return first.getInt("error_code");
        }
    }
}
