package org.heliograph.bots.web;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.bots.BotId;
import org.heliograph.bots.BotPush;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** One bot over HTTP. What is recorded waits on its container thread until it is durable. */
@Path("bot/{bot_id}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class BotResource {
    @Context
    @Nullable
    ServletContext context;

    /** Makes a bot known. */
    @PUT
    public String register(@PathParam("bot_id") String id, @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        BotId bot = new BotId(id);
        door().bots().register(bot).join();
        return status(bot);
    }

    /** What it is at. */
    @GET
    @Path("status")
    public String status(@PathParam("bot_id") String id, @Context SecurityContext security) {
        require(security, Role.VIEWER);
        return status(new BotId(id));
    }

    private String status(BotId bot) {
        return door().json().write(door().status(door().bots().summary(bot)));
    }

    /** Lets its tasks wait; what runs goes on. */
    @POST
    @Path("pause")
    public String pause(@PathParam("bot_id") String id, @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        BotId bot = new BotId(id);
        door().bots().pause(bot).join();
        return status(bot);
    }

    /** Hands its tasks out again. */
    @POST
    @Path("resume")
    public String resume(@PathParam("bot_id") String id, @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        BotId bot = new BotId(id);
        door().bots().resume(bot).join();
        return status(bot);
    }

    /** A page of what it has done, the newest first unless asked otherwise. */
    @GET
    @Path("timeline")
    public String timeline(@PathParam("bot_id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        require(security, Role.VIEWER);
        return TimelinePage.of(door(), new BotId(id), uri.getQueryParameters());
    }

    /** One entry with its whole texts. */
    @GET
    @Path("timeline/{event_id}")
    public String entry(
            @PathParam("bot_id") String id, @PathParam("event_id") String eventId, @Context SecurityContext security) {
        require(security, Role.VIEWER);
        BotPush entry = door().history()
                .whole(new BotId(id), eventId)
                .orElseThrow(() -> RefusedException.unknown("There is no such entry"));
        return door().sockets().frame(entry).text();
    }

    /** Gives it a task. */
    @POST
    @Path("task")
    public Response submit(
            @PathParam("bot_id") String id,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        Fields fields = new Fields(door().json().parse(body));
        return Tasks.submit(door(), new BotId(id), fields, Tasks.key(key, "task", body));
    }

    private BotDoor door() {
        ServletContext application = context;
        if (application == null) {
            throw new IllegalStateException("No servlet context");
        }
        return BotDoor.of(application);
    }

    private static void require(SecurityContext security, Role role) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(role);
    }
}
