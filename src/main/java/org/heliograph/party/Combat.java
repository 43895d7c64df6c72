package org.heliograph.party;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may act, and when: a fight in turns, a moment in which all act together, both (the moment interrupts the fight), or
 * neither.
 *
 * @param fight the order of turns; null if there is no fight
 * @param together what all are asked; null if they are not
 * @param isClosed whether such a moment has just ended: nobody acts until the host has told what came of it
 */
public record Combat(@Nullable Fight fight, @Nullable Together together, boolean isClosed) {
    /** Everybody may act. */
    public static final Combat NONE = new Combat(null, null, false);

    /** The same, with the fight like this. */
    Combat fighting(@Nullable Fight next) {
        return new Combat(next, together, isClosed);
    }

    /** The same, but all are asked. */
    Combat asking(Together question) {
        return new Combat(fight, question, false);
    }

    /** The moment has ended. */
    Combat closed() {
        return new Combat(fight, null, true);
    }

    /** The host has told what came of it. */
    Combat told() {
        return isClosed ? new Combat(fight, together, false) : this;
    }

    /**
     * A fight in turns.
     *
     * @param order highest initiative first
     * @param round counted from 1
     * @param current whose turn it is
     * @param turnSeconds how long a turn may take; null for as long as it likes
     * @param since when the turn began
     */
    public record Fight(
            List<Rank> order,
            int round,
            String current,
            @Nullable Integer turnSeconds,
            Instant since) {
        public Fight {
            order = List.copyOf(order);
        }

        /** A fight that begins. */
        static Fight begin(List<Rank> unordered, @Nullable Integer turnSeconds, Instant now) {
            List<Rank> order = new ArrayList<>();
            unordered.forEach(rank -> insert(order, rank));
            return new Fight(order, 1, order.get(0).id(), turnSeconds, now);
        }

        /** It is the next one's turn; after the last one a new round begins. */
        Fight next(Instant now) {
            int next = place(current) + 1;
            boolean around = next == order.size();
            return new Fight(
                    order,
                    around ? round + 1 : round,
                    order.get(around ? 0 : next).id(),
                    turnSeconds,
                    now);
        }

        /** One more takes part. */
        Fight joinedBy(Rank rank) {
            List<Rank> more = new ArrayList<>(order);
            insert(more, rank);
            return new Fight(more, round, current, turnSeconds, since);
        }

        /** Behind those of the same initiative, who came earlier. */
        private static void insert(List<Rank> order, Rank rank) {
            int at = 0;
            while (at < order.size() && order.get(at).initiative() >= rank.initiative()) {
                at++;
            }
            order.add(at, rank);
        }

        /** Whether nobody's turn has begun since. */
        boolean isSameTurnAs(@Nullable Fight before) {
            return before != null && before.round == round && before.current.equals(current);
        }

        boolean has(String id) {
            return place(id) >= 0;
        }

        int place(String id) {
            for (int i = 0; i < order.size(); i++) {
                if (order.get(i).id().equals(id)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** One who takes part in a fight. */
    public record Rank(String id, int initiative) {}

    /**
     * A moment in which all act together.
     *
     * @param prompt what they are asked
     * @param deadline when it ends at the latest
     * @param timeoutSeconds how long it was from the beginning
     * @param submitted players who have acted
     */
    public record Together(String prompt, Instant deadline, int timeoutSeconds, List<String> submitted) {
        public Together {
            submitted = List.copyOf(submitted);
        }

        /** What was put down before is no answer; the log keeps microseconds. */
        boolean hasBegunBy(Instant submitted) {
            Instant begun = deadline.minusSeconds(timeoutSeconds).truncatedTo(ChronoUnit.MICROS);
            return !submitted.isBefore(begun);
        }

        Together with(String player) {
            List<String> more = new ArrayList<>(submitted);
            more.add(player);
            return new Together(prompt, deadline, timeoutSeconds, more);
        }
    }
}
