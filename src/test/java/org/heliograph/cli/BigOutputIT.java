package org.heliograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.heliograph.support.Frames;
import org.heliograph.support.Program;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some more than the heap, or as many megabytes as {@code -Dplan.megabytes} says; the profile {@code big} makes it a gigabyte. */
@DisplayName("A step that prints more than the heap of its server holds")
class BigOutputIT {
    private static final String PLAN = "/api/dashboard/plan/p";
    private static final String STEP = PLAN + "/steps/0";
    private static final int LINE = 64;
    private static final int LINES_IN_A_BODY = 16_000;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI server;

    @Test
    @DisplayName(
            "D28: under a heap of 128 MB the tail, the middle, lines and search are had, from one start to the next")
    void bounded() throws Exception {
        long megabytes = Long.getLong("plan.megabytes", 160);
        assumeTrue(Files.getFileStore(folder).getUsableSpace() > 3 * megabytes * MEGABYTE, "Needs room in " + folder);
        long bodies = megabytes * MEGABYTE / (LINE * LINES_IN_A_BODY) + 1;
        long lines = bodies * LINES_IN_A_BODY;
        try (Program program = start()) {
            send("PUT", PLAN, "{\"steps\":[{\"name\":\"a\"}]}");
            for (long body = 0; body < bodies; body++) {
                send("POST", STEP + "/output", text(body * LINES_IN_A_BODY));
            }
            examine(lines);
            assertThat(program.terminate().status()).isIn(0, 143);
        }
        try (Program again = start()) {
            examine(lines);
            assertThat(again.restOfErrors()).noneMatch(line -> line.contains("OutOfMemory"));
        }
    }

    /** It ends at once when its heap does not suffice. */
    private Program start() {
        Program program = Program.startWith(
                List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError"),
                folder,
                "serve",
                "--port",
                "0",
                "--set",
                "heliograph.log.plan.durability=memory");
        server = URI.create(program.line().replace("Heliograph ready at ", ""));
        return program;
    }

    /** So many lines, the first of this number; each says its own. */
    private static String text(long first) {
        StringBuilder text = new StringBuilder(LINE * LINES_IN_A_BODY);
        for (long number = first; number < first + LINES_IN_A_BODY; number++) {
            text.append(line(number)).append('\n');
        }
        return text.toString();
    }

    private static String line(long number) {
        String begin = "line " + number + " ";
        return begin + ".".repeat(LINE - 1 - begin.length());
    }

    private void examine(long lines) throws IOException, InterruptedException {
        JsonObject step =
                Frames.parse(get(PLAN + "/poll")).getJsonArray("steps").getJsonObject(0);
        assertThat(step.getJsonNumber("output_bytes").longValueExact()).isEqualTo(lines * LINE);
        assertThat(step.getJsonNumber("output_lines").longValueExact()).isEqualTo(lines);
        assertThat(step.getBoolean("output_truncated")).isTrue();
        assertThat(step.getString("output")).endsWith(line(lines - 1) + "\n");

        long middle = lines / 2;
        HttpResponse<String> part = http.send(
                request(STEP + "/output")
                        .header("Range", "bytes=" + middle * LINE + "-" + ((middle + 1) * LINE - 1))
                        .build(),
                BodyHandlers.ofString());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(line(middle) + "\n");

        JsonObject shown = Frames.parse(get(STEP + "/lines?limit=5000&from=" + middle))
                .getJsonArray("lines")
                .getJsonObject(4_999);
        assertThat(shown.getString("text")).isEqualTo(line(middle + 4_999));
        assertThat(shown.getJsonNumber("offset").longValueExact()).isEqualTo((middle + 4_999) * LINE);

        JsonObject found = Frames.parse(get(STEP + "/search?q=LINE%20" + (lines - 7) + "%20"));
        assertThat(found.getJsonArray("lines").getJsonNumber(0).longValueExact())
                .isEqualTo(lines - 7);
        assertThat(length()).isEqualTo(lines * LINE);
    }

    /** Of the whole as it is sent; held by nobody. */
    private long length() throws IOException, InterruptedException {
        HttpResponse<InputStream> whole = http.send(request(STEP + "/output").build(), BodyHandlers.ofInputStream());
        long length = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = whole.body()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
            }
        }
        return length;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString(UTF_8)).body();
    }

    private void send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(path).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }
}
