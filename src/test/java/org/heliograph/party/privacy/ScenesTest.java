package org.heliograph.party.privacy;

import static org.heliograph.party.privacy.Step.Deed.*;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where something was told once, or nearly; each scene is one of the histories that chance may take long to find. */
@DisplayName("K2: nothing is told")
class ScenesTest {
    private static final int ANN_AND_BOB = 3;
    /** Hidden, in both worlds. */
    private static final int WOLF = 32;

    private static final int GHOST_IN_FIRST = 1;
    private static final int GHOST_BEHIND_IN_FIRST = 41;

    @Test
    @DisplayName("when a hidden foe acts after a moment in which all acted: who waits for the host still does")
    void hiddenTurnAfterAMoment() {
        mustTellTheSame(
                visible(FIGHT, ANN_AND_BOB, 0, GHOST_IN_FIRST, 0),
                visible(TOGETHER, 0, 0, 0, 0),
                visible(WAIT, 1, 0, 0, 0),
                secret(GHOST_ACTS, 0),
                visible(ACT, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("by the order in which a slow reader learns what changed")
    void slowReader() {
        mustTellTheSame(
                visible(FIGHT, ANN_AND_BOB | 8, 0, 0, 0),
                visible(OPEN_EVENTS, 0, 6, 0, 0),
                visible(SAY, 2, 0, 0, 0),
                secret(SCRATCH, 0),
                visible(WAIT, 0, 0, 0, 0),
                visible(THINK, 0, 0, 0, 0),
                visible(NEXT, 0, 0, 0, 0),
                visible(TAKE, 0, 0, 0, 0),
                visible(TAKE, 0, 0, 0, 0),
                visible(TAKE, 0, 0, 0, 0),
                visible(TAKE, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("by the cursors before one frame and after the one before it")
    void twoPlacesBetweenTwoFrames() {
        mustTellTheSame(
                visible(SAY, 2, 0, 0, 0),
                visible(POLL, 0, 7, 0, 0),
                secret(SECRET_SAY, 0),
                visible(SAY, 2, 0, 0, 0),
                visible(SAY, 2, 0, 0, 0),
                visible(SAY, 2, 0, 0, 0),
                visible(OPEN_SOCKET, 1, 6, 0, 0));
    }

    @Test
    @DisplayName("by a full page behind which only the hidden stands")
    void fullPage() {
        mustTellTheSame(
                visible(SAY, 2, 0, 0, 0),
                secret(SECRET_SAY, 0),
                visible(POLL, 0, 6 + 16, 0, 0),
                visible(POLL, 0, 39, 0, 0));
    }

    @Test
    @DisplayName("by the rounds and turns of a fight in which nobody is seen")
    void nobodySeen() {
        mustTellTheSame(
                visible(FIGHT, WOLF, 0, GHOST_BEHIND_IN_FIRST, 0),
                visible(POLL, 0, 0, 0, 0),
                secret(GHOST_ACTS, 0),
                visible(POLL, 0, 0, 0, 0));
    }

    private static void mustTellTheSame(Step... history) {
        for (World.Role role : World.Role.values()) {
            new TwoWorlds(role, Leak.NONE, 1_000).mustTellTheSame(List.of(history));
        }
    }

    private static Step visible(Step.Deed deed, int n, int m, int first, int second) {
        return new Step(deed, n, m, first, second);
    }

    /** It happens in the first world. */
    private static Step secret(Step.Deed deed, int n) {
        return new Step(deed, n, 0, 7, 0);
    }
}
