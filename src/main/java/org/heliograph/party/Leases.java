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
    private final Map<String, Held> taken = new LinkedHashMap<>();
    private long last;

    private record Held(long number, long since) {}

    Leases(Duration length, LongSupplier nanoTime) {
        this.nanos = length.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Takes the first of these that nobody has; whoever asks at the same time gets another. */
    synchronized Optional<Lease> take(Supplier<List<PartyEvent.Action>> open) {
        return open.get().stream()
                .filter(action -> !taken.containsKey(action.actionId()))
                .findFirst()
                .map(this::hold);
    }

    private Lease hold(PartyEvent.Action action) {
        last++;
        taken.put(action.actionId(), new Held(last, nanoTime.getAsLong()));
        return new Lease(action, last);
    }

    /** Whether it is this lease under which the action is held. */
    synchronized boolean isHeld(Lease lease) {
        Held held = taken.get(lease.action().actionId());
        return held != null && held.number == lease.number();
    }

    /** False if nobody had it under this lease any more. */
    synchronized boolean giveBack(Lease lease) {
        return isHeld(lease) && giveBack(lease.action().actionId());
    }

    synchronized boolean isTaken(String actionId) {
        return taken.containsKey(actionId);
    }

    /** Whoever has it; false if nobody had. */
    synchronized boolean giveBack(String actionId) {
        return taken.remove(actionId) != null;
    }

    /** Those whose time has run out; they are given back. */
    synchronized List<String> expire() {
        long now = nanoTime.getAsLong();
        List<String> expired = taken.entrySet().stream()
                .filter(lease -> now - lease.getValue().since > nanos)
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(taken::remove);
        return expired;
    }
}
