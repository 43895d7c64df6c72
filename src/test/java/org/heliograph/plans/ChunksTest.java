package org.heliograph.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("chunks")
class ChunksTest {
    @ParameterizedTest
    @ValueSource(strings = {"a line of some length\n", "no end of line, ", "é", "€", "😀", "a😀", "\n"})
    @DisplayName("D11 D28: of a long text are at most 64 KiB, cut no character, and add up to it")
    void add(String part) {
        String text = part.repeat(100_000);

        List<String> chunks = Chunks.of(text);

        assertThat(String.join("", chunks)).isEqualTo(text);
        assertThat(chunks).hasSizeGreaterThan(1).allSatisfy(chunk -> {
            byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes.length).isBetween(1, Chunks.BYTES);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(chunk);
        });
        // None is smaller than it must be.
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allMatch(chunk -> chunk.getBytes(StandardCharsets.UTF_8).length > Chunks.BYTES - part.length() - 4);
    }
}
