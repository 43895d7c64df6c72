package org.heliograph.bench;

import java.util.OptionalLong;

/**
 * Counters at one instant of a run.
 *
 * @param nanos when
 * @param deliveries messages received until then
 * @param published messages sent until then
 * @param server CPU of the server, microseconds
 * @param own CPU of this process, microseconds
 * @param encodings pushes that the server encoded
 */
record Sample(
        long nanos, long deliveries, long published, OptionalLong server, OptionalLong own, OptionalLong encodings) {
    static Sample of(Rig rig, long deliveries, long published) {
        ProcessCost self = new ProcessCost(ProcessHandle.current().pid());
        return new Sample(
                System.nanoTime(), deliveries, published, rig.serverMicros(), self.cpuMicros(), rig.encodings());
    }

    double secondsSince(Sample earlier) {
        return (nanos - earlier.nanos) / 1e9;
    }

    Result.Rates rates(Sample earlier) {
        double seconds = secondsSince(earlier);
        return new Result.Rates(
                seconds, (published - earlier.published) / seconds, (deliveries - earlier.deliveries) / seconds);
    }

    Result.Cost cost(Sample earlier, double kbPerConnection, OptionalLong rssKb) {
        double used = difference(server, earlier.server);
        double micros = secondsSince(earlier) * 1e6;
        return new Result.Cost(
                used / (deliveries - earlier.deliveries),
                used / micros,
                difference(own, earlier.own) / micros,
                difference(encodings, earlier.encodings) / (published - earlier.published),
                kbPerConnection,
                rssKb.isPresent() ? rssKb.getAsLong() / 1024.0 : Double.NaN);
    }

    static double difference(OptionalLong later, OptionalLong earlier) {
        return later.isPresent() && earlier.isPresent() ? later.getAsLong() - earlier.getAsLong() : Double.NaN;
    }
}
