package org.heliograph.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R25 Who needs no token")
class OpenHouseTest {
    private static final String CHANNELS = "/api/channels";

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "127.1.2.3", "[::1]"})
    void aLauncherOnLoopbackIsOpenToThisMachine(String name) throws Exception {
        try (GuardedTomcat server = GuardedTomcat.launcher(data, Map.of())) {
            Answer answer = server.send("GET", CHANNELS, "Host: " + server.at(name));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("known=Open[]", "roles=truetruetrue");
            assertThat(server.send("GET", CHANNELS, "Host: " + name).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.4", "0.0.0.0"})
    void aNameThatWasReboundToLoopbackStaysClosed(String name) throws Exception {
        try (GuardedTomcat server = GuardedTomcat.launcher(data, Map.of())) {
            assertThat(server.send("GET", CHANNELS, "Host: " + server.at(name)).status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=10.0.0.1",
                "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Proto: https",
                "x-forwarded-host: localhost",
                "X-FORWARDED-SERVER: a"
            })
    void whatCameThroughAProxyStaysClosed(String header) throws Exception {
        try (GuardedTomcat server = GuardedTomcat.launcher(data, Map.of())) {
            assertThat(server.send("GET", CHANNELS, "Host: " + server.at("localhost"), header)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aPublicUrlCloses() throws Exception {
        expectClosed(Map.of("heliograph.public-url", "https://play.example"), true);
    }

    @Test
    void listeningOnMoreThanLoopbackCloses() throws Exception {
        expectClosed(Map.of("heliograph.host", "0.0.0.0"), true);
    }

    @Test
    void aContainerIsNeverOpenByItself() throws Exception {
        expectClosed(Map.of(), false);
    }

    @Test
    void tokenClosesAndOpenOpensWhereverItRuns() throws Exception {
        expectClosed(Map.of("heliograph.auth.ops", "token"), true);
        try (GuardedTomcat server = GuardedTomcat.container(data, Map.of("heliograph.auth.ops", "open"))) {
            assertThat(server.send("GET", CHANNELS, "Host: play.example", "X-Forwarded-For: 10.0.0.1")
                            .status())
                    .isEqualTo(200);
        }
    }

    private void expectClosed(Map<String, String> set, boolean launcher) throws Exception {
        try (GuardedTomcat server = launcher ? GuardedTomcat.launcher(data, set) : GuardedTomcat.container(data, set)) {
            Answer answer = server.send("GET", CHANNELS, "Host: " + server.at("localhost"));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"heliograph\"");
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(new Json().parse(answer.body()))
                    .isEqualTo(new Json()
                            .parse("{\"error\":\"A token of role VIEWER is needed\","
                                    + "\"message\":\"A token of role VIEWER is needed\",\"error_code\":401}"));
        }
    }
}
