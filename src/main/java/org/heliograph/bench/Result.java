package org.heliograph.bench;

import java.util.List;

/**
 * What one run showed.
 *
 * @param load what was run
 * @param connections sockets that were open
 * @param published messages sent in the whole run
 * @param rates what went through while it was measured
 * @param latency from publish to receive
 * @param faults what must be nought
 * @param cost what it took
 * @param troubles what went wrong, in words
 */
record Result(
        Load load,
        int connections,
        long published,
        Rates rates,
        Latency latency,
        Faults faults,
        Cost cost,
        List<String> troubles) {
    /**
     * @param seconds measured
     * @param publishedPerSecond messages sent
     * @param deliveriesPerSecond messages received by all readers together
     */
    record Rates(double seconds, double publishedPerSecond, double deliveriesPerSecond) {}

    /** Milliseconds, over healthy readers. */
    record Latency(double p50, double p99, double p999, double max) {}

    /**
     * @param lost messages that a healthy reader never got, and holes in what a slow one got
     * @param duplicate messages that came again
     * @param reordered messages that came after a later one of their publisher
     * @param disagreeing readers that saw another order than the first reader of their topic
     */
    record Faults(long lost, long duplicate, long reordered, long disagreeing) {
        boolean none() {
            return lost + duplicate + reordered + disagreeing == 0;
        }
    }

    /**
     * Not a number where the process is not known.
     *
     * @param microsPerDelivery CPU of the server, user and system
     * @param serverCores CPU of the server, 1 is one core
     * @param generatorCores CPU of this process
     * @param encodingsPerMessage pushes that the server encoded, for each message sent
     * @param kbPerConnection resident memory of the server that came with the connections, for each
     * @param rssMb resident memory of the server at the end
     */
    record Cost(
            double microsPerDelivery,
            double serverCores,
            double generatorCores,
            double encodingsPerMessage,
            double kbPerConnection,
            double rssMb) {}

    /** Whether nothing was lost, nothing doubled, and nothing else went wrong. */
    boolean good() {
        return faults.none() && troubles.isEmpty();
    }
}
