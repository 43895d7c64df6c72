package org.heliograph.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogListener;
import org.heliograph.core.log.LogUnavailableException;
import org.heliograph.core.log.Retention;
import org.heliograph.core.log.jsonl.Durability;
import org.heliograph.core.log.jsonl.JsonlEventLog;
import org.heliograph.core.log.jsonl.JsonlLogOptions;
import org.heliograph.server.metrics.Metrics;
import org.heliograph.server.settings.LogSettings;
import org.heliograph.server.settings.Settings;

/** Opens the applications' logs, each in a directory of its name below the data directory, as the settings say. */
final class JsonlLogs {
    private final Settings settings;
    private final Metrics metrics;
    private final Clock clock;
    private final LongSupplier nanoTime;

    JsonlLogs(Settings settings, Metrics metrics, Clock clock, LongSupplier nanoTime) {
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Opens an application's log.
     *
     * @throws StartException if it cannot be used
     */
    EventLog open(String application) {
        return open(application, settings.listen().dataDirectory().resolve(application), UnaryOperator.identity());
    }

    /**
     * Opens one of an application's logs.
     *
     * @param special what is particular about it
     * @throws StartException if it cannot be used
     */
    EventLog open(String application, Path directory, UnaryOperator<JsonlLogOptions> special) {
        LogSettings kept = settings.log(application);
        JsonlLogOptions options = special.apply(JsonlLogOptions.of(
                        directory, application, clock, Threads.named("heliograph-log-" + application)))
                .nanoTime(nanoTime)
                .durability(durability(kept))
                .segmentBytes(kept.segmentBytes())
                .retention(retention(kept))
                .listener(new Figures(metrics));
        try {
            return JsonlEventLog.open(kept.archive() ? options.archive() : options.delete());
        } catch (LogUnavailableException e) {
            throw new StartException(e.getMessage(), e);
        }
    }

    private static Durability durability(LogSettings kept) {
        if (kept.durability() instanceof org.heliograph.server.settings.Durability.Interval interval) {
            return Durability.interval(interval.every());
        }
        return kept.durability() instanceof org.heliograph.server.settings.Durability.Memory
                ? Durability.MEMORY
                : Durability.SYNC;
    }

    private static Retention retention(LogSettings kept) {
        return new Retention(
                kept.retainCount().orElse(Long.MAX_VALUE),
                kept.retainAge().orElse(Retention.FOREVER),
                kept.retainBytes().orElse(Long.MAX_VALUE));
    }

    private record Figures(Metrics metrics) implements LogListener {
        @Override
        public void appended(long nanos) {
            metrics.appended(Duration.ofNanos(nanos));
        }

        @Override
        public void forced(long nanos) {
            metrics.fsynced(Duration.ofNanos(nanos));
        }
    }
}
