package org.heliograph.party;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the host sees at a glance.
 *
 * @param resolved actions answered since the beginning
 * @param next the action that waits longest
 */
public record Overview(
        List<Guest> players,
        int observers,
        int pending,
        int processing,
        long resolved,
        Optional<PartyEvent.Action> next) {
    /**
     * A player.
     *
     * @param connections tabs that are open
     * @param isRemoved whether the host sent it away
     * @param lastSeen when a tab was heard last, since the server began
     * @param lagMillis for how long its slowest tab has taken nothing
     */
    public record Guest(
            String playerId,
            String name,
            int connections,
            boolean isRemoved,
            Optional<Instant> lastSeen,
            long lagMillis) {
        static Guest of(PartyState state, Attendance attendance, String id) {
            Recipient player = Recipient.player(id);
            return new Guest(
                    id,
                    state.nameOf(id),
                    attendance.connections(player),
                    state.isRemoved(id),
                    attendance.lastSeen(player),
                    attendance.lagMillis(player));
        }
    }

    static Overview of(PartyState state, Attendance attendance, Actions actions) {
        List<PartyEvent.Action> open = state.open();
        List<PartyEvent.Action> waiting = open.stream()
                .filter(action -> !actions.isProcessing(action.actionId()))
                .toList();
        List<Guest> guests = state.allPlayers().stream()
                .map(id -> Guest.of(state, attendance, id))
                .toList();
        return new Overview(
                guests,
                attendance.connections(Recipient.OBSERVER),
                waiting.size(),
                open.size() - waiting.size(),
                state.doneCount(),
                waiting.stream().findFirst());
    }
}
