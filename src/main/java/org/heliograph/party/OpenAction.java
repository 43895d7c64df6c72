package org.heliograph.party;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action, and how it is.
 *
 * @param playerId whose it is, for the host
 */
public record OpenAction(
        String actionId,
        @Nullable String clientActionId,
        @Nullable String playerId,
        String status) {
    static List<OpenAction> of(PartyState state, Recipient recipient, long seq, Actions actions) {
        List<OpenAction> all = new ArrayList<>();
        if (recipient instanceof Recipient.Player) {
            state.doneAfter(recipient.id(), seq)
                    .forEach(done -> all.add(new OpenAction(
                            done.action().actionId(), done.action().clientActionId(), null, done.status())));
        }
        for (PartyEvent.Action action : state.open()) {
            String status = actions.isProcessing(action.actionId()) ? ActionStatus.PROCESSING : ActionStatus.PENDING;
            if (recipient instanceof Recipient.Host) {
                all.add(new OpenAction(action.actionId(), action.clientActionId(), action.playerId(), status));
            } else if (action.playerId().equals(recipient.id())) {
                all.add(new OpenAction(action.actionId(), action.clientActionId(), null, status));
            }
        }
        return all;
    }
}
