package org.heliograph.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock at whose next look something else happens, once: the moment between two steps of whoever asks the time. */
public final class InterruptedClock extends Clock {
    private final Clock clock;
    private Meanwhile meanwhile;

    public InterruptedClock(Clock clock) {
        this.clock = clock;
    }

    /** Something that happens. */
    public interface Meanwhile {
        void happen() throws Exception;
    }

    /** It happens when the time is asked next. */
    public void next(Meanwhile something) {
        meanwhile = something;
    }

    @Override
    public Instant instant() {
        Meanwhile now = meanwhile;
        meanwhile = null;
        if (now != null) {
            try {
                now.happen();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InterruptedClock(clock.withZone(zone));
    }
}
