package org.heliograph.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.heliograph.core.log.Draft;
import org.heliograph.core.log.Origin;
import org.heliograph.core.log.Topic;
import org.heliograph.support.ManualClock;
import org.heliograph.wire.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A line from elsewhere")
class ImportedLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ID = "0123456789abcdefghij_-";

    private final ImportedLines lines = lines();

    private static ImportedLines lines() {
        return new ImportedLines(new ChannelLines(new Json()), new ManualClock(NOW));
    }

    private Draft draft(String line) {
        return lines.apply(line).orElseThrow();
    }

    private static Origin origin(Draft draft) {
        assertThat(draft.origin()).isNotNull();
        return draft.origin();
    }

    @Test
    @DisplayName("may be a message as it is posted, or as it is read back")
    void message() {
        Draft draft =
                draft("{\"channel_id\":\"general\",\"author\":\"ada\",\"content\":\"hi\",\"client_msg_id\":\"c-1\","
                        + "\"token_count\":3,\"id\":\"" + ID
                        + "\",\"timestamp\":\"2024-02-29T13:00:00.5+01:00\",\"seq\":7}");

        assertThat(draft.topic()).isEqualTo(new Topic("channel", "general"));
        assertThat(draft.event()).isEqualTo("{\"author\":\"ada\",\"content\":\"hi\",\"token_count\":3}");
        assertThat(draft.key()).isEqualTo("c-1");
        assertThat(draft.origin()).isEqualTo(new Origin(ID, Instant.parse("2024-02-29T12:00:00.5Z")));
    }

    @Test
    @DisplayName("need not say when, nor by whom")
    void defaults() {
        Draft draft = draft("{\"channel_id\":\"general\",\"content\":\"hi\"}");
        assertThat(draft.event()).isEqualTo("{\"author\":\"unknown\",\"content\":\"hi\"}");
        assertThat(draft.key()).isNull();
        assertThat(origin(draft).at()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("without an id like ours is named after itself: always alike, and apart from its equals")
    void names() {
        String line = "{\"channel_id\":\"general\",\"content\":\"ok\"}";
        String first = origin(draft(line)).id();
        String second = origin(draft(line)).id();
        String other = origin(draft(line.replace("ok", "no"))).id();
        String numbered = origin(draft(line.replace("}", ",\"id\":17}"))).id();
        String texted =
                origin(draft(line.replace("}", ",\"x\":1,\"id\":\"17\"}"))).id();

        assertThat(numbered).as("the same id").isEqualTo(texted);
        assertThat(new String[] {first, second, other, numbered})
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 22);
        ImportedLines again = lines();
        assertThat(origin(again.apply(line).orElseThrow()).id()).isEqualTo(first);
        assertThat(origin(again.apply(line).orElseThrow()).id()).isEqualTo(second);
    }

    @Test
    @DisplayName("may be an entry that somebody took out of a log and changed, without its checksum")
    void editedEntry() {
        Draft draft = draft("{ \"pos\": 9, \"topic\": \"general\", \"at\": \"2026-01-01T00:00:00.000001Z\", \"id\": \""
                + ID + "\", \"key\": \"k\", \"event\": {\"content\": \"changed\", \"author\": \"ada\"} }");
        assertThat(draft)
                .isEqualTo(Draft.of(new Topic("channel", "general"), "{\"content\":\"changed\",\"author\":\"ada\"}")
                        .keyed("k")
                        .from(new Origin(ID, Instant.parse("2026-01-01T00:00:00.000001Z"))));
    }

    @ParameterizedTest
    @DisplayName("that makes no event is refused, and says why")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                                          | Not JSON
            [1]                                                               | Expected a JSON object
            {"content":"x"}                                                   | channel_id is missing
            {"channel_id":"a/b","content":"x"}                                | channel_id must not hold
            {"channel_id":"a","content":" "}                                  | content must not be blank
            {"channel_id":"a","content":"x","token_count":-1}                 | token_count must not be negative
            {"channel_id":"a","content":"x","timestamp":"noon"}               | timestamp must be an ISO-8601 timestamp
            {"topic":"a","event":[]}                                          | event must be an object
            {"topic":"a","event":{}}                                          | event is no message
            {"topic":"a","event":{"author":"b","content":""}}                 | event is no message
            {"topic":"a/b","event":{"author":"b","content":"x"}}              | channel_id must not hold
            {"pos":1,"topic":"a","event":{"author":"b","content":"x"},"crc":"00000000"} | wrong checksum (take out crc
            """)
    void refuses(String line, String reason) {
        assertThatThrownBy(() -> lines.apply(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    @DisplayName("that is blank is none")
    void blank() {
        assertThat(lines.apply(" \t")).isEmpty();
    }
}
