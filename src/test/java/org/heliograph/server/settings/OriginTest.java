package org.heliograph.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @Test
    void thePortThatGoesWithoutSayingIsSaid() {
        assertThat(Origin.parse("https://Play.Example")).contains(new Origin("https", "play.example", 443));
        assertThat(Origin.parse("http://play.example")).contains(new Origin("http", "play.example", 80));
        assertThat(Origin.parse("http://[::1]:8080")).contains(new Origin("http", "[::1]", 8080));
        assertThat(Origin.of(URI.create("https://play.example/push")))
                .contains(new Origin("https", "play.example", 443));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "play.example",
                "file:///tmp",
                "chrome-extension://abc",
                "https://",
                "https://a b",
                "https://a/",
                "https://a?x",
                "https://a#x",
                "https://me@a",
                "https://a:99999",
                "https://a, https://b"
            })
    void whatIsNoWebOriginIsNone(String text) {
        assertThat(Origin.parse(text)).isEmpty();
    }
}
