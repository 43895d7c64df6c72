package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.support.Frames;
import org.heliograph.support.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's program that starts the jar, as its documents say. */
@DisplayName("heliograph mcp")
class McpIT {
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":"
            + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"nosy program\",\"version\":\"1\"}}}";

    @TempDir
    private Path folder;

    private final List<Program> programs = new ArrayList<>();

    @AfterEach
    void end() {
        programs.forEach(Program::close);
    }

    private Program type(String... words) {
        Program program = Program.start(folder, words);
        programs.add(program);
        return program;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static JsonObject ask(Program bridge, String message) throws IOException {
        bridge.input().write((message + "\n").getBytes(StandardCharsets.UTF_8));
        bridge.input().flush();
        return Frames.parse(bridge.line());
    }

    @Test
    @DisplayName("finds the host's token in the data folder, prints nothing but messages, and ends with its input")
    void hosts() throws IOException {
        Files.writeString(folder.resolve("heroes.json"), "[{\"id\":\"thorin\",\"name\":\"Thorin\"}]");
        String port = String.valueOf(freePort());
        Program table =
                type("party", "start", "Mines", "--characters", "heroes.json", "--host", "127.0.0.1", "--port", port);
        while (!table.line().startsWith("Ctrl-C")) {
            assertThat(table.restOfErrors()).noneMatch(line -> line.contains("SLF4J"));
        }
        Program bridge = type("mcp", "--server", "http://127.0.0.1:" + port);

        JsonObject welcome = ask(bridge, INITIALIZE).getJsonObject("result");
        assertThat(welcome.getJsonObject("serverInfo").getString("name")).isEqualTo("heliograph");
        JsonObject tools = ask(bridge, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        assertThat(tools.getJsonObject("result").getJsonArray("tools")).hasSize(13);
        assertThat(ask(bridge, "nonsense").containsKey("error")).isTrue();
        JsonObject status = ask(
                bridge,
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"party-status\",\"arguments\":{}}}");
        assertThat(status.toString()).contains("Mines");
        try (OutputStream input = bridge.input()) {
            input.flush();
        }
        assertThat(bridge.status()).isZero();
        assertThat(bridge.restOfOutput()).isEmpty();
        assertThat(bridge.restOfErrors()).isEmpty();
        assertThat(table.restOfErrors())
                .noneMatch(line -> line.contains("SLF4J") || line.contains("hgp_"))
                .as("what a program calls itself is nobody's news")
                .noneMatch(line -> line.contains("nosy program"));
    }

    @Test
    @DisplayName("without a party it says so on standard error and is no server")
    void nothing() {
        Program bridge = type("mcp", "--data", "nowhere");

        assertThat(bridge.status()).isEqualTo(ExitStatus.NOT_ALLOWED);
        assertThat(bridge.restOfOutput()).isEmpty();
        assertThat(bridge.restOfErrors()).hasSize(1).allMatch(line -> line.contains("There is no party in"));
    }
}
