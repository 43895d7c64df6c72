package org.heliograph.cli.party.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("heliograph party demo")
class PartyDemoCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new PartyDemoCommand(new PrintStream(out, false, UTF_8)))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return failure instanceof IOException ? 1 : 99;
                })
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString(UTF_8).lines().toList();
    }

    @Test
    @DisplayName("plays the evening, a line for everything that somebody sees, and ends by itself")
    void plain() {
        assertThat(run("--plain")).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(lines())
                .startsWith("The Drowned Bell")
                .contains(
                        "== A whisper",
                        "[wren] ✉ The knot is your brother's.",
                        "[host] ✎ The warden has seen their lantern.")
                .contains(
                        "[sable] ↺ ✉ It is a list of names. Yours is the last.", "[bram] ✗ closed 1008: Kicked by host")
                .noneMatch(line -> line.contains("\u001b"))
                .noneMatch(line -> line.startsWith("[observer] ✉"));
    }

    @Test
    @DisplayName("prints every frame with whom it came to, in JSON")
    void json() {
        assertThat(run("--json")).isZero();

        List<JsonObject> all = lines().stream().map(Door::object).toList();
        assertThat(all).noneMatch(JsonObject::isEmpty);
        assertThat(all.get(0)).containsKeys("recipient", "name", "transport");
        assertThat(all.stream()
                        .filter(line -> line.containsKey("frame"))
                        .filter(line -> line.getString("recipient").equals("wren"))
                        .map(line -> line.getJsonObject("frame").getString("type")))
                .startsWith("connected", "combat_state", "character_update", "live")
                .contains("private", "narrative", "system");
        assertThat(all.stream().filter(line -> line.containsKey("closed"))).hasSize(6);
    }

    @Test
    @DisplayName("says in a line that its port is taken")
    void busy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(1);
        }

        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("Cannot listen on 127.0.0.1");
    }

    @ParameterizedTest
    @DisplayName("refuses what makes no sense")
    @ValueSource(strings = {"--speed=-1", "--speed=NaN", "--speed=fast", "--port=70000", "--port=x"})
    void senseless(String option) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(out.size()).isZero();
    }
}
