package org.heliograph.bots.web;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.bots.BotEvent;
import org.heliograph.bots.BotId;
import org.heliograph.bots.ClientKey;
import org.heliograph.bots.Progress;
import org.heliograph.bots.Report;
import org.heliograph.bots.Source;
import org.heliograph.bots.TaskEvent;
import org.heliograph.bots.TaskId;
import org.heliograph.bots.TaskStatus;
import org.heliograph.core.Recorded;
import org.heliograph.core.RefusedException;
import org.heliograph.wire.Fields;
import org.heliograph.wire.Queries;
import org.jspecify.annotations.Nullable;

/**
 * A bot's tasks, for whoever works on them: taking the next, telling how it comes on. A worker that waits for a task holds
 * no thread.
 */
@Path("bot/{bot_id}/tasks")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {
    private static final int MAX_WAIT = 55;
    private static final Set<String> NEXT = Set.of("wait", "offer");

    @Context
    @Nullable
    ServletContext context;

    /** What it is at and what waits for it, whose turn is first. */
    @GET
    public String tasks(@PathParam("bot_id") String id, @Context SecurityContext security) {
        require(security, Role.VIEWER);
        return door().json().write(OpenTasks.of(door().bots(), new BotId(id)));
    }

    /** One that has not ended, with its whole command. */
    @GET
    @Path("{task_id}")
    public String task(
            @PathParam("bot_id") String bot, @PathParam("task_id") String task, @Context SecurityContext security) {
        require(security, Role.VIEWER);
        return door().json().write(OpenTasks.OpenTask.of(door().bots().task(new BotId(bot), new TaskId(task))));
    }

    /** Gives the next task to a worker, or offers it; the worker may wait for it. */
    @POST
    @Path("next")
    public void next(
            @PathParam("bot_id") String id,
            @QueryParam("wait") @Nullable String wait,
            @QueryParam("offer") @Nullable String offer,
            @Context UriInfo uri,
            @Context SecurityContext security,
            @Suspended AsyncResponse response) {
        Caller caller = require(security, Role.PRODUCER);
        Queries.only(uri.getQueryParameters().keySet(), NEXT);
        int seconds = Queries.number("wait", wait, 0, 0, MAX_WAIT);
        BotId bot = door().bots().known(new BotId(id));
        boolean isOffer = Boolean.TRUE.equals(Queries.flag("offer", offer));
        TaskSource tasks =
                isOffer ? door().waiting().offered() : door().waiting().begun();
        door().waiting().wait(bot, tasks, Duration.ofSeconds(seconds), caller, response);
    }

    /** It began. */
    @POST
    @Path("{task_id}/started")
    public String started(
            @PathParam("bot_id") String bot,
            @PathParam("task_id") String task,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        Fields fields = fields(body);
        Optional<Recorded<BotEvent>> recorded = door().work()
                .start(new BotId(bot), new TaskId(task), report(fields, ""), key(key, task, "started", body))
                .join();
        return door().json()
                .write(recorded.map(Step::of)
                        .orElseGet(
                                () -> Step.none(task, door().sockets().clock().instant())));
    }

    /** So far it is. */
    @POST
    @Path("{task_id}/progress")
    public String progress(
            @PathParam("bot_id") String bot,
            @PathParam("task_id") String task,
            String body,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        Fields fields = fields(body);
        Instant now = door().sockets().clock().instant();
        Long percent = fields.wholeNumberOrNull("percent");
        if (percent == null) {
            throw RefusedException.invalid("percent is missing");
        }
        Progress progress = new Progress(
                (int) Math.max(-1, Math.min(101, percent)),
                textOr(fields, "message"),
                fields.numberOrNull("elapsed_seconds"),
                now);
        door().work().progress(new BotId(bot), new TaskId(task), report(fields, ""), progress);
        return door().json().write(Step.none(task, now));
    }

    /** It ended well. */
    @POST
    @Path("{task_id}/completed")
    public String completed(
            @PathParam("bot_id") String bot,
            @PathParam("task_id") String task,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        Fields fields = fields(body);
        return door().json()
                .write(Step.of(door().work()
                        .complete(
                                new BotId(bot),
                                new TaskId(task),
                                report(fields, textOr(fields, "response")),
                                key(key, task, "completed", body))
                        .join()));
    }

    /** It ended otherwise. */
    @POST
    @Path("{task_id}/failed")
    public String failed(
            @PathParam("bot_id") String bot,
            @PathParam("task_id") String task,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security) {
        require(security, Role.PRODUCER);
        Fields fields = fields(body);
        return door().json()
                .write(Step.of(door().work()
                        .fail(
                                new BotId(bot),
                                new TaskId(task),
                                report(fields, fields.text("error")),
                                key(key, task, "failed", body))
                        .join()));
    }

    private Fields fields(String body) {
        return new Fields(door().json().parse(body.isBlank() ? "{}" : body));
    }

    private static Report report(Fields fields, String text) {
        String source = fields.textOrNull("source");
        return new Report(
                source == null ? null : Source.of(source),
                fields.textOrNull("lease"),
                text,
                fields.texts("files_modified"),
                fields.numberOrNull("duration_seconds"));
    }

    private static String textOr(Fields fields, String name) {
        String text = fields.textOrNull(name);
        return text == null ? "" : text;
    }

    private static @Nullable ClientKey key(@Nullable String key, String task, String step, String body) {
        return Tasks.key(key, task + '/' + step, body);
    }

    private BotDoor door() {
        ServletContext application = context;
        if (application == null) {
            throw new IllegalStateException("No servlet context");
        }
        return BotDoor.of(application);
    }

    private static Caller require(SecurityContext security, Role role) {
        Caller caller = CallerPrincipal.callerOf(security.getUserPrincipal());
        caller.require(role);
        return caller;
    }

    /**
     * The answer to a step.
     *
     * @param id the entry's id, left out if nothing had to be recorded
     * @param seq its place in the timeline, likewise
     * @param cursor where reading goes on after it, likewise
     */
    public record Step(
            boolean success,
            String taskId,
            TaskStatus status,
            @Nullable String id,
            @Nullable Long seq,
            @Nullable String cursor,
            Instant timestamp) {
        static Step of(Recorded<BotEvent> recorded) {
            TaskEvent event = (TaskEvent) recorded.event();
            return new Step(
                    true,
                    event.task(),
                    event.status(),
                    recorded.entry().id(),
                    recorded.entry().seq(),
                    recorded.cursor(),
                    recorded.entry().at());
        }

        static Step none(String task, Instant now) {
            return new Step(true, task, TaskStatus.IN_PROGRESS, null, null, null, now);
        }
    }
}
