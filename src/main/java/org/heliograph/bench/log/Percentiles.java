package org.heliograph.bench.log;

import org.HdrHistogram.Histogram;

/** How long something took, in milliseconds. */
public record Percentiles(double p50, double p99, double p999, double max) {
    private static final double NANOS = 1e6;

    /** Those of what {@link #histogram} was given. */
    public static Percentiles of(Histogram nanos) {
        return new Percentiles(
                nanos.getValueAtPercentile(50) / NANOS,
                nanos.getValueAtPercentile(99) / NANOS,
                nanos.getValueAtPercentile(99.9) / NANOS,
                nanos.getMaxValue() / NANOS);
    }

    /** Takes nanoseconds up to a minute. */
    public static Histogram histogram() {
        return new Histogram(60_000_000_000L, 3);
    }

    /** Adds one; what took longer than a minute counts as a minute. */
    public static void add(Histogram nanos, long taken) {
        nanos.recordValue(Math.max(0, Math.min(taken, nanos.getHighestTrackableValue())));
    }
}
