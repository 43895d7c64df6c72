package org.heliograph.cli.remote;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: the first within a second, then longer, never more than ten, and each time
 * a random part of it, so that many clients do not return at once. Not for use by several threads.
 */
public final class Backoff {
    private static final long FIRST = 1_000;
    private static final long LONGEST = 10_000;
    private static final long LEAST = 20;

    private final RandomGenerator random;
    private int attempts;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait before the next attempt, longer each time. */
    public Duration next() {
        long most = attempts < 4 ? FIRST << attempts : LONGEST;
        attempts++;
        return Duration.ofMillis(random.nextLong(LEAST, Math.min(most, LONGEST) + 1));
    }

    /** It worked: the next failure is a first one again. */
    public void reset() {
        attempts = 0;
    }
}
