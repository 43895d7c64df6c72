package org.heliograph.party;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How things stand for everybody, worked out once for each version of the state and not for each tab. Any thread. */
final class Standings {
    private final Sight sight;
    private final Map<Recipient, Known> known = new ConcurrentHashMap<>();

    Standings(Sight sight) {
        this.sight = sight;
    }

    Standing of(PartyState state, Recipient recipient) {
        Known last = known.get(recipient);
        if (last != null && last.version == state.version()) {
            return last.standing;
        }
        Standing now = sight.standing(state, recipient);
        known.put(recipient, new Known(state.version(), now));
        return now;
    }

    /** Whoever left need not be kept in mind. */
    void forget(Recipient recipient) {
        known.remove(recipient);
    }

    private record Known(long version, Standing standing) {}
}
