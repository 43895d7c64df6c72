package org.heliograph.cli;

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
import java.util.List;
import org.heliograph.support.Frames;
import org.heliograph.support.Program;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K4 A server over its log")
class ServedLogIT {
    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    /** A server that has said where it is. */
    private record Served(Program program, URI uri) implements AutoCloseable {
        static Served by(Program program) {
            return new Served(program, URI.create(program.line().replace("Heliograph ready at ", "")));
        }

        @Override
        public void close() {
            program.terminate().status();
        }
    }

    private Served serve() {
        return Served.by(Program.start(folder, "serve", "--port", "0"));
    }

    private HttpResponse<String> get(Served server, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Served server, String content) throws IOException, InterruptedException {
        String body = Frames.object("channel_id", "lobby", "author", "ada", "content", content)
                .toString();
        return http.send(
                HttpRequest.newBuilder(server.uri().resolve("/api/messages"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Seq and content. */
    private List<String> messages(Served server) throws IOException, InterruptedException {
        return Frames.parse(
                        get(server, "/api/messages?channel_id=lobby&limit=1000").body())
                .getJsonArray("messages")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(message -> message.getInt("seq") + " " + message.getString("content"))
                .toList();
    }

    private Path segment() {
        return folder.resolve("data/channel/00000000000000000001.jsonl");
    }

    @Test
    @DisplayName(
            "K4 X10 serves what is good of a damaged one, says in one line and in its figures what is not, deletes nothing")
    void damaged() throws Exception {
        try (Served server = serve()) {
            for (String content : List.of("one", "two", "three")) {
                assertThat(post(server, content).statusCode()).isEqualTo(200);
            }
        }
        byte[] bytes = Files.readAllBytes(segment());
        int second = new String(bytes, UTF_8).indexOf("two");
        bytes[second] ^= 1;
        byte[] torn = java.util.Arrays.copyOf(bytes, bytes.length - 20);
        Files.write(segment(), torn);

        try (Served server = serve()) {
            assertThat(messages(server)).containsExactly("1 one");
            assertThat(Frames.parse(post(server, "four").body())
                            .getJsonObject("message")
                            .getInt("seq"))
                    .as("the seq of the torn line is not given again")
                    .isEqualTo(4);
            assertThat(messages(server)).containsExactly("1 one", "4 four");
            assertThat(get(server, "/health/ready").body()).contains("\"damaged_lines\":2");
            assertThat(get(server, "/metrics").body()).contains("heliograph_log_damaged_lines{log=\"channel\"} 2.0");
            assertThat(server.program().restOfErrors())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains(segment().getFileName() + " line 2: wrong checksum"))
                    .anySatisfy(line -> assertThat(line).contains(segment().getFileName() + " line 3: cut off"));
        }
        assertThat(segment()).hasBinaryContent(torn);
    }

    @Test
    @DisplayName("K4 is refused in one line where another server has the data folder; that one goes on")
    void twice() throws Exception {
        try (Served first = serve()) {
            try (Program second = Program.start(folder, "serve", "--port", "0")) {
                assertThat(second.status()).isEqualTo(1);
                assertThat(second.restOfErrors())
                        .containsExactly("heliograph: The log data/channel is in use by another process");
                assertThat(second.restOfOutput()).isEmpty();
            }
            assertThat(post(first, "still here").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("K4 is refused in one line where nothing can be written, not even by root")
    @EnabledOnOs(OS.LINUX)
    void nowhere() {
        try (Program server = Program.start(folder, "serve", "--port", "0", "--data", "/proc/self")) {
            assertThat(server.status()).isEqualTo(1);
            assertThat(server.restOfErrors())
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line).startsWith("heliograph: ").contains("/proc/self"));
        }
    }

    @Test
    @DisplayName(
            "K3 K4 that may grow no more refuses messages and tells its operator why; all it took is there, and it goes on with room")
    @EnabledOnOs(OS.LINUX)
    void full() throws Exception {
        List<String> taken = new ArrayList<>();
        // No file of this process may be over 64 KiB: a disk that is full, as far as the log can tell.
        List<String> limited = List.of("bash", "-c", "ulimit -f 64; exec \"$@\"", "limited");
        try (Served server = Served.by(Program.startUnder(limited, folder, "serve", "--port", "0"))) {
            HttpResponse<String> answer = post(server, "x".repeat(1_000));
            for (int i = 0; answer.statusCode() == 200 && i < 1_000; i++) {
                taken.add((taken.size() + 1) + " " + "x".repeat(1_000));
                answer = post(server, "x".repeat(1_000));
            }
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Frames.parse(answer.body()).getString("error")).isEqualTo("The log is not available");
            assertThat(taken).hasSizeBetween(20, 70);
            assertThat(messages(server)).isEqualTo(taken);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.program().restOfErrors().stream()
                            .filter(line -> line.contains("Cannot write to the log")))
                    .as("told once, to the operator")
                    .singleElement()
                    .asString()
                    .contains("File too large");
        }
        try (Served server = serve()) {
            assertThat(post(server, "room").statusCode()).isEqualTo(200);
            taken.add((taken.size() + 1) + " room");
            assertThat(messages(server)).isEqualTo(taken);
            assertThat(get(server, "/health/ready").body()).contains("\"damaged_lines\":0");
        }
    }

    @Test
    @DisplayName("K3 measures every append and every fsync")
    void measured() throws Exception {
        try (Served server = serve()) {
            for (int i = 0; i < 5; i++) {
                assertThat(post(server, "x").statusCode()).isEqualTo(200);
            }
            assertThat(get(server, "/metrics").body().lines())
                    .contains("heliograph_append_seconds_count 5", "heliograph_fsync_seconds_count 5")
                    .contains("heliograph_fsync_seconds_bucket{le=\"+Inf\"} 5");
        }
    }
}
