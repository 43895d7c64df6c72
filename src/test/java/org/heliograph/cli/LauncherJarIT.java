package org.heliograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import org.heliograph.support.Program;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher jar as people run it: a process, its output, its exit status. */
class LauncherJarIT {
    private static final String READY = "Heliograph ready at ";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void oneLineSaysThatItIsReadyAndWhere() throws Exception {
        try (Program server = serve("--set", "heliograph.context-path=/push")) {
            URI uri = ready(server);

            assertThat(uri.getPath()).isEqualTo("/push");
            assertThat(get(uri, "/api/channels").statusCode()).isEqualTo(200);
            HttpResponse<String> page = get(uri, "/channels/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<html");

            server.terminate();
            assertThat(server.status()).isEqualTo(143);
            assertThat(server.restOfOutput()).isEmpty();
        }
    }

    @Test
    void aBusyPortIsOneLineAndStatus1() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Program server = Program.start(folder, "serve", "--port", String.valueOf(taken.getLocalPort()))) {
            assertFailed(server, "Cannot listen on 127.0.0.1 port " + taken.getLocalPort());
        }
    }

    @Test
    void aBadSettingIsOneLineAndStatus1() {
        try (Program server = serve("--set", "heliograph.limits.frame=plenty")) {
            assertFailed(server, "heliograph.limits.frame");
        }
        try (Program server = serve("--set", "heliograph.limits.frames=1")) {
            assertFailed(server, "heliograph.limits.frames");
        }
        try (Program server = Program.start(folder, "serve", "--port", "http")) {
            assertFailed(server, "heliograph.port");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneLineAndStatus1() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Program server = Program.start(folder, "serve", "--port", "0", "--data", file.toString())) {
            assertFailed(server, file.toString());
        }
    }

    @Test
    @DisplayName("X9 a stop tells every client to come back, and when")
    void aStopTellsEveryClient() {
        try (Program server = serve()) {
            URI uri = ready(server);
            WireClient client = WireClient.open(socket(uri, "/api/ws/lobby"));
            client.next("connected");

            server.terminate();

            var closed = client.closed();
            assertThat(closed.code()).isEqualTo(1001);
            assertThat(closed.reason()).contains("retry_after_ms=");
            assertThat(server.status()).isEqualTo(143);
            assertThat(server.restOfErrors()).isEmpty();
        }
    }

    @Test
    void linesFromAProgramAreFollowedOnAnotherTerminal() throws Exception {
        try (Program server = serve()) {
            String url = ready(server).toString();
            try (Program tail = Program.start(folder, "tail", "channel/build", "--all", "--json", "--server", url);
                    Program say = Program.start(folder, "say", "build", "--author", "make", "--server", url)) {
                try (OutputStream in = say.input()) {
                    in.write("compiling\n\nübersetzt ✓\n".getBytes(UTF_8));
                }

                assertThat(say.status()).isZero();
                assertThat(content(tail.line())).isEqualTo("compiling");
                assertThat(content(tail.line())).isEqualTo("übersetzt ✓");
            }
        }
    }

    @Test
    @DisplayName(
            "X10 kill -9 of the server amid a program's output: once it is back nothing is missing and nothing doubled")
    void nothingIsLostOrDoubledOverAKill() throws Exception {
        int port = freePort();
        int lines = 6_000;
        String url = "http://127.0.0.1:" + port;
        Program server = serveOn(port);
        try (Program say = Program.start(
                        folder, "say", "build", "--server", ready(server).toString(), "--json");
                Program tail = Program.start(folder, "tail", "build", "--all", "--json", "--server", url)) {
            try (OutputStream in = say.input()) {
                for (int number = 1; number <= lines; number++) {
                    in.write((number + "\n").getBytes(UTF_8));
                    if (number % 2_000 == 0) {
                        in.flush();
                        assertThat(content(tail.line()))
                                .as("the first of what is being written")
                                .isNotBlank();
                        server.kill();
                        server = serveOn(port);
                    }
                }
            }

            assertThat(say.status()).isZero();
            assertThat(say.line()).isEqualTo("{\"sent\":" + lines + ",\"refused\":0}");
            ready(server);
            try (Program all =
                    Program.start(folder, "tail", "build", "--all", "--no-follow", "--json", "--server", url)) {
                assertThat(all.status()).isZero();
                assertThat(all.restOfOutput().stream().map(LauncherJarIT::content))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, lines)
                                .mapToObj(String::valueOf)
                                .toList());
            }
        } finally {
            server.close();
        }
    }

    @Test
    void noServerIsStatus3() throws Exception {
        String url = "http://127.0.0.1:" + freePort();
        for (List<String> command : List.of(List.of("tail", "lobby"), List.of("say", "lobby", "hello"))) {
            try (Program program = Program.start(folder, with(command, "--server", url))) {
                assertThat(program.status()).isEqualTo(3);
                assertThat(program.errorLine()).contains(url);
                assertThat(program.restOfErrors()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("X16 a token opens what it is for, is refused once revoked, and is never printed by others")
    void tokensAreMadeUsedAndRevoked() throws Exception {
        try (Program server = serve("--set", "heliograph.auth.ops=token")) {
            String url = ready(server).toString();
            String data = folder.resolve("data").toString();

            assertThat(run(4, "say", "lobby", "hello", "--server", url)).isEmpty();
            String token = run(
                            0, "token", "create", "--role", "producer", "--name", "ci", "--data", data, "--server", url)
                    .get(0);
            run(0, "say", "lobby", "hello", "--server", url, "--token", token);
            List<String> listed = run(0, "token", "list", "--json", "--data", data, "--server", url);
            assertThat(listed).noneMatch(line -> line.contains(token));
            String id = listed.stream()
                    .map(LauncherJarIT::object)
                    .filter(one -> one.getString("name").equals("ci"))
                    .findFirst()
                    .orElseThrow()
                    .getString("id");
            run(0, "token", "revoke", id, "--data", data, "--server", url);

            assertThat(run(4, "say", "lobby", "again", "--server", url, "--token", token))
                    .isEmpty();
            server.terminate();
            server.status();
            assertThat(server.restOfErrors()).noneMatch(line -> line.contains(token));
        }
    }

    @Test
    void theDemoWritesSomethingReal() throws Exception {
        try (Program demo = Program.start(
                folder, "demo", "--port", "0", "--data", folder.resolve("kept").toString())) {
            String url = ready(demo).toString();
            try (Program tail = Program.start(folder, "tail", "channel/machine", "--json", "--server", url)) {
                assertThat(content(tail.line())).contains("cpu");
                assertThat(content(tail.line())).contains("memory");
            }
            assertThat(run(0, "tail", "lobby", "--no-follow", "--json", "--server", url))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(content(line)).startsWith("Welcome");
                        assertThat(object(line).getJsonObject("data").getString("author"))
                                .isEqualTo("Heliograph");
                    });
            assertThat(demo.terminate().status()).isEqualTo(143);
            assertThat(folder.resolve("kept")).isNotEmptyDirectory();
        }
    }

    @Test
    void theDemoWritesUnderItsOwnNamesWhereATokenIsNeeded() throws Exception {
        Path kept = folder.resolve("guarded");
        try (Program demo = Program.start(
                folder, "demo", "--port", "0", "--data", kept.toString(), "--set", "heliograph.auth.ops=token")) {
            String url = ready(demo).toString();
            String token = Files.readString(kept.resolve("admin.token")).strip();
            try (Program tail =
                    Program.start(folder, "tail", "channel/machine", "--json", "--server", url, "--token", token)) {
                JsonObject message = object(tail.line()).getJsonObject("data");
                assertThat(message.getString("author")).isEqualTo("machine");
                assertThat(message.getString("lane")).isEqualTo("load");
                assertThat(message.isNull("display_name")).isTrue();
            }
        }
    }

    @Test
    @DisplayName("K4 what the server found damaged is one JSON object on a line of standard error, with file and line")
    void theLogIsStructured() throws Exception {
        Path data = Files.createDirectories(folder.resolve("damaged"));
        try (Program server = serve("--data", data.toString())) {
            run(0, "say", "lobby", "one", "--server", ready(server).toString());
        }
        Path segment = data.resolve("channel/00000000000000000001.jsonl");
        Files.writeString(segment, Files.readString(segment).replace("\"one\"", "\"two\""));

        try (Program server = serve("--data", data.toString())) {
            JsonObject line = object(server.errorLine());

            assertThat(line.getString("level")).isEqualTo("WARNING");
            assertThat(line.getString("message")).contains(segment.toString(), "checksum");
            assertThat(line).containsKeys("time", "logger");
            assertThat(run(
                            0,
                            "tail",
                            "lobby",
                            "--no-follow",
                            "--server",
                            ready(server).toString()))
                    .isEmpty();
        }
    }

    @Test
    void aReaderThatGoesAwayEndsATailQuietly() throws Exception {
        try (Program server = serve()) {
            String url = ready(server).toString();
            run(0, "say", "lobby", "one", "--server", url);
            Process pipe = new ProcessBuilder(
                            "sh",
                            "-c",
                            "\"$0\" -jar \"$1\" tail lobby --json --server \"$2\" | head -1",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            Program.jar().toString(),
                            url)
                    .redirectErrorStream(true)
                    .start();
            try (InputStream out = pipe.getInputStream()) {
                byte[] first = out.readNBytes(10);
                assertThat(new String(first, UTF_8)).startsWith("{");
                run(0, "say", "lobby", "two", "--server", url);
                run(0, "say", "lobby", "three", "--server", url);
                assertThat(new String(out.readAllBytes(), UTF_8).lines()).hasSize(1);
            }
            assertThat(pipe.waitFor()).isZero();
        }
    }

    @Test
    void theCompletionScriptIsValid() throws Exception {
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (OutputStream in = bash.getOutputStream()) {
            in.write(String.join("\n", run(0, "completion")).getBytes(UTF_8));
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void theJarKeepsServicesAndVersionsAndNoSignatures() throws IOException {
        try (var jar = new JarFile(Program.jar().toFile())) {
            assertThat(jar.isMultiRelease()).isTrue();
            assertThat(jar.stream()).noneMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
            assertThat(jar.stream()).noneMatch(entry -> entry.getName().endsWith("module-info.class"));
            var services = jar.getEntry("META-INF/services/org.glassfish.jersey.internal.spi.AutoDiscoverable");
            try (InputStream in = jar.getInputStream(services)) {
                assertThat(new String(in.readAllBytes(), UTF_8).lines()).hasSizeGreaterThan(1);
            }
        }
    }

    private Program serve(String... arguments) {
        return Program.start(folder, with(List.of("serve", "--port", "0"), arguments));
    }

    private Program serveOn(int port) {
        return Program.start(folder, "serve", "--port", String.valueOf(port));
    }

    private static URI ready(Program server) {
        String line = server.line();
        assertThat(line).startsWith(READY + "http://127.0.0.1:");
        String url = line.substring(READY.length());
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private static void assertFailed(Program program, String words) {
        assertThat(program.status()).isEqualTo(1);
        assertThat(program.restOfErrors())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("heliograph: ").contains(words));
        assertThat(program.restOfOutput()).isEmpty();
    }

    private List<String> run(int status, String... arguments) {
        try (Program program = Program.start(folder, arguments)) {
            assertThat(program.status())
                    .as(() -> program.restOfErrors().toString())
                    .isEqualTo(status);
            return program.restOfOutput();
        }
    }

    private static String[] with(List<String> first, String... more) {
        return java.util.stream.Stream.concat(first.stream(), List.of(more).stream())
                .toArray(String[]::new);
    }

    private HttpResponse<String> get(URI uri, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(uri + path)).build(), BodyHandlers.ofString());
    }

    private static URI socket(URI uri, String path) {
        return URI.create(uri.toString().replaceFirst("^http", "ws") + path);
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private static String content(String frame) {
        return object(frame).getJsonObject("data").getString("content");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
