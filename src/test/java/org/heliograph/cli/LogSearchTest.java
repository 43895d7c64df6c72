package org.heliograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.Topic;
import org.heliograph.core.log.jsonl.JsonlEventLog;
import org.heliograph.core.log.jsonl.JsonlLogOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The logs in a data folder")
class LogSearchTest {
    @TempDir
    private Path data;

    private LogSearch search;

    @BeforeEach
    void fill() throws IOException {
        search = new LogSearch(data);
        append(options("channel"));
        for (String party : new String[] {"p2", "p1"}) {
            append(options("party/" + party).named("responses"));
            append(options("party/" + party).named("actions"));
            Files.writeString(data.resolve("party").resolve(party).resolve("tokens.jsonl"), "{\"token\":\"t\"}\n");
        }
        Files.createDirectories(data.resolve("tasks/bot/pending"));
        Files.writeString(data.resolve("tokens.jsonl"), "{}\n");
    }

    private JsonlLogOptions options(String folder) {
        return JsonlLogOptions.of(data.resolve(folder), "any", Clock.systemUTC(), Thread::new);
    }

    private static void append(JsonlLogOptions options) {
        try (EventLog log = JsonlEventLog.open(options)) {
            log.append(Draft.of(new Topic("any", "a"), "{}")).join();
        }
    }

    @Test
    @DisplayName("are found by application, by party, and one by one; files that are none are passed over")
    void found() {
        assertThat(search.all().keySet())
                .containsExactly(
                        "channel", "party/p1/actions", "party/p1/responses", "party/p2/actions", "party/p2/responses");
        assertThat(search.of("channel").keySet()).containsExactly("channel");
        assertThat(search.of("party").keySet())
                .containsExactly("party/p1/actions", "party/p1/responses", "party/p2/actions", "party/p2/responses");
        assertThat(search.of("party/p2").keySet()).containsExactly("party/p2/actions", "party/p2/responses");
        assertThat(search.of("party/p2/actions").keySet()).containsExactly("party/p2/actions");
        assertThat(search.of("party/p2/tokens")).isEmpty();
        assertThat(search.of("party/p3")).isEmpty();
        assertThat(search.of("tasks")).isEmpty();
        assertThat(new LogSearch(data.resolve("none")).all()).isEmpty();
    }

    @Test
    @DisplayName("are read where they were found")
    void read() {
        search.all()
                .forEach((name, log) ->
                        assertThat(log.verify(finding -> {}).entries()).as(name).isEqualTo(1));
    }
}
