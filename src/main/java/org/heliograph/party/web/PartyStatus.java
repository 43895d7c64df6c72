package org.heliograph.party.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.heliograph.party.Overview;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.invitation.BaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the host sees at a glance.
 *
 * @param status active, or stopped
 * @param url where phones reach the server
 * @param uptimeSeconds since the party began
 * @param resolved actions answered since then
 * @param next the action that waits longest
 * @param version of the server, where that was asked for
 */
public record PartyStatus(
        String partyId,
        String name,
        String status,
        String url,
        long uptimeSeconds,
        List<Player> players,
        int observers,
        int pending,
        int processing,
        long resolved,
        @Nullable Next next,
        @Nullable String version) {
    /**
     * A player.
     *
     * @param connections tabs that are open
     * @param lastSeen when a tab was heard last; absent if never since the server began
     * @param lagMs for how long its slowest tab has taken nothing
     * @param removed true if the host sent it away; else absent
     */
    public record Player(
            String playerId,
            String name,
            boolean connected,
            int connections,
            @Nullable Instant lastSeen,
            long lagMs,
            @Nullable Boolean removed) {
        static Player of(Overview.Guest guest) {
            return new Player(
                    guest.playerId(),
                    guest.name(),
                    guest.connections() > 0,
                    guest.connections(),
                    guest.lastSeen().orElse(null),
                    guest.lagMillis(),
                    guest.isRemoved() ? Boolean.TRUE : null);
        }
    }

    /** The action that waits longest. */
    public record Next(String actionId, long ageSeconds) {
        static Next of(PartyEvent.Action action, Instant now) {
            long age = Duration.between(action.submittedAt(), now).toSeconds();
            return new Next(action.actionId(), Math.max(0, age));
        }
    }

    /**
     * How a party is now.
     *
     * @param base where phones reach the server
     */
    public static PartyStatus of(PartyDoor door, Party party, BaseUrl base) {
        Instant now = door.sockets().clock().instant();
        Overview overview = party.overview();
        Party.Identity identity = party.identity();
        Instant began = identity.startedAt() == null ? now : identity.startedAt();
        return new PartyStatus(
                party.id().value(),
                identity.name(),
                "active",
                base.text(),
                Math.max(0, Duration.between(began, now).toSeconds()),
                overview.players().stream().map(Player::of).toList(),
                overview.observers(),
                overview.pending(),
                overview.processing(),
                overview.resolved(),
                overview.next().map(action -> Next.of(action, now)).orElse(null),
                null);
    }

    /** The same, with what the server says of itself; how long that has been up is another matter. */
    PartyStatus with(ServerStatus server) {
        return new PartyStatus(
                partyId,
                name,
                status,
                url,
                uptimeSeconds,
                players,
                observers,
                pending,
                processing,
                resolved,
                next,
                server.version());
    }
}
