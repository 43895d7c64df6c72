package org.heliograph.party;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may act")
class TurnGateTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final PartyState state = new PartyState();

    @BeforeEach
    void begin() {
        state.start("P", NOW, List.of(sheet("ann", false), sheet("bob", false)), List.of(sheet("ghost", true)));
    }

    @Test
    @DisplayName("everybody, where there is no combat")
    void free() {
        assertThatCode(() -> pass("bob", NOW)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("P33 K2: whose turn it is seen to be, also while a hidden foe acts; who waits is told for whom")
    void inTurns() {
        Combat.Fight fight = Combat.Fight.begin(
                List.of(new Combat.Rank("ann", 9), new Combat.Rank("ghost", 8), new Combat.Rank("bob", 7)), null, NOW);
        state.fight(Combat.NONE.fighting(fight), NOW);
        state.fight(Combat.NONE.fighting(fight.next(NOW)), NOW);

        assertThatCode(() -> pass("ann", NOW)).doesNotThrowAnyException();
        assertThatThrownBy(() -> pass("bob", NOW)).hasMessage("Not your turn. Waiting for The ann.");
    }

    @Test
    @DisplayName(
            "P36: each once where all are asked, until the deadline, and nobody before the host has told what came of it")
    void together() {
        state.fight(Combat.NONE.asking(new Combat.Together("?", NOW.plusSeconds(9), 9, List.of("ann"))), NOW);

        assertThatCode(() -> pass("bob", NOW)).doesNotThrowAnyException();
        assertThatCode(() -> new TurnGate(state, NOW).pass("ann", true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> pass("ann", NOW)).hasMessage("You have acted already. Wait for the others.");
        assertThatThrownBy(() -> pass("bob", NOW.plusSeconds(9))).hasMessage("Not your turn. Waiting for the DM.");
        state.fight(state.combat().closed(), NOW);
        assertThatThrownBy(() -> pass("bob", NOW)).hasMessage("Not your turn. Waiting for the DM.");
        state.told();
        assertThatCode(() -> pass("bob", NOW)).doesNotThrowAnyException();
    }

    private void pass(String player, Instant now) {
        new TurnGate(state, now).pass(player, false);
    }

    private static Sheet sheet(String id, boolean isHidden) {
        return new Sheet(Json.createObjectBuilder()
                .add("id", id)
                .add("name", "The " + id)
                .add("hidden", isHidden)
                .build());
    }
}
