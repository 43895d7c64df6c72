package org.heliograph.party.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;

@Label("what a recipient may not see, had somebody made a mistake")
class PlantedLeaksProperties {
    private static final int MOST = 200;
    private static final int TAIL = 1_000;

    @Property
    @Label("K2: every planted leak is found")
    void isFound(@ForAll PlantedLeaks leak, @ForAll World.Role role) {
        RandomGenerator<List<Step>> histories = leak.subject().histories().generator(MOST);
        Random random = new Random(leak.ordinal());
        int tries = 0;
        while (tries < MOST && !tells(leak, role, histories.next(random).value())) {
            tries++;
        }
        assertThat(tries).isLessThan(MOST);
    }

    private static boolean tells(Leak leak, World.Role role, List<Step> history) {
        try {
            new TwoWorlds(role, leak, TAIL).mustTellTheSame(history);
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }
}
