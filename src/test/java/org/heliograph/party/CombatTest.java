package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fight")
class CombatTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    @DisplayName("P32: goes from the highest initiative down; of two alike, who was named first is first")
    void order() {
        Combat.Fight fight = fight(rank("ann", 5), rank("orc", 12), rank("bob", 5), rank("bat", -1));

        assertThat(fight.order()).extracting(Combat.Rank::id).containsExactly("orc", "ann", "bob", "bat");
        assertThat(fight.current()).isEqualTo("orc");
    }

    @Test
    @DisplayName("P34: begins a new round after the last one's turn")
    void rounds() {
        Combat.Fight last = fight(rank("ann", 5), rank("bob", 4)).next(NOW);
        Combat.Fight around = last.next(NOW.plusSeconds(9));

        assertThat(last.round()).isEqualTo(1);
        assertThat(around.round()).isEqualTo(2);
        assertThat(around.current()).isEqualTo("ann");
        assertThat(around.since()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    @DisplayName("is joined behind those of the same initiative, and nobody loses a turn by that")
    void joined() {
        Combat.Fight joined = fight(rank("ann", 9), rank("bob", 4)).next(NOW).joinedBy(rank("orc", 9));

        assertThat(joined.order()).extracting(Combat.Rank::id).containsExactly("ann", "orc", "bob");
        assertThat(joined.current()).isEqualTo("bob");
    }

    @ParameterizedTest
    @CsvSource({
        "40,40,UNHURT", "41,40,UNHURT", "39,40,HURT", "21,40,HURT", "20,40,BLOODIED", "11,40,BLOODIED",
        "10,40,NEAR_DEATH", "1,40,NEAR_DEATH", "0,40,DOWN", "-3,40,DOWN", "1,1,UNHURT", "1000000,1000000,UNHURT"
    })
    @DisplayName("shows a foe's hit points as a band")
    void bands(int hp, int most, Band band) {
        assertThat(Band.of(hp, most)).isEqualTo(band);
    }

    private static Combat.Fight fight(Combat.Rank... ranks) {
        return Combat.Fight.begin(List.of(ranks), null, NOW);
    }

    private static Combat.Rank rank(String id, int initiative) {
        return new Combat.Rank(id, initiative);
    }
}
