package org.heliograph.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

@DisplayName("S002: what a step prints")
@ExtendWith(SharedServer.class)
class PlanOutputAcceptanceTest {
    private static final String OUTPUT = "/steps/0/output";

    private static void printBytes(Plan plan, byte[] bytes) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(plan.server().uri() + plan.path(OUTPUT)))
                                    .POST(BodyPublishers.ofByteArray(bytes))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("D11: chunks come in order, numbered, of their step and stream, and put together are the source")
    void inOrder(Plan plan) {
        plan.of("a", "b");
        plan.become(0, "running");
        try (WireClient client = plan.follow()) {
            List<String> parts = List.of("a\n", "\u001b[31mb\u001b[0m\r", "c ☀");
            plan.print(0, parts.get(0));
            Bot.ok(plan.server()
                    .post(
                            plan.path(OUTPUT + "?stream=stderr"),
                            parts.get(1),
                            "Content-Type",
                            "application/octet-stream"));
            Bot.ok(plan.post(OUTPUT, "{'output':'c ☀','stream':'stdout'}"));
            Bot.ok(plan.step(0, "{'status':'completed','output':'\\nend'}"));
            List<JsonObject> frames = client.upTo("step_status");
            List<JsonObject> chunks = frames.subList(0, 3);
            assertThat(chunks).extracting(frame -> frame.getString("output")).isEqualTo(parts);
            assertThat(chunks).extracting(frame -> frame.getInt("chunk")).containsExactly(0, 1, 2);
            assertThat(chunks)
                    .extracting(frame -> frame.getString("stream"))
                    .containsExactly("stdout", "stderr", "stdout");
            assertThat(chunks).allMatch(frame -> frame.getInt("step_index") == 0);
            assertThat(Plan.printed(frames, 0)).isEqualTo(String.join("", parts) + "\nend");
            assertThat(Plan.step(plan.poll(), 0).getString("output")).isEqualTo(String.join("", parts) + "\nend");
            assertThat(plan.server().get(plan.path(OUTPUT)).body()).isEqualTo(String.join("", parts) + "\nend");
        }
    }

    @Test
    @DisplayName("D11: a character may be cut by two requests; what is no UTF-8 becomes U+FFFD")
    void bytes(Plan plan) {
        plan.of("a");
        byte[] source = "x€☀🔥".getBytes(UTF_8);
        for (byte each : source) {
            printBytes(plan, new byte[] {each});
        }
        printBytes(plan, new byte[] {(byte) 0xFF, 'y', (byte) 0xE2});
        plan.become(0, "completed");
        assertThat(plan.server().get(plan.path(OUTPUT)).body()).isEqualTo("x€☀🔥\uFFFDy\uFFFD");
        assertThat(Plan.printed(plan.events(), 0)).isEqualTo("x€☀🔥\uFFFDy\uFFFD");
    }

    @Test
    @DisplayName("D28: of a megabyte the frames are small, the poll has the end and says so, the whole is in parts")
    void aMegabyte(Plan plan) {
        plan.of("a");
        StringBuilder source = new StringBuilder();
        for (int line = 0; source.length() < 1_100_000; line++) {
            source.append("line ").append(line).append(" of many: ☀\n");
        }
        byte[] bytes = source.toString().getBytes(UTF_8);
        try (WireClient client = plan.follow()) {
            for (int at = 0; at < bytes.length; at += 200_000) {
                printBytes(plan, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 200_000)));
            }
            plan.become(0, "completed");
            List<JsonObject> frames = client.upTo("step_status");
            assertThat(Plan.printed(frames, 0)).isEqualTo(source.toString());
            assertThat(frames.subList(0, frames.size() - 1))
                    .allMatch(frame -> frame.getString("output").getBytes(UTF_8).length <= 64 * 1024);
        }
        JsonObject step = Plan.step(plan.poll(), 0);
        assertThat(step.getBoolean("output_truncated")).isTrue();
        assertThat(step.getString("output").getBytes(UTF_8).length).isBetween(64 * 1024 - 3, 64 * 1024);
        assertThat(source.toString()).endsWith(step.getString("output"));
        assertThat(step.getInt("output_bytes")).isEqualTo(bytes.length);
        assertThat(step.getInt("output_lines"))
                .isEqualTo((int) source.chars().filter(c -> c == '\n').count());

        assertThat(plan.server().get(plan.path(OUTPUT)).body()).isEqualTo(source.toString());
        HttpResponse<String> middle = plan.server().get(plan.path(OUTPUT), "Range", "bytes=600000-600099");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 600000-600099/" + bytes.length);
        assertThat(middle.body()).isEqualTo(new String(bytes, 600_000, 100, UTF_8));
    }

    @Test
    @DisplayName("D28: a part that is not there is 416, another version all of it, the same 304, a file by its name")
    void parts(Plan plan) {
        plan.of("a");
        plan.print(0, "0123456789");
        RunningServer server = plan.server();
        HttpResponse<String> all = server.get(plan.path(OUTPUT + "?download"));
        String tag = all.headers().firstValue("ETag").orElseThrow();
        assertThat(all.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + plan.id() + "-step-0.log\"");
        assertThat(all.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(server.get(plan.path(OUTPUT), "Range", "bytes=-3").body()).isEqualTo("789");
        assertThat(server.get(plan.path(OUTPUT), "Range", "bytes=8-").body()).isEqualTo("89");
        HttpResponse<String> beyond = server.get(plan.path(OUTPUT), "Range", "bytes=10-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */10");
        assertThat(server.get(plan.path(OUTPUT), "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(server.get(plan.path(OUTPUT), "Range", "bytes=8-", "If-Range", tag)
                        .body())
                .isEqualTo("89");
        HttpResponse<String> head = server.request("HEAD", plan.path(OUTPUT));
        assertThat(head.headers().firstValue("Content-Length")).contains("10");

        plan.print(0, "x");
        assertThat(server.get(plan.path(OUTPUT), "Range", "bytes=8-", "If-Range", tag)
                        .body())
                .isEqualTo("0123456789x");
        assertThat(server.get(plan.path(OUTPUT), "If-None-Match", tag).body()).isEqualTo("0123456789x");
    }

    @Test
    @DisplayName("its lines are had by number and from the end, with their times and streams, and are found")
    void lines(Plan plan) {
        plan.of("a");
        plan.print(0, "first\n\u001b[1msec");
        plan.print(0, "ond\u001b[0m line\nthird, not ended");
        JsonObject all = Bot.ok(plan.server().get(plan.path("/steps/0/lines")));
        assertThat(texts(all)).containsExactly("first", "\u001b[1msecond\u001b[0m line", "third, not ended");
        assertThat(all.getInt("total_lines")).isEqualTo(3);
        assertThat(all.getInt("first_line")).isZero();
        JsonObject second = all.getJsonArray("lines").getJsonObject(1);
        assertThat(second.getInt("offset")).isEqualTo(6);
        assertThat(second.getString("timestamp")).isEqualTo(printed(plan).get(0).getString("timestamp"));
        assertThat(texts(Bot.ok(plan.server().get(plan.path("/steps/0/lines?from=-1")))))
                .containsExactly("third, not ended");
        assertThat(texts(Bot.ok(plan.server().get(plan.path("/steps/0/lines?from=1&limit=1")))))
                .containsExactly("\u001b[1msecond\u001b[0m line");
        assertThat(texts(Bot.ok(plan.server().get(plan.path("/steps/0/lines?from=99")))))
                .isEmpty();

        JsonObject found = Bot.ok(plan.server().get(plan.path("/steps/0/search?q=SECOND%20LINE")));
        assertThat(found.getJsonArray("lines").toString()).isEqualTo("[1]");
        JsonObject some = Bot.ok(plan.server().get(plan.path("/steps/0/search?q=i&limit=1")));
        assertThat(some.getJsonArray("lines").toString()).isEqualTo("[0]");
        assertThat(some.getBoolean("more")).isTrue();
        JsonObject rest = Bot.ok(plan.server().get(plan.path("/steps/0/search?q=i&from=" + some.getInt("next"))));
        assertThat(rest.getJsonArray("lines").toString()).isEqualTo("[1,2]");
        assertThat(rest.getBoolean("more")).isFalse();
    }

    private static List<String> texts(JsonObject lines) {
        return lines.getJsonArray("lines").getValuesAs(JsonObject.class).stream()
                .map(line -> line.getString("text"))
                .toList();
    }

    private static List<JsonObject> printed(Plan plan) {
        return plan.events().stream()
                .filter(frame -> frame.getString("type").equals("step_output"))
                .toList();
    }

    @Test
    @DisplayName("X16: a secret that a plan masks is in no file, frame or answer, also where it was cut in two")
    void masked(@TempDir Path data) throws IOException {
        String secret = "s3cr€t-t0ken";
        List<String> seen = new ArrayList<>();
        try (RunningServer server = RunningServer.start(data)) {
            Plan plan = new Plan(server, "p");
            try (WireClient client = plan.follow()) {
                seen.add(plan.define("{'name':'with " + secret + "','steps':[{'name':'" + secret + "'}],'mask':['"
                                + secret + "']}")
                        .body());
                byte[] bytes = ("before " + secret + " after\n").getBytes(UTF_8);
                for (int at = 0; at < bytes.length; at += 5) {
                    printBytes(plan, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 5)));
                }
                seen.add(plan.step(0, "{'status':'failed','error':'it said " + secret + "'}")
                        .body());
                seen.add(plan.post("/fail", "{'error':'" + secret + "'}").body());
                client.upTo("plan_failed").forEach(frame -> seen.add(frame.toString()));
            }
            seen.add(plan.poll().toString());
            seen.add(server.get(plan.path(OUTPUT)).body());
            assertThat(server.get(plan.path(OUTPUT)).body()).isEqualTo("before *** after\n");
            assertThat(server.get(plan.path("/steps/0/search?q=t0ken")).body()).contains("\"lines\":[]");
        }
        assertThat(seen).noneMatch(text -> text.contains(secret));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), UTF_8))
                        .as(file.toString())
                        .doesNotContain(secret);
            }
        }
    }
}
