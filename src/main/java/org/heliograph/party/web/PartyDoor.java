package org.heliograph.party.web;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Pulse;
import org.heliograph.party.Parties;
import org.heliograph.party.Party;
import org.heliograph.party.Recipient;
import org.heliograph.party.campaign.Campaigns;
import org.heliograph.party.tokens.PartyTokens;
import org.heliograph.party.tokens.Seat;
import org.heliograph.wire.Json;
import org.heliograph.wire.Sockets;
import org.heliograph.wire.streams.LongPolls;
import org.jspecify.annotations.Nullable;

/**
 * What the doors to the parties work with; made once by the composition root, which leaves it in the servlet context for
 * the resources.
 *
 * @param parties which there are
 * @param tokens who may sit down at them
 * @param campaigns whom a party may begin with
 * @param sockets how clients are talked to
 * @param pulse how sockets keep in touch
 * @param history narratives a fresh page begins with
 * @param longPolls who waits for an answer
 * @param executor where those go on who waited
 * @param json how answers are written
 * @param bases where phones reach the server
 * @param started when the server began
 * @param version of the server
 */
public record PartyDoor(
        Parties parties,
        PartyTokens tokens,
        Campaigns campaigns,
        Sockets sockets,
        Pulse pulse,
        int history,
        LongPolls longPolls,
        Executor executor,
        Json json,
        Bases bases,
        Instant started,
        String version) {
    /** The door of a web application, as its resources were told of it. */
    public static PartyDoor of(@Nullable ServletContext context) {
        if (context == null) {
            throw new IllegalStateException("No servlet context");
        }
        return (PartyDoor) context.getAttribute(PartyDoor.class.getName());
    }

    /** Whose a secret is; {@link Caller#REJECTED} if it opens nothing, and nothing it ever did may be told of. */
    public static Caller callerWith(PartyTokens tokens, String secret) {
        return tokens.find(secret)
                .or(() -> tokens.findRetiredHost(secret))
                .map(token -> Caller.guest(token.id()))
                .orElse(Caller.REJECTED);
    }

    /** What the table calls whoever has this secret; empty if it opens nothing. */
    public Optional<String> nameOf(String secret) {
        try {
            return tokens.find(secret)
                    .map(token -> parties.place(token.id()))
                    .map(place -> place.party().nameOf(place.recipient()));
        } catch (RefusedException e) {
            // It was good a moment ago.
            return Optional.empty();
        }
    }

    /**
     * The seat a caller has.
     *
     * @throws RefusedException 401 if it has none
     */
    Parties.Place place(Caller caller) {
        return parties.place(
                caller.tokenId().orElseThrow(() -> RefusedException.unauthorized("A party's token is needed")));
    }

    /** The seat of whoever asks; see {@link #place(Caller)}. */
    Parties.Place place(SecurityContext security) {
        return place(CallerPrincipal.callerOf(security.getUserPrincipal()));
    }

    /** The party that whoever asks is the host of; see {@link #hosted(Caller)}. */
    Party hosted(SecurityContext security) {
        return hosted(CallerPrincipal.callerOf(security.getUserPrincipal()));
    }

    /**
     * The party a caller is the host of.
     *
     * @throws RefusedException 401 if it has no seat, 403 if it is not the host's
     */
    public Party hosted(Caller caller) {
        Parties.Place place = place(caller);
        if (!(place.recipient() instanceof Recipient.Host)) {
            throw RefusedException.forbidden("Only the host may do this");
        }
        return place.party();
    }

    /** The party a caller is the host of; empty if it has no seat, or another. */
    Optional<Party> hostOf(Caller caller) {
        return caller.tokenId()
                .filter(tokens::isGood)
                .map(parties::place)
                .filter(place -> place.recipient() instanceof Recipient.Host)
                .map(Parties.Place::party);
    }

    /** The party that is over, and of which the caller was the host. */
    Optional<String> hostOfPast(Caller caller) {
        return caller.tokenId().flatMap(tokens::pastSeatOf).map(Seat::party);
    }
}
