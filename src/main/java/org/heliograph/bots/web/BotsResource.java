package org.heliograph.bots.web;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.bots.BotId;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** Which bots there are, and a task for one of them. */
@Path("")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class BotsResource {
    /** All bots, by name. */
    @GET
    @Path("bots")
    public String bots(@Context ServletContext context, @Context SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.VIEWER);
        BotDoor door = BotDoor.of(context);
        return door.json()
                .write(new All(door.bots().all().stream().map(door::status).toList()));
    }

    /** Gives a bot a task; without a name, the only bot there is. */
    @POST
    @Path("task")
    public Response submit(
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context ServletContext context,
            @Context SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.PRODUCER);
        BotDoor door = BotDoor.of(context);
        Fields fields = new Fields(door.json().parse(body));
        String id = fields.textOrNull("bot_id");
        // What is wrong with the task is said first.
        Submission.of(fields, "HTTP-0");
        return Tasks.submit(door, id == null ? only(door) : new BotId(id), fields, Tasks.key(key, "task", body));
    }

    private static BotId only(BotDoor door) {
        return door.bots().only().orElseThrow(() -> RefusedException.invalid("bot_id is missing"));
    }

    /** The answer to a question for the bots. */
    public record All(List<BotStatus> bots) {}
}
