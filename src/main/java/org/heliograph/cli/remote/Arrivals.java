package org.heliograph.cli.remote;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Between the thread that receives and the one that reads. Its length is bounded by what the receiver asks for. */
final class Arrivals {
    private final LinkedBlockingQueue<Arrival> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    void add(Arrival arrival) {
        waiting.add(arrival);
    }

    /** A sign of life; whatever else is waiting is one as well. */
    void pulse() {
        if (waiting.isEmpty()) {
            waiting.add(new Arrival.Pulse());
        }
    }

    /** The end; only the first one counts. */
    void end(Ending ending) {
        if (ended.compareAndSet(false, true)) {
            waiting.add(new Arrival.Ended(ending));
        }
    }

    @Nullable
    Arrival next(Duration patience) throws InterruptedException {
        return waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
