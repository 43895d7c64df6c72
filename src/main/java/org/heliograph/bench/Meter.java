package org.heliograph.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What the subscribers of one {@link Loop} received. Its thread writes; {@link #deliveries} and {@link #distinct} may be
 * read by any, the histogram once the loop has ended.
 */
final class Meter {
    private final Histogram micros = new Histogram(3);
    private final Span span;
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong distinct = new AtomicLong();
    private long now;

    Meter(Span span) {
        this.span = span;
    }

    /** Everything delivered from here on came at this instant of {@link System#nanoTime}. */
    void at(long nanos) {
        now = nanos;
    }

    /**
     * One message.
     *
     * @param due when it should have been published, {@link System#nanoTime}
     * @param fresh whether a healthy reader sees it for the first time
     */
    void delivered(long due, boolean fresh) {
        deliveries.setPlain(deliveries.getPlain() + 1);
        if (fresh) {
            distinct.setPlain(distinct.getPlain() + 1);
            if (span.contains(due)) {
                micros.recordValue(Math.max(0, now - due) / 1_000);
            }
        }
    }

    /** The instant last given to {@link #at}. */
    long now() {
        return now;
    }

    /** Lets other threads see what was counted. */
    void publish() {
        deliveries.setRelease(deliveries.getPlain());
        distinct.setRelease(distinct.getPlain());
    }

    /** Messages received, by whomever, again or not. */
    long deliveries() {
        return deliveries.getAcquire();
    }

    /** Different messages received by healthy readers. */
    long distinct() {
        return distinct.getAcquire();
    }

    /** Microseconds from publish to receive, of the messages due within the span. */
    Histogram micros() {
        return micros;
    }
}
