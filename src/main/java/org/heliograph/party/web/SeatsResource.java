package org.heliograph.party.web;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Party;
import org.heliograph.party.Recipient;
import org.heliograph.party.invitation.Invitation;
import org.heliograph.party.invitation.QrPng;
import org.heliograph.party.invitation.QrSvg;
import org.heliograph.party.tokens.PartyToken;
import org.jspecify.annotations.Nullable;

/** Who may sit at the host's table; {@code observer} stands for those who only watch. */
@Path("party/players/{player_id}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class SeatsResource {
    @Context
    @Nullable
    ServletContext context;

    /** Sends a player away. */
    @POST
    @Path("kick")
    public String kick(@PathParam("player_id") String id, @Context SecurityContext security) {
        Party party = hosted(security);
        door().parties().kick(party, id).join();
        return door().json().write(new Kicked(id, true));
    }

    /** Gives another token; the old one opens nothing from now on. */
    @POST
    @Path("token")
    public String token(
            @PathParam("player_id") String id, @Context HttpServletRequest request, @Context SecurityContext security) {
        Party party = hosted(security);
        PartyToken fresh = door().parties().replace(party, id).join();
        Cards cards = new Cards(door(), party, request);
        return id.equals(Recipient.OBSERVER_ID)
                ? door().json().write(cards.observer(fresh))
                : door().json().write(cards.player(fresh));
    }

    /** The invitation again, to scan. */
    @GET
    @Path("qr.png")
    @Produces("image/png")
    public Response png(
            @PathParam("player_id") String id, @Context HttpServletRequest request, @Context SecurityContext security) {
        return image(QrPng.of(invitation(id, request, security).qr()).bytes());
    }

    /** The invitation again, to print. */
    @GET
    @Path("qr.svg")
    @Produces("image/svg+xml")
    public Response svg(
            @PathParam("player_id") String id, @Context HttpServletRequest request, @Context SecurityContext security) {
        return image(new QrSvg(invitation(id, request, security).qr()).text());
    }

    private static Response image(Object image) {
        return Response.ok(image).header("Cache-Control", "no-store").build();
    }

    private Invitation invitation(String id, HttpServletRequest request, SecurityContext security) {
        Party party = hosted(security);
        PartyToken token = door().parties()
                .token(party.id(), id)
                .filter(known -> !known.seat().id().equals(Recipient.HOST_ID))
                .orElseThrow(() -> RefusedException.unknown("Nobody of this id has a token here"));
        return Cards.invitation(door(), token, request);
    }

    private Party hosted(SecurityContext security) {
        return door().hosted(security);
    }

    private PartyDoor door() {
        return PartyDoor.of(context);
    }

    /** A player that was sent away. */
    public record Kicked(String playerId, boolean kicked) {}
}
