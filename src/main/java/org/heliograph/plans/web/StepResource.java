package org.heliograph.plans.web;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.Output;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.PlanState;
import org.heliograph.plans.StepStatus;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/** One step of a plan over HTTP: how it comes on, what it prints, and that to be read. */
@Path("dashboard/plan/{plan_id}/steps/{step_index}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class StepResource {
    private static final int DEFAULT_LINES = 200;
    private static final int MAX_LINES = 5_000;
    private static final int DEFAULT_FOUND = 200;
    private static final int MAX_FOUND = 10_000;
    private static final int LONGEST_QUESTION = 200;

    @Context
    @Nullable
    ServletContext context;

    /** It begins, goes on or ends. */
    @POST
    @Path("status")
    public String status(
            @PathParam("plan_id") String id,
            @PathParam("step_index") String index,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        Fields fields = new Fields(door().json().parse(body));
        StepStatus status = StepStatus.of(fields.text("status"));
        String output = fields.textOrNull("output");
        String error = fields.textOrNull("error");
        PlanId plan = new PlanId(id);
        return receipt(
                plan, door().plans().step(plan, Definitions.index(index), status, output, error, Keys.checked(key)));
    }

    /** It printed something: the body, or {@code output} in a JSON body. */
    @POST
    @Path("output")
    public String print(
            @PathParam("plan_id") String id,
            @PathParam("step_index") String index,
            @QueryParam("stream") @Nullable String stream,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        PlanId plan = new PlanId(id);
        int step = Definitions.index(index);
        MediaType type = headers.getMediaType();
        if (type != null && !type.isWildcardType() && type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            Fields fields = new Fields(door().json().parse(new String(body, StandardCharsets.UTF_8)));
            Outlet outlet = outlet(fields.textOrNull("stream"));
            return receipt(plan, door().plans().print(plan, step, outlet, fields.text("output"), Keys.checked(key)));
        }
        return receipt(plan, door().plans().print(plan, step, outlet(stream), body, Keys.checked(key)));
    }

    private static Outlet outlet(@Nullable String stream) {
        return stream == null ? Outlet.STDOUT : Outlet.of(stream);
    }

    /** All that it printed, or the part that is asked for, as text. */
    @GET
    @Path("output")
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    public Response output(
            @PathParam("plan_id") String id,
            @PathParam("step_index") String index,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String known,
            @QueryParam("download") @Nullable String download,
            @Context SecurityContext security) {
        return answer(id, index, security).to(known, range, ifRange, download != null);
    }

    /** How much that is. */
    @HEAD
    @Path("output")
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    public Response outputHead(
            @PathParam("plan_id") String id, @PathParam("step_index") String index, @Context SecurityContext security) {
        return answer(id, index, security).head();
    }

    private OutputAnswer answer(String id, String index, SecurityContext security) {
        require(security, Role.VIEWER);
        PlanId plan = new PlanId(id);
        int step = Definitions.index(index);
        return new OutputAnswer(door(), plan, step, door().plans().output().of(plan, step));
    }

    /** Some of its lines, from a number on; from the end if that is negative. */
    @GET
    @Path("lines")
    public String lines(
            @PathParam("plan_id") String id,
            @PathParam("step_index") String index,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        require(security, Role.VIEWER);
        int count = Queries.number("limit", limit, DEFAULT_LINES, 1, MAX_LINES);
        int first = Queries.number("from", from, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Output.Whole whole = door().plans().output().of(new PlanId(id), Definitions.index(index));
        long start = first < 0 ? Math.max(0, whole.printed().allLines() + first) : first;
        return door().json().write(whole.lines(start, count));
    }

    /** Numbers of its lines that hold a text, in whichever case. */
    @GET
    @Path("search")
    public String search(
            @PathParam("plan_id") String id,
            @PathParam("step_index") String index,
            @QueryParam("q") @Nullable String text,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        require(security, Role.VIEWER);
        if (text == null || text.isEmpty() || text.length() > LONGEST_QUESTION) {
            throw RefusedException.invalid("q must have 1 to " + LONGEST_QUESTION + " characters");
        }
        int count = Queries.number("limit", limit, DEFAULT_FOUND, 1, MAX_FOUND);
        int first = Queries.number("from", from, 0, 0, Integer.MAX_VALUE);
        Output.Whole whole = door().plans().output().of(new PlanId(id), Definitions.index(index));
        return door().json().write(whole.find(text, first, count));
    }

    private String receipt(PlanId plan, CompletableFuture<PlanState> done) {
        return door().json().write(Receipt.of(door(), plan, done.join()));
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
