package org.heliograph.cli.party.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.heliograph.cli.remote.Frame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

@DisplayName("Panes")
class PanesTest {
    private static final Place WREN = new Place("wren", "Wren Holloway", Transport.WEBSOCKET);
    private static final Place BRAM = new Place("bram", "Bram Oakhand", Transport.EVENT_STREAM);
    private static final Place SABLE = new Place("sable", "Sable Quill", Transport.LONG_POLL);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private List<String> lines(int columns, Ansi ansi) {
        Panes panes = new Panes(new PrintStream(written, true, UTF_8), columns, ansi);
        panes.begins("The Bell", List.of(WREN, BRAM, SABLE));
        panes.scene("Mud");
        panes.deed("The host tells");
        panes.sees(WREN, narrative("Low tide. The bell rings."));
        panes.sees(SABLE, narrative("Low tide. The bell rings."));
        panes.ended(SABLE, 1008, "Kicked by host");
        panes.shown();
        return written.toString(UTF_8).lines().toList();
    }

    private static Frame narrative(String text) {
        String json = "{\"type\":\"narrative\",\"narrative\":\"" + text + "\"}";
        return new Frame(json, Door.object(json));
    }

    @Test
    @DisplayName("stand side by side, empty where nothing was seen")
    void besides() {
        assertThat(lines(72, Ansi.OFF))
                .containsExactly(
                        "The Bell",
                        "",
                        "━━ Mud " + "━".repeat(65),
                        "",
                        "▸ The host tells",
                        "Wren Holloway          │ Bram Oakhand           │ Sable Quill",
                        "Low tide. The bell     │                        │ Low tide. The bell",
                        "rings.                 │                        │ rings.",
                        "                       │                        │ ✗ closed 1008: Kicked",
                        "                       │                        │ by host");
    }

    @Test
    @DisplayName("stand in rows where the terminal is narrow, without those in which nobody saw anything")
    void narrow() {
        assertThat(lines(24, Ansi.OFF))
                .contains("Wren Holloway", "Sable Quill")
                .doesNotContain("Bram Oakhand")
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(24));
    }

    @Test
    @DisplayName("have the same width, coloured or not")
    void coloured() {
        List<String> coloured = lines(72, Ansi.ON);

        assertThat(coloured).anyMatch(line -> line.contains("\u001b["));
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(72))
                .contains("Low tide. The bell     │                        │ Low tide. The bell");
    }
}
