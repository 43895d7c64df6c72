package org.heliograph.party;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Which actions the host is at, and for how long. In memory only: after a restart all of them wait again. Any thread. */
final class Leases {
    private final long nanos;
    private final LongSupplier nanoTime;

    // Guarded by this.
    // In the order in which they were taken, so that a player's own end in that order whatever else was taken.
    private final Map<String, Long> taken = new LinkedHashMap<>();

    Leases(Duration length, LongSupplier nanoTime) {
        this.nanos = length.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Takes the first of these that nobody has; whoever asks at the same time gets another. */
    synchronized Optional<PartyEvent.Action> take(Supplier<List<PartyEvent.Action>> open) {
        Optional<PartyEvent.Action> next = open.get().stream()
                .filter(action -> !taken.containsKey(action.actionId()))
                .findFirst();
        next.ifPresent(action -> taken.put(action.actionId(), nanoTime.getAsLong()));
        return next;
    }

    synchronized boolean isTaken(String actionId) {
        return taken.containsKey(actionId);
    }

    /** False if nobody had it. */
    synchronized boolean giveBack(String actionId) {
        return taken.remove(actionId) != null;
    }

    /** Those whose time has run out; they are given back. */
    synchronized List<String> expire() {
        long now = nanoTime.getAsLong();
        List<String> expired = taken.entrySet().stream()
                .filter(lease -> now - lease.getValue() > nanos)
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(taken::remove);
        return expired;
    }
}
