package org.heliograph.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.heliograph.support.ManualClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the window of bytes under way")
class WindowTest {
    private static final Duration PROMPT = Duration.ofMillis(500);

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Window window = new Window(1_000, 4_000, clock::nanoTime, count -> count * 31 + 7);

    @Test
    @DisplayName("is open until its size is under way, and not a byte longer")
    void full() {
        window.wrote(999);
        assertThat(window.isOpen()).isTrue();
        window.wrote(1);
        assertThat(window.isOpen()).isFalse();
    }

    @Test
    @DisplayName("asks for a marker after each half")
    void halves() {
        assertThat(window.wrote(499)).isFalse();
        assertThat(window.wrote(1)).isTrue();
        window.marker();
        assertThat(window.wrote(499)).isFalse();
        assertThat(window.wrote(1)).isTrue();
    }

    @Test
    @DisplayName("opens by what a pong proves: all before its marker, nothing after it")
    void proof() {
        window.wrote(600);
        window.marker();
        window.wrote(200);
        ByteBuffer second = window.marker();
        window.wrote(1_000);
        assertThat(window.unanswered()).isEqualTo(2);
        clock.advance(PROMPT);

        assertThat(window.proven(second)).isTrue();
        assertThat(window.unanswered()).isZero();
        assertThat(window.isOpen()).as("1,000 are still under way").isFalse();
        assertThat(window.proven(window.marker())).isTrue();
        assertThat(window.isOpen()).isTrue();
    }

    @Test
    @DisplayName("is not moved by a guess, by a pong of another length or by one that came before")
    void noProof() {
        window.wrote(1_000);
        ByteBuffer marker = window.marker();
        clock.advance(Duration.ofSeconds(1));

        assertThat(window.proven(ByteBuffer.allocate(Long.BYTES))).isFalse();
        assertThat(window.proven(ByteBuffer.allocate(0))).isFalse();
        ByteBuffer longer = ByteBuffer.allocate(9).put(marker.duplicate()).rewind();
        assertThat(window.proven(longer)).as("a byte too many").isFalse();
        assertThat(window.isOpen()).isFalse();
        assertThat(window.progressNanos()).isZero();

        assertThat(window.proven(marker)).isTrue();
        assertThat(window.proven(marker)).as("a second time").isFalse();
    }

    @Test
    @DisplayName("grows twofold with each prompt proof, up to the largest")
    void grows() {
        for (int size : new int[] {1_000, 2_000, 4_000, 4_000}) {
            window.wrote(size - 1);
            assertThat(window.isOpen()).as("below %d", size).isTrue();
            window.wrote(1);
            assertThat(window.isOpen()).as("at %d", size).isFalse();
            ByteBuffer marker = window.marker();
            clock.advance(PROMPT.minusNanos(1));
            assertThat(window.proven(marker)).isTrue();
        }
    }

    @Test
    @DisplayName("stays as it is for a peer that takes half a second")
    void doesNotGrow() {
        window.wrote(1_000);
        ByteBuffer marker = window.marker();
        clock.advance(PROMPT);
        window.proven(marker);

        window.wrote(1_000);
        assertThat(window.isOpen()).isFalse();
    }

    @Test
    @DisplayName("progress is the last proof, or when something was first under way after a silence")
    void progress() {
        clock.advance(Duration.ofHours(1));
        ByteBuffer first = window.marker();
        long begun = clock.nanoTime();
        assertThat(window.progressNanos()).isEqualTo(begun);

        clock.advance(Duration.ofSeconds(1));
        window.wrote(10);
        window.marker();
        assertThat(window.progressNanos()).as("asked again, not answered").isEqualTo(begun);

        window.proven(first);
        assertThat(window.progressNanos()).isEqualTo(clock.nanoTime());
        assertThat(window.unanswered()).isEqualTo(1);
    }
}
