package org.heliograph.party;

import java.time.Instant;
import org.heliograph.core.RefusedException;

/** Whether a player may act now, as far as the player can see. */
final class TurnGate {
    private static final String THE_HOST = "the DM";

    private final PartyState state;
    private final Instant now;

    TurnGate(PartyState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /**
     * Lets the player pass.
     *
     * @param whispered what only the host learns of, so it is nobody's answer to a question put to all
     * @throws RefusedException 403 if it is not its turn, 409 if it has acted already
     */
    void pass(String player, boolean whispered) {
        Combat combat = state.combat();
        if (combat.together() != null) {
            passTogether(combat.together(), player, whispered);
        } else if (combat.isClosed()) {
            throw notYourTurn(THE_HOST);
        } else if (combat.fight() != null) {
            passInFight(player);
        }
    }

    private void passTogether(Combat.Together together, String player, boolean whispered) {
        if (!now.isBefore(together.deadline())) {
            throw notYourTurn(THE_HOST);
        }
        if (!whispered && together.submitted().contains(player)) {
            throw RefusedException.conflict("You have acted already. Wait for the others.");
        }
    }

    private void passInFight(String player) {
        VisibleTurn turn = state.visibleTurn();
        String current = turn == null ? null : turn.id();
        if (current == null || !current.equals(player)) {
            throw notYourTurn(current == null ? THE_HOST : state.nameOf(current));
        }
    }

    private static RefusedException notYourTurn(String other) {
        return RefusedException.forbidden("Not your turn. Waiting for " + other + ".");
    }
}
