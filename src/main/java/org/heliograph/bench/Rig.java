package org.heliograph.bench;

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
