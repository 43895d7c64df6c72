package org.heliograph.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every run needs.
 *
 * @param target the server
 * @param process its process, if it is on this machine
 * @param loops selector threads
 * @param executor runs loops and publishers, each a thread of its own
 */
record Rig(Target target, @Nullable ProcessCost process, int loops, ExecutorService executor) {
    private static final int POLL_MILLIS = 5;

    /** CPU of the server so far, microseconds. */
    OptionalLong serverMicros() {
        return process == null ? OptionalLong.empty() : process.cpuMicros();
    }

    /** Pushes that the server has encoded so far, if it tells. */
    OptionalLong encodings() {
        try (HttpLink link = new HttpLink(target)) {
            return link.get("/metrics")
                    .lines()
                    .filter(line -> line.startsWith("heliograph_encodings_total "))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                    .findFirst();
        } catch (IOException | ProtocolException e) {
            return OptionalLong.empty(); // another server, or this one tells only those it knows
        }
    }

    /** Resident memory of the server. */
    OptionalLong serverKb() {
        return process == null ? OptionalLong.empty() : process.rssKb();
    }

    /** @return whether it came true in time */
    static boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }
}
