package org.heliograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliograph.support.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("K5 heliograph log")
class LogCommandIT {
    @TempDir
    private Path folder;

    private Path segment;

    @BeforeEach
    void prepare() {
        segment = folder.resolve("data/channel/00000000000000000001.jsonl");
    }

    /** What a program printed, and how it ended. */
    private record Ran(int status, List<String> out, List<String> err) {
        List<JsonObject> objects() {
            return out.stream().map(LogCommandIT::object).toList();
        }
    }

    private Ran run(String input, String... arguments) throws IOException {
        try (Program program = Program.start(folder, arguments)) {
            try (OutputStream in = program.input()) {
                in.write(input.getBytes(UTF_8));
            }
            return new Ran(program.status(), program.restOfOutput(), program.restOfErrors());
        }
    }

    private static String messages(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> "{\"channel_id\":\"c" + n % 2 + "\",\"content\":\"message " + n
                        + "\",\"timestamp\":\"2025-01-01T00:00:" + (10 + n) + "Z\"}\n")
                .reduce("", String::concat);
    }

    private void fill() throws IOException {
        assertThat(run(messages(1, 20), "log", "import", "channel"))
                .isEqualTo(new Ran(0, List.of("20 new, 0 were there already, 0 refused"), List.of()));
    }

    /** Flips a bit in a line, counted from 1; says where the line begins. */
    private long damage(int line) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        int offset = 0;
        for (int n = 1; n < line; offset++) {
            n += bytes[offset] == '\n' ? 1 : 0;
        }
        bytes[offset + 100] ^= 4;
        Files.write(segment, bytes);
        return offset;
    }

    @Test
    @DisplayName("K5 verify finds the flipped bit, repair sets its line aside, and then nothing is wrong")
    void verifiesAndRepairs() throws IOException {
        fill();
        assertThat(run("", "log", "verify"))
                .isEqualTo(new Ran(0, List.of("channel: 20 good entries, nothing is wrong"), List.of()));
        long offset = damage(7);
        String damaged = Files.readAllLines(segment).get(6);

        assertThat(run("", "log", "verify"))
                .isEqualTo(new Ran(
                        5,
                        List.of(
                                Path.of("data/channel", segment.getFileName().toString()) + ":7 (byte " + offset
                                        + "): wrong checksum",
                                "channel: 19 good entries, 1 damaged"),
                        List.of()));
        assertThat(run("", "log", "verify", "channel", "--json").objects())
                .containsExactly(
                        Json.createObjectBuilder()
                                .add("log", "channel")
                                .add("file", "data/channel/" + segment.getFileName())
                                .add("line", 7)
                                .add("byte", offset)
                                .add("reason", "wrong checksum")
                                .build(),
                        Json.createObjectBuilder()
                                .add("log", "channel")
                                .add("entries", 19)
                                .add("damaged", 1)
                                .build());
        Ran exported = run("", "log", "export", "channel");
        assertThat(exported.status()).isEqualTo(5);
        assertThat(exported.out()).hasSize(19);
        assertThat(exported.err())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("Left out: ").endsWith("wrong checksum"));

        assertThat(run("", "log", "repair"))
                .isEqualTo(new Ran(0, List.of("channel: 19 good entries, 1 set aside"), List.of()));
        assertThat(folder.resolve("data/channel/00000000000000000001.damaged")).hasContent(damaged);
        assertThat(Files.readAllLines(segment)).isEqualTo(exported.out());
        assertThat(run("", "log", "verify", "--json").out())
                .containsExactly("{\"log\":\"channel\",\"entries\":19,\"damaged\":0}");
    }

    @Test
    @DisplayName(
            "P28 K5 finds the logs of parties: what is damaged is named by its file and line, and set aside beside it")
    void parties() throws Exception {
        String party = partyWithThreeActions();
        segment = folder.resolve("data/party/" + party + "/actions.jsonl");
        long offset = damage(2);

        assertThat(run("", "log", "verify", "party"))
                .isEqualTo(new Ran(
                        5,
                        List.of(
                                Path.of("data/party", party, "actions.jsonl") + ":2 (byte " + offset
                                        + "): wrong checksum",
                                "party/" + party + "/actions: 2 good entries, 1 damaged",
                                "party/" + party + "/responses: 4 good entries, nothing is wrong"),
                        List.of()));
        assertThat(run("", "log", "verify").out()).contains("party/" + party + "/actions: 2 good entries, 1 damaged");
        assertThat(run("", "log", "export", "party").out()).hasSize(6);
        assertThat(run("", "log", "export", "party/" + party + "/responses").out())
                .hasSize(4);
        assertThat(run("", "log", "repair", "party/" + party).out())
                .containsExactly(
                        "party/" + party + "/actions: 2 good entries, 1 set aside",
                        "party/" + party + "/responses: 4 good entries, 0 set aside");
        assertThat(Files.readAllLines(folder.resolve("data/party/" + party + "/.actions/00000000000000000001.damaged")))
                .hasSize(1);
        assertThat(run("", "log", "verify", "party").status()).isZero();
        Ran imported = run("{}\n", "log", "import", "party");
        assertThat(imported.status()).isEqualTo(2);
        assertThat(imported.err()).first().asString().startsWith("heliograph: Nothing is imported into a party");
    }

    private String partyWithThreeActions() throws IOException, InterruptedException {
        try (Program server = Program.start(folder, "serve", "--port", "0")) {
            URI uri = URI.create(server.line().replace("Heliograph ready at ", ""));
            JsonObject opened = post(
                    uri.resolve("api/parties"),
                    "{\"name\":\"Mines\",\"characters\":[{\"id\":\"thorin\",\"name\":\"Thorin\"}]}");
            String token = opened.getJsonArray("players").getJsonObject(0).getString("token");
            for (int n = 0; n < 3; n++) {
                JsonObject taken =
                        post(uri.resolve("action?token=" + token), "{\"action\":\"" + "x".repeat(100) + "\"}");
                assertThat(taken.getBoolean("success")).isTrue();
            }
            assertThat(server.terminate().status()).isEqualTo(143);
            return opened.getString("party_id");
        }
    }

    private static JsonObject post(URI uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return object(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Test
    @DisplayName("K5 while a server runs, verify and export read; repair and import are refused in one line")
    void besideAServer() throws IOException {
        fill();
        try (Program server = Program.start(folder, "serve", "--port", "0")) {
            assertThat(server.line()).startsWith("Heliograph ready at ");

            assertThat(run("", "log", "verify").status()).isZero();
            assertThat(run("", "log", "export", "channel").out()).hasSize(20);
            Ran refused =
                    new Ran(1, List.of(), List.of("heliograph: The log data/channel is in use by another process"));
            assertThat(run("", "log", "repair", "channel")).isEqualTo(refused);
            assertThat(run(messages(1, 1), "log", "import", "channel")).isEqualTo(refused);
        }
    }

    @Test
    @DisplayName("export and import carry a log elsewhere: order, ids, keys and instants are kept, and twice is once")
    void carries() throws IOException {
        fill();
        Path file = folder.resolve("all.jsonl");
        assertThat(run("", "log", "export", "channel", "--to", file.toString()))
                .isEqualTo(new Ran(0, List.of(), List.of()));
        assertThat(file).hasSameTextualContentAs(segment);
        assertThat(run("", "log", "export", "channel", "--to", file.toString()))
                .isEqualTo(new Ran(1, List.of(), List.of("heliograph: " + file + " is there already")));
        assertThat(run("", "log", "export", "channel", "--topic", "c1", "--after", "15")
                        .objects())
                .extracting(line -> line.getInt("pos"))
                .containsExactly(17, 19);

        String[] again = {"log", "import", "channel", file.toString(), "--data", "other", "--json"};
        assertThat(run("", again).out()).containsExactly("{\"new\":20,\"there_already\":0,\"refused\":0}");
        assertThat(run("", again).out()).containsExactly("{\"new\":0,\"there_already\":20,\"refused\":0}");
        assertThat(folder.resolve("other/channel").resolve(segment.getFileName()))
                .hasSameTextualContentAs(file);
    }

    @Test
    @DisplayName(
            "import takes other programs' messages, refuses what is none by its line, and goes on where it was cut")
    void imports() throws IOException {
        String mixed = messages(1, 3) + "\nno message\n{\"channel_id\":\"c1\"}\n" + messages(4, 5);
        assertThat(run(mixed, "log", "import", "channel"))
                .isEqualTo(new Ran(
                        1,
                        List.of("5 new, 0 were there already, 2 refused"),
                        List.of("Refused line 5: Not JSON", "Refused line 6: content is missing")));
        assertThat(run(messages(1, 8), "log", "import", "channel").out())
                .containsExactly("3 new, 5 were there already, 0 refused");
        try (Program server = Program.start(folder, "serve", "--port", "0")) {
            String url = server.line().replace("Heliograph ready at ", "");
            assertThat(
                            run("", "tail", "channel/c1", "--all", "--no-follow", "--json", "--server", url)
                                    .objects()
                                    .stream()
                                    .map(frame -> frame.getJsonObject("data")))
                    .extracting(data -> data.getString("content") + " at " + data.getString("timestamp"))
                    .containsExactly(
                            "message 1 at 2025-01-01T00:00:11.000000Z",
                            "message 3 at 2025-01-01T00:00:13.000000Z",
                            "message 5 at 2025-01-01T00:00:15.000000Z",
                            "message 7 at 2025-01-01T00:00:17.000000Z");
        }
    }

    @Test
    @DisplayName("tells mistakes apart: 1 where there is no log, 2 where the command makes no sense")
    void mistakes() throws IOException {
        assertThat(run("", "log", "verify"))
                .isEqualTo(new Ran(1, List.of(), List.of("heliograph: There is no log in data")));
        assertThat(run("", "log", "export", "bot"))
                .isEqualTo(new Ran(1, List.of(), List.of("heliograph: There is no log data/bot")));
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(run("", "log").status()).isEqualTo(2);
        assertThat(run("", "log", "export").status()).isEqualTo(2);
        assertThat(run("", "log", "import", "weather").status()).isEqualTo(2);
        assertThat(run("", "log", "verify", "--help").out())
                .anyMatch(line -> line.matches("\\s*5\\s+a log has damaged lines"));
    }

    @Test
    @DisplayName("export ends quietly when its reader goes away")
    void brokenPipe() throws Exception {
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, 40)
                .forEach(n -> lines.append(messages(1, 40).replace("message", n + " " + "x".repeat(200))));
        assertThat(run(lines.toString(), "log", "import", "channel").status()).isZero();
        Process pipe = new ProcessBuilder(
                        "bash",
                        "-c",
                        "set -o pipefail; \"$0\" -jar \"$1\" log export channel | head -1",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Program.jar().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (Stream<String> out = pipe.inputReader(UTF_8).lines()) {
            assertThat(out).hasSize(1);
        }
        assertThat(pipe.waitFor()).isZero();
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
