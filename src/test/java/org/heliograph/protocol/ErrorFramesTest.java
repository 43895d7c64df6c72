package org.heliograph.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.support.Frames;
import org.heliograph.support.RawWebSocket;
import org.heliograph.support.RunningServer;
import org.heliograph.support.WireClient;
import org.heliograph.wire.FrameEncoder;
import org.heliograph.wire.Json;
import org.heliograph.wire.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("docs/asyncapi.yaml: every error that a socket may be told")
class ErrorFramesTest {
    private static final Document DOCUMENT = Document.read("asyncapi.yaml");

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, "limits.frame", "64KiB", "limits.frames-per-second", "50");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("X11: each code comes from a real cause, fits its schema, and there is no other")
    void everyCodeIsHeld() {
        Set<Integer> seen = new TreeSet<>();
        for (String frame : List.of(
                told("", "{\"type\":\"nothing\"}"),
                told("", "{\"type\":\"auth\",\"token\":\"wrong\"}"),
                told("?token=" + token("VIEWER"), "{\"type\":\"message\",\"content\":\"c\"}"),
                told("?token=" + token("VIEWER"), "{\"type\":\"auth\",\"token\":\"" + token("VIEWER") + "\"}"),
                told("", "{\"type\":\"message\",\"content\":\"" + "x".repeat(16 * 1024 + 1) + "\"}"),
                tooFast(),
                encoded(new IllegalStateException("a mistake of ours")),
                encoded(new LogUnavailableException("the disk is full")))) {
            assertThat(DOCUMENT.faults(DOCUMENT.at("/components/schemas/Error"), frame))
                    .as(frame)
                    .isEmpty();
            seen.add(Frames.parse(frame).getInt("error_code"));
        }

        assertThat(seen)
                .containsExactlyElementsOf(DOCUMENT.at("/components/schemas/Error/properties/error_code/enum")
                        .valueStream()
                        .map(code -> code.asInt())
                        .toList());
    }

    private static String token(String role) {
        return server.newToken(role, "eva").getString("token");
    }

    private static String told(String query, String sent) {
        try (WireClient client = server.socket("/api/ws/errors" + query)) {
            client.next("connected");
            JsonObject error = client.send(sent).next("error");
            return error.toString();
        }
    }

    private static String tooFast() {
        try (RawWebSocket client = server.raw("/api/ws/fast")) {
            client.readText();
            // Written in one go: a second cannot pass often enough in between to make this fit.
            IntStream.range(0, 400).forEach(i -> client.tryText("{\"type\":\"heartbeat\"}"));
            return client.readToEnd(true).texts().get(0);
        }
    }

    private static String encoded(Throwable trouble) {
        return new FrameEncoder(new Json()).encode(Problem.of(trouble)).text();
    }
}
