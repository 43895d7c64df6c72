package org.heliograph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a refusal")
class RefusedExceptionTest {
    @Test
    @DisplayName("passes by itself if too much waits or the server is stopping, and for no other reason")
    void passing() {
        List<Integer> passing = Stream.of(
                        RefusedException.invalid("x"),
                        RefusedException.unauthorized("x"),
                        RefusedException.forbidden("x"),
                        RefusedException.unknown("x"),
                        RefusedException.conflict("x"),
                        RefusedException.tooLarge("x"),
                        RefusedException.tooMany("x"),
                        RefusedException.unavailable("x"))
                .filter(RefusedException::isPassing)
                .map(RefusedException::code)
                .toList();

        assertThat(passing).containsExactly(429, 503);
    }
}
