package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.ZoneOffset;
import org.heliograph.cli.remote.Frame;
import org.junit.jupiter.api.Test;

class ReadableFrameTest {
    private final FrameText plain = FrameText.readable(false, ZoneOffset.ofHours(1));
    private final FrameText coloured = FrameText.readable(true, ZoneOffset.UTC);

    @Test
    void aMessageIsLocalTimeWriterAndWords() {
        assertThat(plain.of(message("elara", "I search"))).isEqualTo("01:02:03 elara  I search");
    }

    @Test
    void linesAfterTheFirstAreIndented() {
        assertThat(plain.of(message("elara", "one\ntwo\n"))).isEqualTo("01:02:03 elara  one\n         two");
    }

    @Test
    void whatOthersWroteCannotTakeOverTheTerminal() {
        String shown = plain.of(message("ev\u001b[2Jil", "a\u001b]0;title\u0007b\rc\u009bd\u202ee"));

        assertThat(shown)
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e]")
                .contains("␛]0;title␇b");
    }

    @Test
    void coloursAreOursAlone() {
        String shown = coloured.of(message("elara", "hello"));

        assertThat(shown).contains("\u001b[");
        assertThat(shown.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo("00:02:03 elara  hello");
    }

    @Test
    void anyOtherFrameIsItsTypeAndItsFields() {
        JsonObject json = Json.createObjectBuilder()
                .add("type", "task_completed")
                .add("timestamp", "2026-01-01T00:02:03.000004Z")
                .add("cursor", "c1")
                .add("task_id", "T\u001b1")
                .add("success", true)
                .addNull("error")
                .build();

        assertThat(plain.of(new Frame(json.toString(), json)))
                .isEqualTo("01:02:03 task_completed task_id=T␛1 success=true");
    }

    @Test
    void aFrameAsJsonIsOneLine() {
        JsonObject json = Json.createObjectBuilder().add("type", "a").build();

        assertThat(FrameText.json().of(new Frame("{\"type\":\"a\"}", json))).isEqualTo("{\"type\":\"a\"}");
        assertThat(FrameText.json().of(new Frame("{\n\"type\":\"a\"}", json))).isEqualTo("{\"type\":\"a\"}");
    }

    private static Frame message(String author, String content) {
        JsonObject json = Json.createObjectBuilder()
                .add("type", "message")
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("author", author)
                                .add("content", content)
                                .add("timestamp", "2026-01-01T00:02:03.000004Z"))
                .build();
        return new Frame(json.toString(), json);
    }
}
