package org.heliograph.party.privacy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("what a recipient may not see")
class NonInterferenceProperties {
    @Property(tries = 150)
    @Label("K2: two histories that differ only in that tell it the same bytes, through every door")
    void tellsNothing(
            @ForAll("histories") List<Step> history,
            @ForAll World.Role role,
            @ForAll @IntRange(min = 500, max = 3_000) int tailBytes) {
        new TwoWorlds(role, Leak.NONE, tailBytes).mustTellTheSame(history);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.any();
    }
}
