package org.heliograph.core.log;

import java.time.Duration;

/**
 * How much a log keeps. Each bound holds by itself; what is past any of them may go.
 *
 * @param count entries per topic
 * @param age how old an entry may become, by the instant the log gave it
 * @param bytes size of the whole log
 */
public record Retention(long count, Duration age, long bytes) {
    /** No entry is ever too old. */
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** Nothing ever goes. */
    public static final Retention EVERYTHING = new Retention(Long.MAX_VALUE, FOREVER, Long.MAX_VALUE);

    public Retention {
        if (count < 1 || bytes < 1 || age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("A log keeps at least something: " + count + ", " + age + ", " + bytes);
        }
    }

    /** The newest {@code entries} of every topic. */
    public static Retention ofCount(long entries) {
        return EVERYTHING.count(entries);
    }

    /** The same with another bound on entries per topic. */
    public Retention count(long entries) {
        return new Retention(entries, age, bytes);
    }

    /** The same with another bound on age. */
    public Retention age(Duration atMost) {
        return new Retention(count, atMost, bytes);
    }

    /** The same with another bound on size. */
    public Retention bytes(long atMost) {
        return new Retention(count, age, atMost);
    }
}
