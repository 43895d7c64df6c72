package org.heliograph.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.heliograph.core.ReadingListener;
import org.heliograph.core.log.Topic;
import org.heliograph.server.metrics.Metrics;

/** Readers' fortunes as metrics. */
record Readings(Metrics metrics, Clock clock) implements ReadingListener {
    @Override
    public void gap(Topic topic) {
        metrics.gap();
    }

    @Override
    public void shown(Instant recordedAt) {
        Duration taken = Duration.between(recordedAt, clock.instant());
        // A clock that was set back says nothing about the time it took.
        metrics.delivered(taken.isNegative() ? Duration.ZERO : taken);
    }
}
