package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Camera;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A party from a terminal, as it is typed. */
@DisplayName("heliograph party")
class PartyIT {
    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Program> programs = new ArrayList<>();

    @BeforeEach
    void cast() throws IOException {
        Files.writeString(
                folder.resolve("heroes.json"),
                "[{\"id\":\"thorin\",\"name\":\"Thorin\"},{\"id\":\"elara\",\"name\":\"Élara\"}]");
    }

    @AfterEach
    void end() {
        programs.forEach(Program::close);
    }

    private Program type(String... words) {
        Program program = Program.start(folder, words);
        programs.add(program);
        return program;
    }

    private Program start(String port, String... more) {
        List<String> words = new ArrayList<>(
                List.of("party", "start", "Mines", "--characters", "heroes.json", "--host", "127.0.0.1"));
        words.addAll(List.of("--port", port));
        words.addAll(List.of(more));
        return type(words.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Everything up to the last line that it prints before it waits. */
    private static List<String> printed(Program start) {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(start.line());
        } while (!lines.get(lines.size() - 1).startsWith("Ctrl-C"));
        return lines;
    }

    @Test
    @DisplayName("A party of a campaign is called what the campaign is called; one of bare characters needs a name")
    void nameOfTheCampaign() throws Exception {
        String port = String.valueOf(freePort());
        printed(type("party", "start", "--campaign", "drowned-bell", "--host", "127.0.0.1", "--port", port));
        Program asked = type("party", "status", "--server", "http://127.0.0.1:" + port, "--json");
        assertThat(Frames.parse(asked.line()).getString("name")).isEqualTo("The Drowned Bell");

        Program nameless = type("party", "start", "--characters", "heroes.json", "--port", port);
        assertThat(nameless.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(nameless.errorLine()).contains("What is the party called?");
    }

    private int get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @DisplayName("P1 P40 start without a server is one, prints everybody's address to open and to scan, and its parties"
            + " come back")
    void startsItself() throws Exception {
        String port = String.valueOf(freePort());
        Program start = start(port);
        List<String> lines = printed(start);

        assertThat(start.errorLine()).contains("no phone can come", "http://127.0.0.1:" + port);
        int elara = lines.indexOf("Élara (elara)");
        String url = lines.get(elara + 1).strip();
        assertThat(url).startsWith("http://127.0.0.1:" + port + "/play?token=hgp_");
        assertThat(scanned(lines.subList(elara + 2, lines.size()))).isEqualTo(url);
        assertThat(lines)
                .filteredOn(line -> line.contains("/play?token="))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .matches("The host's page, for you alone: http://127\\.0\\.0\\.1:" + port
                                + "/host\\?token=hgp_\\S+"));
        String status = "http://127.0.0.1:" + port + "/status" + url.substring(url.indexOf('?'));
        assertThat(get(status)).isEqualTo(200);
        Program asked = type("party", "status", "--server", "http://127.0.0.1:" + port, "--json");
        assertThat(asked.status()).isZero();
        assertThat(Frames.parse(asked.line()).getString("name")).isEqualTo("Mines");

        assertThat(start.interrupt().status()).isEqualTo(ExitStatus.INTERRUPTED);
        type("serve", "--port", port).line();
        assertThat(get(status)).as("the same address after a restart").isEqualTo(200);
    }

    private static String scanned(List<String> lines) {
        int size = lines.get(0).length();
        return Camera.read(size, (x, y) -> {
            char drawn = lines.get(y / 2).charAt(x);
            return drawn == ' ' || drawn == (y % 2 == 0 ? '▄' : '▀');
        });
    }

    @Test
    @DisplayName("start where a server answers opens the party there and returns; programs get the server's answer")
    void startsThere() throws Exception {
        Program server = type("serve", "--port", "0");
        URI uri = URI.create(server.line().replace("Heliograph ready at ", ""));

        Program start = start(String.valueOf(uri.getPort()), "--json");
        assertThat(start.status()).isZero();
        JsonObject opened = Frames.parse(start.line());
        assertThat(opened.getJsonArray("players")).hasSize(2);

        Program second = start(String.valueOf(uri.getPort()), "--no-qr", "--server", uri.toString());
        assertThat(second.status()).isZero();
        assertThat(second.restOfOutput())
                .noneMatch(line -> line.contains("█"))
                .anyMatch(line -> line.contains("tokens.json"));
        assertThat(Files.list(folder.resolve("data/party"))).hasSize(2);
    }

    @Test
    @DisplayName("P41 what keeps start from its work is one clear line and an exit status, and no server stays")
    void cannotStart() throws Exception {
        Program away = start("0", "--server", "http://127.0.0.1:1");
        assertThat(away.status()).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(away.restOfErrors()).hasSize(1);

        Program nobody = type("party", "start", "Mines");
        assertThat(nobody.status()).isEqualTo(ExitStatus.USAGE);

        Files.writeString(folder.resolve("heroes.json"), "[{\"id\":\"thorin\"}]");
        Program wrong = start("0");
        assertThat(wrong.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(wrong.restOfErrors()).anyMatch(line -> line.contains("characters[0]") && line.contains("name"));
        assertThat(wrong.restOfOutput()).isEmpty();

        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Program busy = start(String.valueOf(silent.getLocalPort()));
            assertThat(busy.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(busy.restOfErrors()).hasSize(1);
        }
    }

    @Test
    @NeedsTool("sh")
    @DisplayName("auto answers from a command, and gives an action back when it is asked to end")
    void auto() throws Exception {
        Program server = type("serve", "--port", "0");
        String uri = server.line().replace("Heliograph ready at ", "").replaceFirst("/$", "");
        Program start = start(
                "0", "--server", uri, "--json", "--data", folder.resolve("data").toString());
        assertThat(start.status()).isZero();
        JsonObject opened = Frames.parse(start.line());
        String thorin = opened.getJsonArray("players").getJsonObject(0).getString("token");
        String host = opened.getJsonObject("host").getString("token");
        Program auto = type(
                "party",
                "auto",
                "--server",
                uri,
                "--json",
                "--exec",
                "grep -q wait && { touch waiting; sleep 600; }; echo You see nothing.");
        assertThat(auto.errorLine()).isEqualTo("heliograph: waiting for actions");

        post(uri + "/action", thorin, "{\"text\":\"I look\"}");
        assertThat(Frames.parse(auto.line()).getString("status")).isEqualTo("resolved");
        post(uri + "/action", thorin, "{\"text\":\"I wait\"}");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("waiting")));

        assertThat(auto.terminateAlone().status()).isEqualTo(ExitStatus.TERMINATED);

        String next = post(uri + "/api/party/next", host, "");
        assertThat(Frames.parse(next).getString("text")).isEqualTo("I wait");
    }

    @Test
    @DisplayName("what is typed on standard input is an answer, too, and it may be in any script")
    void standardInput() throws Exception {
        Program server = type("serve", "--port", "0");
        String uri = server.line().replace("Heliograph ready at ", "").replaceFirst("/$", "");
        start("0", "--server", uri).status();
        Program say = type("party", "say", "-", "--server", uri, "--json");
        try (OutputStream in = say.input()) {
            in.write("Das Tor öffnet sich: ⚔\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(say.status()).isZero();
        assertThat(Frames.parse(say.line()).keySet()).containsExactly("id");
    }

    private String post(String url, String token, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
