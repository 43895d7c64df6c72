package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K2: a turn, as those see it who do not know of hidden foes,")
class VisibleTurnTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final Set<String> hidden = new TreeSet<>(Set.of("ghost", "shade"));
    private Combat.Fight fight;
    private VisibleTurn seen;
    private int minutes;

    @Test
    @DisplayName("stays with who had it while somebody hidden acts")
    void stays() {
        begin("ann", "ghost", "bob");

        next();
        assertSeen("ann", 1, 0);
        next();
        assertSeen("bob", 1, 2);
    }

    @Test
    @DisplayName("is the first visible one's where somebody hidden begins, and does not begin a second time")
    void hiddenBegins() {
        begin("ghost", "ann", "bob");

        assertSeen("ann", 1, 0);
        next();
        assertSeen("ann", 1, 0);
    }

    @Test
    @DisplayName("shows a new round when the next visible one acts")
    void newRound() {
        begin("ghost", "ann", "bob");
        next();
        next();

        next();
        assertThat(fight.round()).isEqualTo(2);
        assertSeen("bob", 1, 2);
        next();
        assertSeen("ann", 2, 4);
    }

    @Test
    @DisplayName("is nobody's, in the same round since the same instant, while only hidden ones take part")
    void nobody() {
        begin("ghost", "shade");

        assertSeen(null, 1, 0);
        next();
        next();
        assertSeen(null, 1, 0);
    }

    @Test
    @DisplayName("of somebody who is shown while acting begins when it is shown")
    void shown() {
        begin("ann", "ghost", "bob");
        next();

        minutes = 7;
        hidden.remove("ghost");
        look();

        assertSeen("ghost", 1, 7);
    }

    @Test
    @DisplayName("goes to the next visible one, from then on, when who seemed to have it is hidden")
    void hides() {
        begin("ann", "ghost", "bob");
        next();

        minutes = 7;
        hidden.add("ann");
        look();

        assertSeen("bob", 1, 7);
    }

    private void begin(String... order) {
        List<Combat.Rank> ranks =
                Stream.of(order).map(id -> new Combat.Rank(id, 10)).toList();
        fight = Combat.Fight.begin(ranks, null, START);
        look();
    }

    private void next() {
        minutes++;
        fight = fight.next(now());
        look();
    }

    private void look() {
        seen = VisibleTurn.of(fight, seen, id -> !hidden.contains(id), now());
    }

    private Instant now() {
        return START.plusSeconds(60L * minutes);
    }

    private void assertSeen(String id, int round, int sinceMinutes) {
        assertThat(seen).isEqualTo(new VisibleTurn(id, round, START.plusSeconds(60L * sinceMinutes)));
    }
}
