package org.heliograph.plans.web;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.PlanSummary;
import org.heliograph.plans.SessionId;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/** Which plans there are, and telling one session something. */
@Path("dashboard")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class PlansResource {
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 1_000;

    /** The plans, the newest first. */
    @GET
    @Path("plans")
    public String plans(
            @QueryParam("limit") @Nullable String limit,
            @Context ServletContext context,
            @Context SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.VIEWER);
        PlanDoor door = PlanDoor.of(context);
        int most = Queries.number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        return door.json().write(new All(door.plans().newest(most)));
    }

    /** Sends one frame to all sockets of a session. */
    @POST
    @Path("session/{session_id}/send")
    public String send(
            @PathParam("session_id") String id,
            String body,
            @Context ServletContext context,
            @Context SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.PRODUCER);
        PlanDoor door = PlanDoor.of(context);
        SessionId session = new SessionId(id);
        if (!(door.json().parse(body).get("message") instanceof JsonObject message)) {
            throw RefusedException.invalid("message must be an object");
        }
        return door.json().write(new Delivered(door.send(session, message)));
    }

    /** The answer to a question for the plans. */
    public record All(List<PlanSummary> plans) {}

    /** To how many sockets a message went. */
    public record Delivered(int delivered) {}
}
