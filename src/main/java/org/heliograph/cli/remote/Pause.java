package org.heliograph.cli.remote;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    /** Real time. */
    static Pause real() {
        return duration -> Thread.sleep(duration.toMillis());
    }

    void hold(Duration duration) throws InterruptedException;
}
