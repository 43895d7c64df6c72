package org.heliograph.bots;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** When silent workers run out of time. In memory only: after a restart every worker gets its whole time anew. */
final class Leases {
    private final LongSupplier nanoTime;
    private final Map<String, Long> heardNanos = new ConcurrentHashMap<>();

    Leases(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A worker was heard; its time begins anew. */
    void heard(String lease) {
        heardNanos.put(lease, nanoTime.getAsLong());
    }

    /** Whether a worker has been silent for longer than this. One not heard of before begins its time now. */
    boolean isOver(String lease, long seconds) {
        long now = nanoTime.getAsLong();
        long heard = heardNanos.computeIfAbsent(lease, l -> now);
        return now - heard > Duration.ofSeconds(seconds).toNanos();
    }

    /** Forgets all but these. */
    void keepOnly(Set<String> leases) {
        heardNanos.keySet().retainAll(leases);
    }
}
