package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.heliograph.support.Bot;
import org.heliograph.support.Plan;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("S002: how a plan comes on")
@ExtendWith(SharedServer.class)
class PlanProgressAcceptanceTest {
    @Nested
    @DisplayName("pushed")
    class Pushed {
        @Test
        @DisplayName("D9: a step's change reaches three who follow, with every field")
        void everyField(Plan plan) {
            plan.of("compile", "test");
            try (WireClient first = plan.follow();
                    WireClient second = plan.follow();
                    WireClient third = plan.follow()) {
                Bot.ok(plan.step(1, "{'status':'running','output':'Hello\\n','error':null}"));
                JsonObject change = first.next();
                assertThat(change.keySet())
                        .containsExactlyInAnyOrder(
                                "type",
                                "plan_id",
                                "step_index",
                                "step_name",
                                "status",
                                "output",
                                "error",
                                "id",
                                "seq",
                                "timestamp",
                                "cursor");
                assertThat(change.getString("type")).isEqualTo("step_status");
                assertThat(change.getString("plan_id")).isEqualTo(plan.id());
                assertThat(change.getInt("step_index")).isEqualTo(1);
                assertThat(change.getString("step_name")).isEqualTo("test");
                assertThat(change.getString("status")).isEqualTo("running");
                assertThat(change.getString("output")).isEqualTo("Hello\n");
                assertThat(change.isNull("error")).isTrue();
                assertThat(change.getString("timestamp"))
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
                JsonObject update = first.next();
                assertThat(update.getString("overall_status")).isEqualTo("running");
                assertThat(update.getJsonObject("progress").toString()).isEqualTo("{\"completed\":0,\"total\":2}");
                assertThat(second.next(2)).containsExactly(change, update);
                assertThat(third.next(2)).containsExactly(change, update);
            }
        }

        @Test
        @DisplayName("D12: the end of a plan carries its summary: what was counted and what its producer says")
        void completed(Plan plan) {
            plan.of("a", "b", "c");
            try (WireClient client = plan.follow()) {
                plan.become(0, "completed");
                Bot.ok(plan.step(1, "{'status':'failed','error':'Exit status 2'}"));
                Bot.ok(plan.post("/complete", "{'summary':{'tests':1284,'where':{'branch':'main'}}}"));
                List<JsonObject> frames = client.upTo("plan_completed");
                JsonObject summary = frames.get(frames.size() - 1).getJsonObject("summary");
                assertThat(summary.getInt("steps_completed")).isEqualTo(1);
                assertThat(summary.getInt("steps_failed")).isEqualTo(1);
                assertThat(summary.getInt("steps_skipped")).isEqualTo(1);
                assertThat(summary.getInt("total_duration_ms")).isNotNegative();
                assertThat(summary.getInt("tests")).isEqualTo(1284);
                assertThat(summary.getJsonObject("where").getString("branch")).isEqualTo("main");
                assertThat(frames.get(frames.size() - 2).getString("status")).isEqualTo("skipped");
                JsonObject poll = plan.poll();
                assertThat(poll.getString("overall_status")).isEqualTo("completed");
                assertThat(poll.getJsonObject("summary")).isEqualTo(summary);
                assertThat(poll.getJsonObject("progress").toString()).isEqualTo("{\"completed\":3,\"total\":3}");
            }
        }

        @Test
        @DisplayName("D13: the failure of a plan carries the error; what ran has failed, what waited is skipped")
        void failed(Plan plan) {
            plan.of("a", "b", "c");
            plan.become(1, "running");
            try (WireClient client = plan.follow()) {
                Bot.ok(plan.post("/fail", "{'error':'Exit status 2','failed_step_index':1}"));
                List<JsonObject> frames = client.upTo("plan_failed");
                assertThat(frames.get(frames.size() - 1).getString("error")).isEqualTo("Exit status 2");
                assertThat(frames.get(frames.size() - 1).getInt("failed_step_index"))
                        .isEqualTo(1);
                assertThat(statuses(plan)).containsExactly("skipped", "failed", "skipped");
                assertThat(Plan.step(plan.poll(), 1).getString("error")).isEqualTo("Exit status 2");
            }
        }

        @Test
        @DisplayName("D13: cancelled, it says so first, then how its steps ended, then that it failed")
        void cancelled(Plan plan) {
            plan.of("a", "b", "c");
            plan.become(0, "completed");
            plan.become(1, "running");
            try (WireClient client = plan.follow()) {
                JsonObject receipt = Bot.ok(plan.post("/cancel", ""));
                assertThat(receipt.getString("overall_status")).isEqualTo("cancelled");
                List<JsonObject> frames = client.upTo("plan_failed");
                assertThat(Plan.types(frames))
                        .containsExactly("execution_update", "step_status", "step_status", "plan_failed");
                assertThat(frames.get(0).getString("overall_status")).isEqualTo("cancelled");
                assertThat(frames.get(3).getString("error")).isEqualTo("Cancelled");
                assertThat(frames.get(3).getString("cursor")).isEqualTo(receipt.getString("cursor"));
                assertThat(statuses(plan)).containsExactly("completed", "failed", "skipped");
                assertThat(plan.post("/cancel", "").statusCode()).isEqualTo(409);
            }
        }

        @Test
        @DisplayName("a plan's first event says what there is to do; another one may take its place until it begins")
        void definitions(Plan plan) {
            try (WireClient early = plan.follow()) {
                assertThat(plan.define("{'name':'Build','steps':[{'name':'a','description':'first'}]}")
                                .statusCode())
                        .isEqualTo(201);
                JsonObject defined = early.next();
                assertThat(defined.getString("type")).isEqualTo("execution_update");
                assertThat(defined.getString("overall_status")).isEqualTo("pending");
                assertThat(defined.getString("name")).isEqualTo("Build");
                assertThat(defined.getJsonArray("steps").toString())
                        .isEqualTo("[{\"description\":\"first\",\"name\":\"a\"}]");
                assertThat(plan.define("{'name':'Build','steps':[{'name':'a','description':'first'}]}")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(plan.define("{'steps':[{'name':'b'},{'name':'c'}]}").statusCode())
                        .isEqualTo(201);
                assertThat(early.next().getJsonArray("steps")).hasSize(2);
                plan.become(0, "running");
                assertThat(plan.define("{'steps':[]}").statusCode()).isEqualTo(409);
                assertThat(plan.define("{'steps':[{'name':'b'},{'name':'c'}]}").statusCode())
                        .isEqualTo(200);
                assertThat(Plan.types(early.next(2))).containsExactly("step_status", "execution_update");
                assertThat(early.settle().waiting()).isEmpty();
            }
        }
    }

    private static List<String> statuses(Plan plan) {
        return plan.poll().getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .map(step -> step.getString("status"))
                .toList();
    }

    @Nested
    @DisplayName("as it is")
    class Snapshots {
        @Test
        @DisplayName("D18: who comes in the middle gets the poll's very object at that cursor, then only what is later")
        void inTheMiddle(Plan plan) {
            plan.of("a", "b");
            plan.become(0, "running");
            plan.print(0, "before\n");
            try (WireClient client = plan.open("s")) {
                JsonObject subscribed = plan.subscribe(client);
                JsonObject poll = plan.poll();
                assertThat(subscribed.getJsonObject("snapshot")).isEqualTo(poll);
                assertThat(subscribed.getString("cursor")).isEqualTo(poll.getString("cursor"));
                assertThat(Plan.step(poll, 0).getString("output")).isEqualTo("before\n");
                plan.print(0, "after\n");
                assertThat(client.next().getString("output")).isEqualTo("after\n");
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("D19: who comes late gets the final state and the last event, marked, then nothing")
        void late(Plan plan) {
            plan.of("a");
            plan.become(0, "completed");
            Bot.ok(plan.post("/complete", ""));
            try (WireClient client = plan.open("s")) {
                JsonObject snapshot = plan.subscribe(client).getJsonObject("snapshot");
                assertThat(snapshot).isEqualTo(plan.poll());
                assertThat(snapshot.getString("overall_status")).isEqualTo("completed");
                JsonObject last = client.next();
                assertThat(last.getString("type")).isEqualTo("plan_completed");
                assertThat(last.getBoolean("replay")).isTrue();
                assertThat(client.next().getString("type")).isEqualTo("live");
                assertThat(client.settle().waiting()).isEmpty();
            }
        }

        @Test
        @DisplayName("D18: who comes back with a cursor, or a time, or a number, gets what was missed and nothing else")
        void returning(Plan plan) {
            plan.of("a");
            JsonObject begun = plan.become(0, "running");
            plan.print(0, "one\n");
            JsonObject end = plan.become(0, "completed");
            for (String place : List.of(
                    "'cursor':'" + begun.getString("cursor") + "'",
                    "'last_seen':'" + begun.getString("last_update") + "'",
                    "'last_seq':3")) {
                try (WireClient client = plan.open("s")) {
                    client.send(Bot.quoted("{'type':'subscribe','plan_id':'" + plan.id() + "'," + place + "}"));
                    JsonObject subscribed = client.next();
                    assertThat(subscribed.isNull("snapshot")).isTrue();
                    assertThat(subscribed.getString("cursor")).isEqualTo(begun.getString("cursor"));
                    List<JsonObject> missed = client.upTo("live");
                    assertThat(Plan.types(missed))
                            .as(place)
                            .containsExactly("step_output", "step_status", "execution_update", "live");
                    assertThat(missed.subList(0, 3)).allMatch(frame -> frame.getBoolean("replay"));
                    assertThat(missed.get(3).getString("cursor")).isEqualTo(end.getString("cursor"));
                }
            }
        }

        @Test
        @DisplayName("D18: with a cursor that is none comes a gap, then what a newcomer gets")
        void madeUp(Plan plan) {
            plan.of("a");
            try (WireClient client = plan.open("s")) {
                client.sendObject("type", "subscribe", "plan_id", plan.id(), "cursor", "made-up");
                JsonObject gap = client.next();
                assertThat(gap.getString("reason")).isEqualTo("invalid_cursor");
                JsonObject subscribed = client.next();
                assertThat(subscribed.getJsonObject("snapshot")).isEqualTo(plan.poll());
                plan.become(0, "running");
                assertThat(client.next().getString("type")).isEqualTo("step_status");
            }
        }

        @Test
        @DisplayName("a plan that is not there yet may be followed: it is pending and has no steps")
        void notYet(Plan plan) {
            try (WireClient client = plan.open("s")) {
                JsonObject snapshot = plan.subscribe(client).getJsonObject("snapshot");
                assertThat(snapshot.getString("overall_status")).isEqualTo("pending");
                assertThat(snapshot.getJsonArray("steps")).isEmpty();
                assertThat(snapshot.get("last_update")).isEqualTo(JsonValue.NULL);
                plan.of("a");
                assertThat(client.next().getString("type")).isEqualTo("execution_update");
            }
        }
    }

    @Nested
    @DisplayName("by poll")
    class Polled {
        @Test
        @DisplayName("D20 D21: a poll says how a plan is, which nobody ever followed, and when to ask again")
        void polling(Plan plan) {
            plan.of("a");
            HttpResponse<String> answer = plan.server().get(plan.path("/poll"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Poll-Interval")).contains("2");
            JsonObject poll = Bot.ok(answer);
            assertThat(poll).containsKeys("plan_id", "steps", "overall_status", "last_update", "cursor");
            assertThat(Plan.step(poll, 0))
                    .containsKeys("step_index", "step_name", "status", "output", "error", "started_at", "completed_at");
            assertThat(plan.subscribers()).isZero();
            Bot.ok(plan.post("/cancel", ""));
            assertThat(plan.server().get(plan.path("/poll")).headers().firstValue("X-Poll-Interval"))
                    .contains("30");
        }

        @Test
        @DisplayName("D22: a plan that nobody knows is 404 at every door")
        void unknown(Plan plan) {
            for (String path : List.of("/poll", "/steps/0/output", "/steps/0/lines", "/steps/0/search?q=x")) {
                assertThat(plan.server().get(plan.path(path)).statusCode()).isEqualTo(404);
            }
            assertThat(plan.server().get(plan.streamPath("")).statusCode()).isEqualTo(404);
            assertThat(plan.step(0, "{'status':'running'}").statusCode()).isEqualTo(404);
            assertThat(plan.post("/complete", "").statusCode()).isEqualTo(404);
        }

        @Test
        @DisplayName("D23: after each change the poll is what was pushed; last_update and ETag change with it alone")
        void asPushed(Plan plan) {
            plan.of("a", "b");
            try (WireClient client = plan.follow()) {
                plan.become(0, "running");
                same(client.next(2), plan);
                plan.print(0, "one\n");
                same(client.next(1), plan);
                plan.become(0, "failed");
                same(client.next(2), plan);
                JsonObject before = plan.poll();
                String tag = plan.server()
                        .get(plan.path("/poll"))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
                assertThat(plan.step(0, "{'status':'running'}").statusCode()).isEqualTo(409);
                assertThat(plan.step(7, "{'status':'running'}").statusCode()).isEqualTo(400);
                assertThat(plan.poll()).isEqualTo(before);
                assertThat(plan.server()
                                .get(plan.path("/poll"), "If-None-Match", tag)
                                .statusCode())
                        .isEqualTo(304);
                plan.become(1, "running");
                assertThat(plan.server()
                                .get(plan.path("/poll"), "If-None-Match", tag)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(Instant.parse(plan.poll().getString("last_update")))
                        .isAfter(Instant.parse(before.getString("last_update")));
            }
        }

        private void same(List<JsonObject> pushed, Plan plan) {
            JsonObject poll = plan.poll();
            JsonObject last = pushed.get(pushed.size() - 1);
            assertThat(poll.getString("last_update")).isEqualTo(last.getString("timestamp"));
            assertThat(poll.getString("cursor")).isEqualTo(last.getString("cursor"));
            for (JsonObject frame : pushed) {
                if (frame.containsKey("status")) {
                    assertThat(Plan.step(poll, frame.getInt("step_index")).getString("status"))
                            .isEqualTo(frame.getString("status"));
                }
                if (frame.containsKey("progress")) {
                    assertThat(poll.getJsonObject("progress")).isEqualTo(frame.getJsonObject("progress"));
                    assertThat(poll.getString("overall_status")).isEqualTo(frame.getString("overall_status"));
                }
            }
        }

        @Test
        @DisplayName("the list has each plan, the newest first, with its status and times")
        void listed(Plan plan) {
            Plan newer = new Plan(plan.server(), plan.id() + "-newer");
            plan.of("a");
            newer.of("b");
            newer.become(0, "running");
            List<JsonObject> plans = Bot.ok(plan.server().get("/api/dashboard/plans?limit=2"))
                    .getJsonArray("plans")
                    .getValuesAs(JsonObject.class);
            assertThat(plans).extracting(each -> each.getString("plan_id")).containsExactly(newer.id(), plan.id());
            assertThat(plans.get(0).getString("overall_status")).isEqualTo("running");
            assertThat(plans.get(0).getString("started_at")).endsWith("Z");
            assertThat(plans.get(1).isNull("started_at")).isTrue();
        }
    }

    @ParameterizedTest(name = "{1} {2} → {0}")
    @DisplayName("D25: a wrong index or status is 400, a step that cannot be is 409, and nothing is pushed")
    @CsvSource(delimiter = '|', textBlock = """
            400 | steps/3/status   | {'status':'running'}
            400 | steps/-1/status  | {'status':'running'}
            400 | steps/one/status | {'status':'running'}
            400 | steps/0/status   | {'status':'done'}
            400 | steps/0/status   | {'status':'cancelled'}
            400 | steps/0/status   | {}
            409 | steps/1/status   | {'status':'pending'}
            409 | steps/2/status   | {'status':'running'}
            409 | steps/2/status   | {'status':'completed'}
            409 | steps/2/output   | {'output':'late'}
            400 | steps/3/output   | {'output':'x'}
            400 | steps/0/output   | {'output':'x','stream':'stdlog'}
            409 | complete         | {}
            400 | complete         | {'summary':[]}
            400 | fail             | {}
            400 | fail             | {'error':'e','failed_step_index':3}
            """)
    void refused(int status, String door, String body, Plan plan) {
        plan.of("a", "b", "c");
        plan.become(1, "running");
        plan.become(2, "completed");
        try (WireClient client = plan.follow()) {
            int before = plan.events().size();
            HttpResponse<String> answer = plan.server().post(plan.path("/" + door), Bot.quoted(body));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(plan.events()).hasSize(before);
            assertThat(client.settle().waiting()).isEmpty();
        }
    }

    @Test
    @DisplayName("D25: after the end nothing is taken, at any door")
    void afterTheEnd(Plan plan) {
        plan.of("a");
        Bot.ok(plan.post("/fail", "{'error':'e'}"));
        int before = plan.events().size();
        for (String door : List.of("steps/0/status", "steps/0/output", "complete", "fail", "cancel")) {
            assertThat(plan.post("/" + door, "{'status':'running','error':'e','output':'x'}")
                            .statusCode())
                    .as(door)
                    .isEqualTo(409);
        }
        assertThat(plan.define("{'steps':[]}").statusCode()).isEqualTo(409);
        assertThat(plan.events()).hasSize(before);
    }

    @Test
    @DisplayName("D24: a poll is answered whatever becomes of the sockets")
    void withoutSockets(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "limits.sockets", "1")) {
            Plan plan = new Plan(server, "p").of("a");
            try (WireClient only = plan.follow();
                    WireClient refused = server.socket("/ws/s")) {
                assertThat(refused.closed().code()).isEqualTo(1013);
                plan.become(0, "running");
                assertThat(Plan.step(plan.poll(), 0).getString("status")).isEqualTo("running");
                only.abort();
                plan.become(0, "completed");
                assertThat(Plan.step(plan.poll(), 0).getString("status")).isEqualTo("completed");
            }
        }
    }
}
