package org.heliograph.party.web;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.core.RefusedException;
import org.heliograph.party.ActionStatus;
import org.heliograph.party.Party;
import org.heliograph.party.Sheet;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/** What the host of a party does: the party is the one its token is of. */
@Path("party")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class HostResource {
    private static final int MAX_WAIT = 55;
    private static final Set<String> NEXT = Set.of("wait", "context");
    private static final String THINKING = "The DM is thinking…";
    private static final int LONGEST_MESSAGE = 200;

    @Context
    @Nullable
    ServletContext context;

    /** How the party is; also, of one that is over, that it is. */
    @GET
    public String status(@Context HttpServletRequest request, @Context SecurityContext security) {
        PartyDoor door = door();
        Caller caller = caller(security);
        Optional<String> over = door.hostOfPast(caller);
        return over.isPresent()
                ? door.json().write(new Stopped(over.get(), "stopped"))
                : door.json()
                        .write(PartyStatus.of(
                                door, door.hosted(caller), door.bases().of(request)));
    }

    /** Hands out the oldest action that waits, or 204 if none comes in time. */
    @POST
    @Path("next")
    public void next(
            @QueryParam("wait") @Nullable String wait,
            @QueryParam("context") @Nullable String withContext,
            @Context UriInfo uri,
            @Context SecurityContext security,
            @Suspended AsyncResponse response) {
        Caller caller = caller(security);
        Party party = door().hosted(caller);
        Queries.only(uri.getQueryParameters().keySet(), NEXT);
        int seconds = Queries.number("wait", wait, 0, 0, MAX_WAIT);
        boolean inContext = Boolean.TRUE.equals(Queries.flag("context", withContext));
        new SuspendedHost(door(), party, inContext ? NextAction::inContext : NextAction::of, response)
                .begin(caller, Duration.ofSeconds(seconds));
    }

    /** Answers an action. */
    @POST
    @Path("actions/{action_id}/resolve")
    public String resolve(@PathParam("action_id") String id, String body, @Context SecurityContext security) {
        Party party = hosted(security);
        String said = party.narration().resolve(id, Sayings.of(parse(body))).join();
        return write(new Done(id, ActionStatus.RESOLVED, said));
    }

    /** Puts one back that is being processed. */
    @POST
    @Path("actions/{action_id}/requeue")
    public String requeue(@PathParam("action_id") String id, @Context SecurityContext security) {
        hosted(security).actions().requeue(id);
        return write(new Done(id, ActionStatus.PENDING, null));
    }

    /** Will not carry one out. */
    @POST
    @Path("actions/{action_id}/cancel")
    public String cancel(@PathParam("action_id") String id, @Context SecurityContext security) {
        hosted(security).actions().cancel(id, "Cancelled by the host").join();
        return write(new Done(id, ActionStatus.CANCELLED, null));
    }

    /** Says something that answers nothing. */
    @POST
    @Path("narrate")
    public String narrate(String body, @Context SecurityContext security) {
        Party party = hosted(security);
        return write(new Said(party.narration().say(Sayings.of(parse(body))).join()));
    }

    /** Shows that the host is at it. */
    @POST
    @Path("thinking")
    public String thinking(String body, @Context SecurityContext security) {
        Party party = hosted(security);
        String message = body.isBlank() ? null : new Fields(parse(body)).textOrNull("message");
        if (message != null && (message.isBlank() || message.length() > LONGEST_MESSAGE)) {
            throw RefusedException.invalid("message must have 1 to " + LONGEST_MESSAGE + " characters");
        }
        party.narration().thinking(message == null ? THINKING : message);
        return write(new Success(true));
    }

    /** All characters and foes. */
    @GET
    @Path("characters")
    public String characters(@Context SecurityContext security) {
        Party party = hosted(security);
        return write(new Cast(party.players(), party.characters().all()));
    }

    /** The party is over. */
    @POST
    @Path("stop")
    public String stop(@Context SecurityContext security) {
        Party party = hosted(security);
        door().parties().stop(party).join();
        return write(new Stopped(party.id().value(), "stopped"));
    }

    private Party hosted(SecurityContext security) {
        return door().hosted(security);
    }

    private static Caller caller(SecurityContext security) {
        return CallerPrincipal.callerOf(security.getUserPrincipal());
    }

    private JsonObject parse(String body) {
        return door().json().parse(body);
    }

    private String write(Object answer) {
        return door().json().write(answer);
    }

    private PartyDoor door() {
        return PartyDoor.of(context);
    }

    /**
     * What became of an action.
     *
     * @param id of what was said, if it was answered
     */
    public record Done(
            String actionId, String status, @Nullable String id) {}

    /** What was said. */
    public record Said(String id) {}

    /** It is done. */
    public record Success(boolean success) {}

    /**
     * All characters and foes.
     *
     * @param players ids of those that are played
     */
    public record Cast(List<String> players, List<Sheet> characters) {}

    /** A party that is over. */
    public record Stopped(String partyId, String status) {}
}
