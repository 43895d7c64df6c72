package org.heliograph.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when a test says so, forward or back. Any thread. */
public final class ManualClock extends Clock {
    private volatile Instant now;

    /** Stands at this instant. */
    public ManualClock(Instant now) {
        this.now = now;
    }

    /** Goes so much forward, or back if negative. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** The same time as nanoseconds, for what measures. */
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
