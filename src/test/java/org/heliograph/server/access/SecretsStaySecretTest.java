package org.heliograph.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.heliograph.launcher.HeliographComponents;
import org.heliograph.launcher.Launcher;
import org.heliograph.launcher.Running;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsStaySecretTest {
    private static final String WRONG = "hgo_0123456789abcdefghijkl";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @DisplayName("X16 Neither a good nor a wrong token reaches an answer or anything printed")
    void noTokenIsPrinted(@TempDir Path data) throws Exception {
        Settings settings = Settings.read(SettingSources.of(
                Map.of("heliograph.data", data.toString(), "heliograph.port", "0", "heliograph.auth.ops", "token")));
        PrintStream error = System.err;
        PrintStream output = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        // Not redacted: what is not logged in the first place needs no second line of defence.
        StreamHandler logged = new StreamHandler(capture, new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.addHandler(logged);
        System.setErr(capture);
        System.setOut(capture);
        String good;
        try (Running server = new Launcher(settings, HeliographComponents.of(settings))
                .withAccessLog()
                .start()) {
            good = Files.readString(data.resolve("admin.token")).strip();
            String at = server.uri().toString().replaceFirst("/$", "");
            for (String token : new String[] {good, WRONG}) {
                askEverywhere(at, token);
            }
        } finally {
            root.removeHandler(logged);
            logged.flush();
            System.setErr(error);
            System.setOut(output);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("/api/channels", "401")
                .doesNotContain(good, good.substring(4), WRONG, WRONG.substring(4));
    }

    @Test
    @DisplayName("X16 A page is sent with a policy that keeps everything foreign out, and its address at home")
    void aPageKeepsForeignThingsOut(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(data)) {
            HttpResponse<String> page = server.get("/channels/index.html");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .startsWith("default-src 'self';")
                            .contains("frame-ancestors 'none'")
                            .doesNotContain("unsafe", "*", "http"));
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }

    private void askEverywhere(String at, String token) throws Exception {
        for (String path : new String[] {"/api/channels", "/api/nothing", "/channels/", "/ws"}) {
            answers(HttpRequest.newBuilder(URI.create(at + path + "?token=" + token)), token);
            answers(HttpRequest.newBuilder(URI.create(at + path)).header("Authorization", "Bearer " + token), token);
        }
        answers(
                HttpRequest.newBuilder(URI.create(at + "/api/messages?token=" + token))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token)),
                token);
        String socket = at.replaceFirst("^http", "ws") + "/api/ws/general";
        try (WireClient client = WireClient.open(URI.create(socket + "?token=" + token))) {
            assertThat(client.next().toString()).doesNotContain(token);
        }
    }

    private void answers(HttpRequest.Builder request, String token) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).doesNotContain(token);
        assertThat(answer.headers().toString()).doesNotContain(token);
    }
}
