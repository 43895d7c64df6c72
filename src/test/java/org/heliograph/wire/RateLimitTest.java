package org.heliograph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.heliograph.wire.RateLimit.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the rate of a socket's frames")
class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final RateLimit limit = new RateLimit(3);

    @Test
    @DisplayName("the limit itself is fine, ten more are warned, the next one ends it")
    void boundaries() {
        assertThat(frames(3, 0)).containsOnly(Verdict.FINE);
        assertThat(frames(RateLimit.WARNINGS, 0)).isEqualTo(Collections.nCopies(10, Verdict.WARN));
        assertThat(frames(2, 0)).containsOnly(Verdict.CLOSE);
    }

    @Test
    @DisplayName("each second begins anew, not a nanosecond earlier")
    void seconds() {
        frames(3, 5 * SECOND);
        assertThat(limit.count(6 * SECOND - 1)).isEqualTo(Verdict.WARN);
        assertThat(frames(3, 6 * SECOND)).containsOnly(Verdict.FINE);
        assertThat(limit.count(6 * SECOND)).isEqualTo(Verdict.WARN);
    }

    @Test
    @DisplayName("the seconds before zero of the monotonic clock are as long as any other")
    void negative() {
        frames(3, -SECOND);
        assertThat(limit.count(-1)).isEqualTo(Verdict.WARN);
        assertThat(limit.count(0)).isEqualTo(Verdict.FINE);
    }

    private List<Verdict> frames(int count, long nanos) {
        return LongStream.range(0, count).mapToObj(i -> limit.count(nanos)).toList();
    }
}
