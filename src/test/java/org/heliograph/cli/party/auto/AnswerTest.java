package org.heliograph.cli.party.auto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a command answers")
class AnswerTest {
    @Test
    @DisplayName("is the narrative, without the space around it")
    void text() {
        assertThat(said(" A door.\n\n It {creaks}.\n")).isEqualTo("{\"narrative\":\"A door.\\n\\n It {creaks}.\"}");
        assertThat(said("[1, 2]")).isEqualTo("{\"narrative\":\"[1, 2]\"}");
        assertThat(said("```\nA rune.\n```")).isEqualTo("{\"narrative\":\"```\\nA rune.\\n```\"}");
    }

    @ParameterizedTest
    @DisplayName("is an object as the server takes it, also in a fence")
    @ValueSource(
            strings = {
                "{\"narrative\":\"x\",\"dm_only\":\"y\"}",
                "  {\"narrative\":\"x\",\n\"dm_only\":\"y\"}\n",
                "```json\n{\"narrative\":\"x\",\"dm_only\":\"y\"}\n```\n",
                "```\n  {\"narrative\":\"x\",\"dm_only\":\"y\"}\n  ```"
            })
    void object(String printed) {
        assertThat(said(printed)).isEqualTo("{\"narrative\":\"x\",\"dm_only\":\"y\"}");
    }

    @ParameterizedTest
    @DisplayName("is none where an object is not whole: what only the host is to know may stand in it")
    @ValueSource(
            strings = {
                "{\"narrative\":\"x\",\"dm_only\":\"the trap",
                "{\"narrative\":\"x\"} Done!",
                "```json\n{\"narrative\":\"x\",\n```",
                "{a rune}"
            })
    void broken(String printed) {
        assertThat(Answer.of(printed)).isEqualTo(new Answer.None("what it printed is no whole JSON object"));
    }

    @Test
    @DisplayName("is none where nothing is printed")
    void nothing() {
        assertThat(Answer.of(" \n")).isEqualTo(new Answer.None("it printed nothing"));
    }

    private static String said(String printed) {
        return ((Answer.Said) Answer.of(printed)).body().toString();
    }
}
