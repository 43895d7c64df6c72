package org.heliograph.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliograph.support.Bot;
import org.heliograph.support.Plan;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S002: what survives a restart, a crash and retention")
class PlanSurvivalAcceptanceTest {
    private static final String KEY = "Idempotency-Key";
    private static final int PRINTED = 100;

    @TempDir
    Path data;

    @TempDir
    Path image;

    @Test
    @DisplayName("D27 B38: state, events, cursors and keys are as before, and the plan goes on")
    void everything() {
        JsonObject before;
        List<JsonObject> events;
        String cursor;
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p").of("a", "b");
            cursor = plan.become(0, "running").getString("cursor");
            plan.print(0, "Hello\n", KEY, "hello");
            Bot.ok(plan.step(0, "{'status':'completed'}", KEY, "done"));
            before = plan.poll();
            events = plan.events();
        }
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p");
            assertThat(plan.poll()).isEqualTo(before);
            assertThat(plan.events()).isEqualTo(events);
            assertThat(plan.define("{'steps':[{'name':'a'},{'name':'b'}]}").statusCode())
                    .isEqualTo(200);
            Bot.ok(plan.print(0, "Hello\n", KEY, "hello"));
            JsonObject again = Bot.ok(plan.step(0, "{'status':'completed'}", KEY, "done"));
            assertThat(again.getString("cursor")).isEqualTo(before.getString("cursor"));
            assertThat(plan.step(0, "{'status':'completed'}").statusCode()).isEqualTo(409);
            assertThat(plan.events()).isEqualTo(events);

            Bot.ok(plan.post("/complete", "", KEY, "over"));
            Bot.ok(plan.post("/complete", "", KEY, "over"));
            try (WireClient client = plan.open("s")) {
                client.sendObject("type", "subscribe", "plan_id", "p", "cursor", cursor);
                assertThat(Plan.types(client.upTo("live")))
                        .containsExactly(
                                "subscribed",
                                "step_output",
                                "step_status",
                                "execution_update",
                                "step_status",
                                "plan_completed",
                                "live");
            }
        }
    }

    @Test
    @DisplayName("X9: who follows is told 1001 and when to return, and goes on there")
    void stopping() {
        String cursor;
        WireClient client;
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p").of("a");
            client = plan.follow();
            cursor = plan.become(0, "running").getString("cursor");
            plan.print(0, "Hello\n");
        }
        assertThat(client.closed().code()).isEqualTo(1001);
        assertThat(client.closed().reason()).matches("retry_after_ms=\\d+");
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p");
            try (WireClient returned = plan.open("s")) {
                returned.sendObject("type", "subscribe", "plan_id", "p", "cursor", cursor);
                assertThat(returned.next("step_output").getString("output")).isEqualTo("Hello\n");
                returned.next("live");
                plan.become(0, "completed");
                assertThat(returned.next().getString("type")).isEqualTo("step_status");
            }
        }
    }

    @Test
    @DisplayName("D27: a masked plan takes no text after a restart until it is laid out again, and hides it then")
    void masks() {
        String definition = "{'steps':[{'name':'a'}],'mask':['s3cret']}";
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p");
            plan.define(definition);
            plan.print(0, "one s3cret\n");
        }
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p");
            HttpResponse<String> refused = plan.print(0, "two s3cret\n");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("PUT the plan again");
            assertThat(plan.define("{'steps':[{'name':'a'}],'mask':['another']}")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(plan.define(definition).statusCode()).isEqualTo(200);
            Bot.ok(plan.print(0, "two s3cret\n"));
            assertThat(Plan.step(plan.poll(), 0).getString("output")).isEqualTo("one ***\ntwo ***\n");
        }
    }

    @Test
    @DisplayName("X10: a crash between a cancel and its end: the plan ends with the next start")
    void halfCancelled() throws IOException {
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p").of("a", "b");
            plan.become(0, "running");
            Bot.ok(plan.post("/cancel", ""));
            killedAfter("\"cancelled\"");
        }
        try (RunningServer server = RunningServer.start(image)) {
            Plan plan = new Plan(server, "p");
            // It is settled before the server is ready, and told as everything is.
            try (WireClient client = plan.open("s")) {
                client.send("{\"type\":\"subscribe\",\"plan_id\":\"p\",\"last_seq\":1}");
                assertThat(Plan.types(client.upTo("plan_failed")))
                        .containsExactly(
                                "subscribed",
                                "step_status",
                                "execution_update",
                                "execution_update",
                                "step_status",
                                "step_status",
                                "plan_failed");
            }
            JsonObject poll = plan.poll();
            assertThat(poll.getString("overall_status")).isEqualTo("cancelled");
            assertThat(poll.getString("error")).isEqualTo("Cancelled");
            assertThat(Plan.step(poll, 0).getString("status")).isEqualTo("failed");
            assertThat(Plan.step(poll, 1).getString("status")).isEqualTo("skipped");
            // What the crash took had numbers already, and none is given twice.
            assertThat(seqs(plan)).hasSize(7).isSorted().doesNotHaveDuplicates().startsWith(1, 2, 3, 4);
        }
    }

    @Test
    @DisplayName("X10: a crash between a step and how far the plan is with it: that is told with the next start")
    void halfBegun() throws IOException {
        try (RunningServer server = RunningServer.start(data)) {
            new Plan(server, "p").of("a").become(0, "running");
            killedAfter("\"step_status\"");
        }
        try (RunningServer server = RunningServer.start(image)) {
            Plan plan = new Plan(server, "p");
            try (WireClient client = plan.open("s")) {
                client.send("{\"type\":\"subscribe\",\"plan_id\":\"p\",\"last_seq\":2}");
                assertThat(client.next("execution_update").getString("overall_status"))
                        .isEqualTo("running");
            }
            assertThat(plan.poll().getString("overall_status")).isEqualTo("running");
        }
    }

    /** Leaves an image of the data, as if the process had been killed once the first line with this was written. */
    private void killedAfter(String text) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Path copy = image.resolve(data.relativize(file).toString());
                // How far the log reached is noted later than the log itself.
                if (!Files.isDirectory(copy) && !file.endsWith("head.bin")) {
                    Files.copy(file, copy);
                }
            }
        }
        Path log = newest();
        List<String> lines = Files.readAllLines(log);
        int last = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(text))
                .findFirst()
                .orElseThrow();
        Files.writeString(log, String.join("\n", lines.subList(0, last + 1)) + "\n");
    }

    private Path newest() throws IOException {
        try (Stream<Path> files = Files.list(image.resolve("plan"))) {
            return files.filter(file -> file.toString().matches(".*\\d+\\.jsonl"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static List<Integer> seqs(Plan plan) {
        return plan.events().stream().map(event -> event.getInt("seq")).toList();
    }

    @Test
    @DisplayName(
            "K6: where retention took the beginning of an output, bytes and lines keep their numbers, a gap is told")
    void trimmedOutput() {
        String begun;
        StringBuilder source = new StringBuilder();
        try (RunningServer server = RunningServer.start(data, "log.segment", "1KiB")) {
            Plan plan = new Plan(server, "p").of("a");
            begun = plan.become(0, "running").getString("cursor");
            for (int i = 0; i < PRINTED; i++) {
                source.append("line ").append(i).append('\n');
                Bot.ok(plan.print(0, "line " + i + "\n"));
            }
        }
        byte[] bytes = source.toString().getBytes(UTF_8);
        try (RunningServer server = RunningServer.start(data, "log.segment", "1KiB", "log.plan.retain.count", "20")) {
            Plan plan = new Plan(server, "p");
            HttpResponse<String> kept = server.get(plan.path("/steps/0/output"));
            int first = Integer.parseInt(
                    kept.headers().firstValue("X-Output-Offset").orElseThrow());
            assertThat(first).isBetween(1, bytes.length - 1);
            assertThat(kept.body()).isEqualTo(new String(bytes, first, bytes.length - first, UTF_8));
            assertThat(server.get(plan.path("/steps/0/output"), "Range", "bytes=-9")
                            .body())
                    .isEqualTo("line 98\nline 99\n".substring(7));
            HttpResponse<String> gone = server.get(plan.path("/steps/0/output"), "Range", "bytes=0-9");
            assertThat(gone.statusCode()).isEqualTo(416);
            assertThat(gone.body()).contains("the first " + first + " are no longer kept");

            JsonObject lines = Bot.ok(server.get(plan.path("/steps/0/lines")));
            assertThat(lines.getInt("total_lines")).isEqualTo(PRINTED);
            assertThat(lines.getInt("total_bytes")).isEqualTo(bytes.length);
            assertThat(lines.getJsonArray("lines").getValuesAs(JsonObject.class))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line.getString("text")).isEqualTo("line " + line.getInt("number"));
                        assertThat(source.indexOf(line.getString("text") + "\n"))
                                .isEqualTo(line.getInt("offset"));
                    });
            assertThat(lines.getJsonArray("lines").getJsonObject(0).getInt("number"))
                    .isEqualTo(lines.getInt("first_line"));
            assertThat(server.get(plan.path("/steps/0/search?q=line%2099")).body())
                    .contains("\"lines\":[99]");

            JsonObject step = Plan.step(plan.poll(), 0);
            assertThat(step.getString("output")).isEqualTo(kept.body());
            assertThat(step.getBoolean("output_truncated")).isTrue();
            assertThat(step.getInt("output_bytes")).isEqualTo(bytes.length);
            try (WireClient client = plan.open("s")) {
                client.sendObject("type", "subscribe", "plan_id", "p", "cursor", begun);
                assertThat(client.next().getString("reason")).isEqualTo("trimmed");
                assertThat(client.next().getJsonObject("snapshot")).isEqualTo(plan.poll());
            }
        }
    }

    @Test
    @DisplayName("K6: a plan of which nothing is kept is unknown, and may be laid out anew; its old cursor is told of")
    void forgotten() {
        String cursor;
        try (RunningServer server = RunningServer.start(data, "log.segment", "1KiB")) {
            cursor = new Plan(server, "old").of("a").become(0, "running").getString("cursor");
            Plan recent = new Plan(server, "recent").of("a");
            IntStream.range(0, 60).forEach(i -> Bot.ok(recent.print(0, "line " + i + "\n")));
        }
        try (RunningServer server = RunningServer.start(
                data, "log.segment", "1KiB", "log.plan.retain.bytes", "3KiB", "log.archive", "false")) {
            Plan old = new Plan(server, "old");
            assertThat(server.get(old.path("/poll")).statusCode()).isEqualTo(404);
            assertThat(server.get("/api/dashboard/plans").body())
                    .contains("\"recent\"")
                    .doesNotContain("\"old\"");
            assertThat(old.define("{'steps':[{'name':'b'}]}").statusCode()).isEqualTo(201);
            assertThat(seqs(old)).containsExactly(4);
            try (WireClient client = old.open("s")) {
                // What comes after it is there again: nothing was missed of what it stands before.
                client.sendObject("type", "subscribe", "plan_id", "old", "cursor", cursor);
                assertThat(Plan.types(client.upTo("live"))).containsExactly("subscribed", "execution_update", "live");
            }
        }
    }
}
