package org.heliograph.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandardErrorTest {
    private final Logger root = Logger.getLogger("");
    private final Handler[] handlers = root.getHandlers();
    private final Level level = root.getLevel();
    private final PrintStream error = System.err;

    @AfterEach
    void putBack() {
        System.setErr(error);
        Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
        Arrays.stream(handlers).forEach(root::addHandler);
        root.setLevel(level);
    }

    @Test
    @DisplayName("X16 What any library logs comes out as one JSON line, without its secrets")
    void whatAnyLibraryLogsComesOutAsOneLine() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));

        StandardError.takeOver();
        System.getLogger("org.example.library").log(System.Logger.Level.WARNING, "Refused ?token=geheim");
        System.getLogger("org.example.library").log(System.Logger.Level.DEBUG, "not told");

        String[] lines = written.toString(StandardCharsets.UTF_8).split("\n");
        assertThat(lines).hasSize(1);
        assertThat(new Json().parse(lines[0]).getString("message")).isEqualTo("Refused ?token=[redacted]");
        assertThat(new Json().parse(lines[0]).getString("logger")).isEqualTo("org.example.library");
    }
}
