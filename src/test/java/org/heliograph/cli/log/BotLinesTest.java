package org.heliograph.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskEvent;
import org.heliograph.core.log.Draft;
import org.heliograph.wire.Json;
import org.heliograph.wire.JsonEventCodec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("lines for bots")
class BotLinesTest {
    private final Json json = new Json();
    private final ImportedLines lines = new ImportedLines(new BotLines(json), Clock.systemUTC());

    private Draft draft(String line) {
        return lines.apply(line.replace('\'', '"')).orElseThrow();
    }

    private TaskEvent event(Draft draft) {
        return (TaskEvent) new JsonEventCodec<>(json, BotEvent.class).decode(draft.event());
    }

    @Test
    @DisplayName("B22: an entry that names no source came as a file, in either form")
    void noSource() {
        Draft foreign = draft("{'bot_id':'B','task_id':'T-1','success':true,'response':'done',"
                + "'duration_seconds':3,'timestamp':'2025-10-28T14:25:00Z'}");
        assertThat(foreign.topic().id()).isEqualTo("B");
        assertThat(foreign.origin().at()).isEqualTo(Instant.parse("2025-10-28T14:25:00Z"));
        assertThat(event(foreign)).isInstanceOfSatisfying(TaskEvent.TaskCompleted.class, completed -> {
            assertThat(completed.source()).isEqualTo(Source.FILE);
            assertThat(completed.response()).isEqualTo("done");
        });
        Draft ours = draft("{'topic':'B','event':{'type':'task_failed','task':'T-1','error':'no'}}");
        assertThat(event(ours).source()).isEqualTo(Source.FILE);
        assertThat(event(draft("{'bot_id':'B','task_id':'T-1','success':false,'source':'websocket'}"))
                        .source())
                .isEqualTo(Source.WEBSOCKET);
        assertThat(draft("{'topic':'@B','event':{'type':'bot_paused'}}").topic().id())
                .isEqualTo("@B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'task_id':'T','success':true}",
                "{'bot_id':'B','success':true}",
                "{'bot_id':'B','task_id':'T'}",
                "{'bot_id':'B','task_id':'T','success':true,'source':'pigeon'}",
                "{'bot_id':'B','task_id':'T','success':true,'duration_seconds':-1}",
                "{'topic':'B','event':{'type':'task_completed','task':'T'}}",
                "{'topic':'B','event':{'type':'task_started'}}",
                "{'topic':'B','event':{'type':'task_started','task':'T','source':'pigeon'}}",
                "{'topic':'B','event':{'type':'dance'}}",
                "{'topic':'B','event':{}}",
                "{'topic':'B','event':{'type':'bot_paused'}}",
                "{'topic':'@B','event':{'type':'task_started','task':'T'}}",
                "{'topic':'a b','event':{'type':'task_started','task':'T'}}"
            })
    @DisplayName("that the bots could not read are refused")
    void refused(String line) {
        assertThatThrownBy(() -> draft(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
