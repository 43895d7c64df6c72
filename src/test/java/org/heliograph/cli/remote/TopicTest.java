package org.heliograph.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
    @Test
    void isWrittenAsKindAndId() {
        assertThat(Topic.parse("channel/lobby")).isEqualTo(new Topic("channel", "lobby"));
        assertThat(Topic.parse("bot/a:b")).isEqualTo(new Topic("bot", "a:b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lobby", "/lobby", "channel/", ""})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> Topic.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standsInAPathAsOneSegment() {
        assertThat(new Topic("channel", "a b/ü?+").streamPath()).isEqualTo("/api/streams/channel/a%20b%2F%C3%BC%3F%2B");
    }
}
