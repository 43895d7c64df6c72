package org.heliograph.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.heliograph.support.Frames;
import org.heliograph.support.NeedsTool;
import org.heliograph.support.Page;
import org.heliograph.support.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The curl lines of README.md and docs/protocol.md, as a shell runs them")
@NeedsTool("curl")
class CurlLinesTest {
    private static final String WRITTEN = "http://127.0.0.1:8080";

    private static final String PARTY = "{\"name\":\"The Old Mill\",\"characters\":["
            + "{\"id\":\"brannoc\",\"name\":\"Brannoc\"},{\"id\":\"ysolde\",\"name\":\"Ysolde\"}]}";

    /** What the pages tell their reader to take from an answer. */
    private static final Map<String, String> NAMES = new HashMap<>();

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        server.say("test-channel", "tester", "Something to find");
        JsonObject party = Frames.parse(server.post("/api/parties", PARTY).body());
        NAMES.put("HOST", party.getJsonObject("host").getString("token"));
        NAMES.put("BRANNOC", party.getJsonArray("players").getJsonObject(0).getString("token"));
        NAMES.put(
                "ACTION",
                Frames.parse(server.post("/action?token=" + NAMES.get("BRANNOC"), "{\"text\":\"I look\"}")
                                .body())
                        .getString("action_id"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<String> lines() {
        return Stream.of("README.md", "docs/protocol.md")
                .flatMap(page -> Page.of(page).fenced("sh").stream())
                .flatMap(block -> block.replaceAll("\\\\\n\\s*", "").lines())
                .filter(line -> line.startsWith("curl "))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @DisplayName("each is answered 2xx")
    @MethodSource("lines")
    void itWorks(String line) throws IOException {
        assertThat(line).contains(WRITTEN);
        String asked = line.replace(WRITTEN, server.uri().toString()).replaceFirst("^curl ", "curl -s -S -i ");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", asked).redirectErrorStream(true);
        shell.environment().putAll(NAMES);
        Process process = shell.start();
        try (BufferedReader answer = process.inputReader()) {
            assertThat(answer.readLine()).startsWith("HTTP/1.1 2");
        } finally {
            // An event stream does not end by itself.
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    @Test
    @DisplayName("each page has some")
    void thereAreSome() {
        assertThat(lines()).hasSizeGreaterThan(6).anyMatch(line -> line.contains("-N"));
    }
}
