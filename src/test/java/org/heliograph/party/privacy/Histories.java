package org.heliograph.party.privacy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Anything that may happen at a table. */
final class Histories {
    private static final int LONGEST = 80;
    private static final int MOST = 1_000;
    private static final int HIDDEN = 24;

    private Histories() {}

    static Arbitrary<List<Step>> any() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, MOST).withoutEdgeCases();
        Arbitrary<Integer> hidden = Arbitraries.integers().between(0, HIDDEN).withoutEdgeCases();
        return Combinators.combine(Arbitraries.of(Step.Deed.class), number, number, hidden, hidden)
                .as(Step::new)
                .list()
                .ofMaxSize(LONGEST);
    }
}
