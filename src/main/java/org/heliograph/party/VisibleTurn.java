package org.heliograph.party;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is as those see it who do not know of hidden foes: while one of these acts, nothing they see changes.
 *
 * @param id whose turn it seems to be; null if nobody is seen to take part
 * @param round in which round
 * @param since when it began
 */
public record VisibleTurn(@Nullable String id, int round, Instant since) {
    /**
     * The turn as it is seen now.
     *
     * <p>What is seen to begin begins when it is seen: when somebody hidden began tells nobody anything.
     *
     * @param before as it was seen a moment ago; null if there was no fight
     */
    static VisibleTurn of(Combat.Fight fight, @Nullable VisibleTurn before, Predicate<String> isVisible, Instant now) {
        if (isVisible.test(fight.current())) {
            // A turn that was shown early, because somebody hidden acted before it, is not shown a second time.
            if (before != null && fight.current().equals(before.id) && fight.round() == before.round) {
                return before;
            }
            return new VisibleTurn(fight.current(), fight.round(), now);
        }
        if (before != null && before.id != null && fight.has(before.id) && isVisible.test(before.id)) {
            return before;
        }
        String next = firstFrom(fight, isVisible);
        if (next == null && before != null && before.id == null) {
            return before;
        }
        return new VisibleTurn(next, fight.round(), now);
    }

    private static @Nullable String firstFrom(Combat.Fight fight, Predicate<String> isVisible) {
        int at = fight.place(fight.current());
        int all = fight.order().size();
        for (int i = 1; i < all; i++) {
            String id = fight.order().get((at + i) % all).id();
            if (isVisible.test(id)) {
                return id;
            }
        }
        return null;
    }
}
