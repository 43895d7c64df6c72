package org.heliograph.party;

import java.util.List;
import java.util.Optional;

/**
 * What the host sees at a glance.
 *
 * @param resolved actions answered since the beginning
 * @param next the action that waits longest
 */
public record Overview(
        List<Guest> players, int observers, int pending, int processing, long resolved, Optional<PartyEvent.Action> next) {
    /** A player: how many tabs are open. */
    public record Guest(String playerId, String name, int connections, boolean isRemoved) {}

    static Overview of(PartyState state, Attendance attendance, Actions actions) {
        List<PartyEvent.Action> open = List.copyOf(state.open());
        List<PartyEvent.Action> waiting = open.stream()
                .filter(action -> !actions.isProcessing(action.actionId()))
                .toList();
        List<Guest> guests = state.allPlayers().stream()
                .map(id -> new Guest(
                        id,
                        state.nameOf(id),
                        attendance.connections(Recipient.player(id)),
                        state.isRemoved(id)))
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
