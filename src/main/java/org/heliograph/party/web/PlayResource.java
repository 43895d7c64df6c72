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
import jakarta.ws.rs.core.SecurityContext;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Actions;
import org.heliograph.party.Parties;
import org.heliograph.party.Recipient;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** What players do over HTTP; also found at the root of the context, without {@code /api}. */
@Path("")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class PlayResource {
    @Context
    @Nullable
    ServletContext context;

    /** Takes in what a player wants to do. */
    @POST
    @Path("action")
    public String act(String body, @Context SecurityContext security) {
        Parties.Place place = place(security);
        String player = Players.of(place.recipient());
        Fields fields = new Fields(door().json().parse(body));
        PartyRequest.Act act = PartyRequest.Act.of(fields);
        Actions.Submitted submitted = place.party()
                .actions()
                .submit(player, act.text(), act.whisper() == PartyRequest.Whisper.WHISPERED, act.clientActionId())
                .join();
        return door().json().write(new Taken(true, submitted.actionId(), player, submitted.status()));
    }

    /** How an action of one's own is. */
    @GET
    @Path("action/{action_id}/status")
    public String status(@PathParam("action_id") String id, @Context SecurityContext security) {
        Parties.Place place = place(security);
        boolean isHost = place.recipient() instanceof Recipient.Host;
        Actions.Known known = place.party()
                .actions()
                .find(id)
                .filter(action -> isHost || isMine(action, place.recipient()))
                .orElseThrow(() -> isHost
                        ? RefusedException.unknown("Unknown action")
                        : RefusedException.forbidden("You have no such action"));
        return door().json()
                .write(new Status(
                        id, known.action().clientActionId(), known.action().playerId(), known.status()));
    }

    private static boolean isMine(Actions.Known action, Recipient recipient) {
        return recipient instanceof Recipient.Player
                && action.action().playerId().equals(recipient.id());
    }

    /** One's own character; any for the host. */
    @GET
    @Path("character/{player_id}")
    public String character(@PathParam("player_id") String id, @Context SecurityContext security) {
        Parties.Place place = place(security);
        if (place.recipient() instanceof Recipient.Host) {
            return place.party().characters().get(id).json().toString();
        }
        if (!Players.of(place.recipient()).equals(id)) {
            throw RefusedException.forbidden("This is not your character");
        }
        return place.party().characters().forItsPlayer(id).toString();
    }

    /** Whether the server is there; for a host, also how its party is. */
    @GET
    @Path("status")
    public String status(@Context SecurityContext security, @Context HttpServletRequest request) {
        PartyDoor door = door();
        ServerStatus server = ServerStatus.of(door);
        return door.hostOf(CallerPrincipal.callerOf(security.getUserPrincipal()))
                .map(party -> door.json()
                        .write(PartyStatus.of(door, party, door.bases().of(request))
                                .with(server)))
                .orElseGet(() -> door.json().write(server));
    }

    private Parties.Place place(SecurityContext security) {
        return door().place(security);
    }

    private PartyDoor door() {
        return PartyDoor.of(context);
    }

    /** The answer to an action. */
    public record Taken(boolean success, String actionId, String playerId, String status) {}

    /** The answer to the question how an action is. */
    public record Status(String actionId, @Nullable String clientActionId, String playerId, String status) {}
}
