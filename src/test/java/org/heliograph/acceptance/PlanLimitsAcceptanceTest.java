package org.heliograph.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.Plan;
import org.heliograph.support.RunningServer;
import org.heliograph.support.SharedServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S002: how much a plan may be")
@ExtendWith(SharedServer.class)
class PlanLimitsAcceptanceTest {
    private static final String KEY = "Idempotency-Key";

    private static String times(int count, String what) {
        return Stream.generate(() -> what).limit(count).collect(Collectors.joining(",", "[", "]"));
    }

    private static void refused(int status, HttpResponse<String> answer, String says) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    @Test
    @DisplayName("500 steps, names of 200 characters, descriptions of 2,000: so many are fine, one more is refused")
    void definitions(Plan plan) {
        String step = "{'name':'" + "n".repeat(200) + "','description':'" + "d".repeat(2_000) + "'}";
        refused(400, plan.define("{'steps':" + times(501, "{'name':'a'}") + "}"), "at most 500");
        refused(400, plan.define("{'steps':[{'name':'" + "n".repeat(201) + "'}]}"), "steps[0].name");
        refused(
                400,
                plan.define("{'steps':[{'name':'a'},{'name':'a','description':'" + "d".repeat(2_001) + "'}]}"),
                "steps[1].description");
        refused(400, plan.define("{'steps':[],'name':'" + "n".repeat(201) + "'}"), "name must have at most 200");
        assertThat(plan.define("{'steps':" + times(100, step) + ",'name':'" + "n".repeat(200) + "'}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(plan.define("{'steps':" + times(500, "{'name':'a'}") + "}").statusCode())
                .isEqualTo(201);
        plan.become(499, "running");
        refused(413, plan.define("{'steps':[],'name':'" + "n".repeat(1 << 20) + "'}"), "1048576");
    }

    @Test
    @DisplayName("100 secrets of 3 to 4,096 characters; what is refused of a mask is not repeated")
    void masks(Plan plan) {
        refused(400, plan.define("{'steps':[],'mask':" + times(101, "'abc'") + "}"), "at most 100");
        HttpResponse<String> tooShort = plan.define("{'steps':[],'mask':['q9']}");
        refused(400, tooShort, "3 to 4096");
        assertThat(tooShort.body()).doesNotContain("q9");
        refused(400, plan.define("{'steps':[],'mask':['" + "s".repeat(4_097) + "']}"), "3 to 4096");
        assertThat(plan.define("{'steps':[{'name':'a'}],'mask':"
                                + times(99, "'abc'").replace("]", ",'" + "s".repeat(4_096) + "']") + "}")
                        .statusCode())
                .isEqualTo(201);
        plan.print(0, "s".repeat(4_096) + "abc");
        plan.become(0, "completed");
        assertThat(Plan.step(plan.poll(), 0).getString("output")).isEqualTo("******");
    }

    @Test
    @DisplayName("an error of 16,384 characters, of a step or a plan; a key of 128; a question of 200")
    void texts(Plan plan) {
        plan.of("a", "b");
        String most = "e".repeat(16 * 1024);
        refused(413, plan.step(0, "{'status':'failed','error':'" + most + "e'}"), "16384");
        refused(413, plan.post("/fail", "{'error':'" + most + "e'}"), "16384");
        assertThat(Plan.step(plan.poll(), 0).getString("status")).isEqualTo("pending");
        Bot.ok(plan.step(0, "{'status':'failed','error':'" + most + "'}"));

        refused(400, plan.step(1, "{'status':'running'}", KEY, "k".repeat(129)), KEY);
        refused(400, plan.print(1, "x", KEY, "k".repeat(129)), KEY);
        refused(400, plan.post("/complete", "", KEY, "k".repeat(129)), KEY);
        refused(400, plan.post("/fail", "{'error':'e'}", KEY, "k".repeat(129)), KEY);
        refused(400, plan.post("/cancel", "", KEY, "k".repeat(129)), KEY);
        Bot.ok(plan.step(1, "{'status':'running'}", KEY, "k".repeat(128)));

        refused(400, plan.server().get(plan.path("/steps/0/search?q=" + "q".repeat(201))), "200");
        Bot.ok(plan.server().get(plan.path("/steps/0/search?q=" + "q".repeat(200))));
        Bot.ok(plan.post("/fail", "{'error':'" + most + "'}"));
    }

    @Test
    @DisplayName("a key is one deed of its plan and of no other, at every door")
    void keys(Plan plan) {
        plan.of("a", "b", "c");
        Plan other = new Plan(plan.server(), plan.id() + "-other").of("a");
        Bot.ok(plan.print(0, "once\n", KEY, "k"));
        Bot.ok(plan.print(0, "twice?\n", KEY, "k"));
        Bot.ok(plan.step(1, "{'status':'running'}", KEY, "k"));
        Bot.ok(other.print(0, "its own\n", KEY, "k"));
        JsonObject poll = plan.poll();
        assertThat(Plan.step(poll, 0).getString("output")).isEqualTo("once\n");
        assertThat(Plan.step(poll, 1).getString("status")).isEqualTo("pending");
        assertThat(Plan.step(other.poll(), 0).getString("output")).isEqualTo("its own\n");
        Bot.ok(plan.post("/cancel", "", KEY, "end"));
        assertThat(Bot.ok(plan.post("/cancel", "", KEY, "end")).getString("overall_status"))
                .isEqualTo("cancelled");
    }

    @Test
    @DisplayName("a body of a megabyte, a line that is longer than is shown, and as many lines as are had at once")
    void output(Plan plan) {
        plan.of("a");
        refused(413, plan.print(0, "x".repeat((1 << 20) + 1)), "1048576");
        Bot.ok(plan.print(0, "x".repeat(1 << 20)));
        Bot.ok(plan.print(0, "\nshort\n"));
        JsonObject lines = Bot.ok(plan.server().get(plan.path("/steps/0/lines")));
        JsonObject first = lines.getJsonArray("lines").getJsonObject(0);
        assertThat(first.getString("text")).hasSize(16 * 1024);
        assertThat(first.getBoolean("cut")).isTrue();
        assertThat(lines.getJsonArray("lines").getJsonObject(1).getString("text"))
                .isEqualTo("short");
        assertThat(lines.getJsonArray("lines").getJsonObject(1).getInt("offset"))
                .isEqualTo((1 << 20) + 1);
    }

    @Test
    @DisplayName("so many plans on one socket; to follow one of them anew is no more")
    void topics(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(data, "limits.topics", "2")) {
            try (WireClient client = server.socket("/ws/s")) {
                for (String plan : new String[] {"a", "b", "b"}) {
                    client.sendObject("type", "subscribe", "plan_id", plan);
                    assertThat(client.next().getString("type")).isEqualTo("subscribed");
                }
                client.sendObject("type", "subscribe", "plan_id", "c");
                JsonObject error = client.next();
                assertThat(error.getInt("error_code")).isEqualTo(429);
                assertThat(error.getString("message")).contains("2");
                client.sendObject("type", "unsubscribe", "plan_id", "a");
                client.next("unsubscribed");
                client.sendObject("type", "subscribe", "plan_id", "c");
                assertThat(client.next().getString("type")).isEqualTo("subscribed");
            }
        }
    }
}
