package org.heliograph.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Topic;
import org.heliograph.support.Frames;
import org.heliograph.support.ManualClock;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A line from elsewhere for a bot")
class BotLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final ImportedLines lines = new ImportedLines(new BotLines(new Json()), new ManualClock(NOW));

    private Draft draft(String line) {
        return lines.apply(line).orElseThrow();
    }

    @Test
    @DisplayName("may be an entry as the timeline shows it")
    void shown() {
        Draft draft =
                draft("{\"type\":\"task_completed\",\"bot_id\":\"BOT-002\",\"task_id\":\"T1\",\"source\":\"websocket\","
                        + "\"status\":\"completed\",\"success\":true,\"response\":\"ok\",\"files_modified\":[\"a\"],"
                        + "\"duration_seconds\":1.5,\"timestamp\":\"2026-01-01T00:00:00Z\",\"id\":\"x\",\"seq\":3}");

        assertThat(draft.topic()).isEqualTo(new Topic("bot", "BOT-002"));
        assertThat(Frames.parse(draft.event()))
                .isEqualTo(Frames.parse("{\"type\":\"task_completed\",\"task\":\"T1\",\"source\":\"websocket\","
                        + "\"response\":\"ok\",\"files_modified\":[\"a\"],\"duration_seconds\":1.5}"));
        assertThat(draft.key()).isEqualTo("end:T1");
        assertThat(draft.origin()).isNotNull();
        assertThat(draft.origin().at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("B22: that names no source counts as file")
    @CsvSource(delimiter = '|', textBlock = """
            {"bot_id":"b","task_id":"T","type":"task_queued","command":"x"}
            {"bot_id":"b","task_id":"T","type":"task_started"}
            {"bot_id":"b","task_id":"T","success":true}
            {"bot_id":"b","task_id":"T","success":false,"error":"no"}
            {"topic":"b","event":{"type":"task_completed","task":"T","response":"","files_modified":[],"duration_seconds":1}}
            {"topic":"b","event":{"type":"task_started","task":"T","source":null}}
            """)
    void source(String line) {
        assertThat(Frames.parse(draft(line).event()).getString("source")).isEqualTo("file");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("begins a task once and ends it once")
    @CsvSource(delimiter = '|', textBlock = """
            {"bot_id":"b","task_id":"T","type":"task_queued","command":"x"}             | begin:T
            {"bot_id":"b","task_id":"T","type":"task_queued","command":"x","attempt":2} |
            {"bot_id":"b","task_id":"T","type":"task_started"}                          |
            {"bot_id":"b","task_id":"T","success":false,"error":"no"}                   | end:T
            """)
    void keys(String line, String key) {
        assertThat(draft(line).key()).isEqualTo(key);
    }

    @Test
    @DisplayName("may be a note about it from another log, which stays as it is")
    void note() {
        Draft draft = draft("{\"topic\":\"@b\",\"key\":\"registered\",\"event\":{\"type\":\"bot_registered\"}}");

        assertThat(draft.topic()).isEqualTo(new Topic("bot", "@b"));
        assertThat(draft.event()).isEqualTo("{\"type\":\"bot_registered\"}");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("that makes no step is refused, and says why")
    @CsvSource(delimiter = '|', textBlock = """
            {"task_id":"T","success":true}                                          | bot_id is missing
            {"bot_id":"b","success":true}                                           | task_id is missing
            {"bot_id":"b","task_id":"T"}                                            | type is missing
            {"bot_id":"b","task_id":"T","type":"progress","percent":3}              | Unknown type: progress
            {"bot_id":"b","task_id":"T","type":"task_queued"}                       | command is missing
            {"bot_id":"b","task_id":"T","type":"task_started","source":"pigeon"}    | source must be file or websocket
            {"bot_id":"b","task_id":"T","success":false}                            | error is missing
            {"bot_id":"a/b","task_id":"T","success":true}                           | bot_id
            {"topic":"b","event":{"type":"task_started"}}                           | task is missing
            {"topic":"@b","event":{"type":"nonsense"}}                              | event is no note about b
            """)
    void refuses(String line, String reason) {
        assertThatThrownBy(() -> lines.apply(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }
}
