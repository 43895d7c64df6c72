package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.heliograph.cli.remote.RefusedException;
import org.heliograph.party.invitation.BaseUrl;
import org.heliograph.party.invitation.Reach;
import org.heliograph.server.settings.SettingSources;
import org.heliograph.server.settings.Settings;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The server of a party")
class PartyServerTest {
    private static final JsonObject WANTED = Json.createObjectBuilder()
            .add("name", "Mines")
            .add(
                    "characters",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder().add("id", "thorin").add("name", "Thorin")))
            .build();

    @TempDir
    Path data;

    @Test
    @DisplayName("opens a party if it is there, as its administrator")
    void there() throws Exception {
        try (RunningServer running = RunningServer.start(data, "auth.ops", "token")) {
            PartyServer server = new PartyServer(settings(running.uri().getPort()));

            JsonObject opened = server.open(WANTED, server.adminToken()).orElseThrow();

            assertThat(opened.getJsonArray("players")).hasSize(1);
            assertThat(server.baseOf(opened))
                    .isEqualTo(new BaseUrl(running.uri().toString(), Reach.MACHINE));
        }
    }

    @Test
    @DisplayName("that has another data folder says so, without the token that was wrong")
    void anotherFolder() {
        try (RunningServer running = RunningServer.start(data, "auth.ops", "token")) {
            PartyServer server = new PartyServer(settings(running.uri().getPort()));

            assertThatThrownBy(() -> server.open(WANTED, Optional.of("hgo_wrong")))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("is " + data + " the data folder of the server that listens?")
                    .hasMessageNotContaining("hgo_wrong");
        }
    }

    @Test
    @DisplayName("P41 that is something else is told no token, and that is one clear line")
    void stranger() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            told.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        stranger.start();
        try {
            PartyServer server = new PartyServer(settings(stranger.getAddress().getPort()));

            assertThatThrownBy(() -> server.open(WANTED, Optional.of("hgo_secret")))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("is no Heliograph server");
            assertThat(told).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    @DisplayName("is nobody where nobody listens, or any free port is wanted")
    void nobody() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(new PartyServer(settings(free)).open(WANTED, Optional.empty()))
                .isEmpty();
        assertThat(new PartyServer(settings(0)).open(WANTED, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("that listens everywhere is asked on this machine")
    @CsvSource({
        "http://0.0.0.0:8080, http://127.0.0.1:8080",
        "http://0.0.0.0:8080/push, http://127.0.0.1:8080/push",
        "http://[::]:8080, http://[::1]:8080",
        "http://192.168.1.20:8080, http://192.168.1.20:8080",
        "http://10.0.0.0.example:8080, http://10.0.0.0.example:8080"
    })
    void fromHere(String address, String here) {
        assertThat(PartyServer.fromHere(URI.create(address))).isEqualTo(URI.create(here));
    }

    @Test
    @DisplayName("listens everywhere, unless somebody says otherwise")
    void everywhere() {
        Map<String, String> usual = Map.of("heliograph.host", "0.0.0.0");

        assertThat(new ServeOptions().settings(Map.of(), usual).listen().host()).isEqualTo("0.0.0.0");
        assertThat(new ServeOptions()
                        .settings(Map.of("heliograph.host", "127.0.0.1"), usual)
                        .listen()
                        .host())
                .isEqualTo("127.0.0.1");
    }

    private Settings settings(int port) {
        return Settings.read(
                SettingSources.of(Map.of("heliograph.port", String.valueOf(port), "heliograph.data", data.toString())));
    }
}
