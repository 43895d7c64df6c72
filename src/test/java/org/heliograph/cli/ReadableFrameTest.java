package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.ZoneOffset;
import org.heliograph.cli.remote.Frame;
import org.heliograph.support.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .add("type", "something_new")
                .add("timestamp", "2026-01-01T00:02:03.000004Z")
                .add("cursor", "c1")
                .add("task_id", "T\u001b1")
                .add("success", true)
                .addNull("error")
                .build();

        assertThat(plain.of(new Frame(json.toString(), json)))
                .isEqualTo("01:02:03 something_new task_id=T␛1 success=true");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"task_queued","priority":"P0","command":"make\\nall"}    | T1 queued P0  make@         all
            {"type":"task_started","source":"file"}                          | T1 started
            {"type":"progress","percent":40,"message":"com\\u001bpiling"}   | T1 40 %  com␛piling
            {"type":"task_completed","response":"ok\\n","duration_seconds":1.5,"files_modified":["a","b"]} | T1 completed after 1.5 s [a, b]  ok
            {"type":"task_completed","response":""}                          | T1 completed
            {"type":"task_failed","error":"Exit status 3","duration_seconds":2} | T1 failed after 2 s  Exit status 3
            """)
    void aTasksStepIsWhichTaskWhatAndItsWords(String frame, String shown) {
        JsonObject json = Json.createObjectBuilder(Frames.parse(frame))
                .add("task_id", "T1")
                .add("timestamp", "2026-01-01T00:02:03.000004Z")
                .build();

        assertThat(plain.of(new Frame(json.toString(), json))).isEqualTo("01:02:03 " + shown.replace('@', '\n'));
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
