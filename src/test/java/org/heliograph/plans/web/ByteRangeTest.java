package org.heliograph.plans.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a range of 100 bytes")
class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-99, 0, 100",
        "bytes=10-19, 10, 20",
        "bytes=90-200, 90, 100",
        "bytes=40-, 40, 100",
        "bytes=-10, 90, 100",
        "bytes=-1000, 0, 100",
        "bytes=0-999999999999999999, 0, 100"
    })
    @DisplayName("is what RFC 9110 says")
    void parts(String header, long from, long to) {
        assertThat(ByteRange.of(header, 100)).hasValue(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=5000-"})
    @DisplayName("that lies beyond them cannot be had")
    void beyond(String header) {
        assertThat(ByteRange.of(header, 100))
                .hasValueSatisfying(part -> assertThat(part.isSatisfiable()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=", "bytes=-", "lines=1-2", "bytes=5-4", "bytes=0-1,3-4", "bytes=a-b", "bytes=1"})
    @DisplayName("that makes no sense, or asks for several parts, means all")
    void all(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @Test
    @DisplayName("that is not asked for means all")
    void none() {
        assertThat(ByteRange.of(null, 100)).isEmpty();
    }
}
