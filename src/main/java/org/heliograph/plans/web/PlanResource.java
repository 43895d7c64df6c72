package org.heliograph.plans.web;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.PlanState;
import org.heliograph.plans.Plans;
import org.heliograph.plans.Snapshot;
import org.heliograph.wire.Fields;
import org.jspecify.annotations.Nullable;

/** One plan over HTTP. What is recorded waits on its container thread until it is durable. */
@Path("dashboard/plan/{plan_id}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {
    private static final String INTERVAL = "X-Poll-Interval";
    private static final int SECONDS = 2;
    private static final int SECONDS_AFTER_THE_END = 30;

    @Context
    @Nullable
    ServletContext context;

    /** Lays it out. */
    @PUT
    public Response define(@PathParam("plan_id") String id, String body, @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        PlanId plan = new PlanId(id);
        Plans.Defined defined = door().plans()
                .define(plan, Definitions.of(door().json().parse(body)))
                .join();
        return Response.status(defined.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(receipt(plan, defined.plan()))
                .build();
    }

    /** How it is; nothing if that is what the client has. */
    @GET
    @Path("poll")
    public Response poll(
            @PathParam("plan_id") String id,
            @HeaderParam("If-None-Match") @Nullable String known,
            @Context SecurityContext security) {
        require(security, Role.VIEWER);
        PlanDoor door = door();
        PlanId plan = new PlanId(id);
        EntityTag now = new EntityTag(door.plans().cursor(plan));
        if (Tags.name(known, now)) {
            return Response.notModified(now)
                    .header(INTERVAL, interval(door.plans().end(plan).isPresent()))
                    .build();
        }
        Snapshot snapshot = door.plans().snapshot(plan);
        return Response.ok(door.json().write(snapshot))
                .tag(new EntityTag(snapshot.cursor()))
                .header(INTERVAL, interval(snapshot.overallStatus().isTerminal()))
                .build();
    }

    private static int interval(boolean isOver) {
        return isOver ? SECONDS_AFTER_THE_END : SECONDS;
    }

    /** It ended well. */
    @POST
    @Path("complete")
    public String complete(
            @PathParam("plan_id") String id,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        JsonValue summary = orEmpty(body).getOrDefault("summary", JsonValue.EMPTY_JSON_OBJECT);
        if (!(summary instanceof JsonObject said)) {
            throw RefusedException.invalid("summary must be an object");
        }
        PlanId plan = new PlanId(id);
        return receipt(
                plan, door().plans().complete(plan, said, Keys.checked(key)).join());
    }

    /** It ended otherwise. */
    @POST
    @Path("fail")
    public String fail(
            @PathParam("plan_id") String id,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        Fields fields = new Fields(door().json().parse(body));
        Long step = fields.wholeNumberOrNull("failed_step_index");
        PlanId plan = new PlanId(id);
        return receipt(
                plan,
                door().plans()
                        .fail(
                                plan,
                                fields.text("error"),
                                step == null ? null : Definitions.index(step),
                                Keys.checked(key))
                        .join());
    }

    /** Somebody ends it. */
    @POST
    @Path("cancel")
    public String cancel(
            @PathParam("plan_id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        PlanId plan = new PlanId(id);
        return receipt(plan, door().plans().cancel(plan, Keys.checked(key)).join());
    }

    private JsonObject orEmpty(String body) {
        return body.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : door().json().parse(body);
    }

    private String receipt(PlanId plan, PlanState now) {
        return door().json().write(Receipt.of(door(), plan, now));
    }

    private PlanDoor door() {
        ServletContext application = context;
        if (application == null) {
            throw new IllegalStateException("No servlet context");
        }
        return PlanDoor.of(application);
    }

    private static void require(SecurityContext security, Role role) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(role);
    }
}
