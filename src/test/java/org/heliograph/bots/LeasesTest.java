package org.heliograph.bots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("leases")
class LeasesTest {
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Leases leases = new Leases(clock::nanoTime);

    @Test
    @DisplayName("are over when nothing was heard for longer than they say")
    void silence() {
        leases.heard("a");
        clock.advance(Duration.ofSeconds(10));
        assertThat(leases.isOver("a", 10)).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(leases.isOver("a", 10)).isTrue();
        leases.heard("a");
        assertThat(leases.isOver("a", 10)).isFalse();
    }

    @Test
    @DisplayName("begin when they are first asked for, and again after they were forgotten")
    void unheard() {
        assertThat(leases.isOver("a", 1)).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(leases.isOver("a", 1)).isTrue();
        leases.keepOnly(Set.of("b"));
        assertThat(leases.isOver("a", 1)).isFalse();
    }
}
