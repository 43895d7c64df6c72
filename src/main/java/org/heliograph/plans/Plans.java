package org.heliograph.plans;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.heliograph.core.Folded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The plans and what happens in them, whichever door it comes through. What is done completes once it is durable, and
 * exceptionally with {@link RefusedException} if it does not fit what happened so far: then nothing is recorded. Any
 * thread.
 */
public final class Plans {
    private static final int LONGEST_ERROR = 16 * 1024;

    /** A client's keys must not meet anybody else's. */
    private static final String CLIENTS = "key:";

    private final Timeline<PlanEvent> timeline;
    private final Folded<PlansState> state;
    private final Fingerprint fingerprint;
    private final Clock clock;
    private final Executor executor;
    private final Output output;
    private final Snapshots snapshots;
    private final Map<PlanId, Desk> desks = new ConcurrentHashMap<>();

    /**
     * Plans over this timeline; the state is folded from the same log.
     *
     * @param executor where it is decided what is recorded, which reads the log
     */
    public Plans(
            Timeline<PlanEvent> timeline,
            Folded<PlansState> state,
            Fingerprint fingerprint,
            Clock clock,
            Executor executor) {
        this.timeline = timeline;
        this.state = state;
        this.fingerprint = fingerprint;
        this.clock = clock;
        this.executor = executor;
        this.output = new Output(timeline, state);
        this.snapshots = new Snapshots(timeline, state, output);
    }

    /**
     * What a definition came to.
     *
     * @param isNew false if there was the very same plan
     */
    public record Defined(PlanState plan, boolean isNew) {}

    /**
     * Lays a plan out. The same again changes nothing, another one takes the place of a plan that has not begun.
     *
     * @return exceptionally 409 if there is another one that has begun
     */
    public CompletableFuture<Defined> define(PlanId id, Definition definition) {
        PlanEvent.PlanDefined event = definition.event(fingerprint.of(id, definition.mask()));
        return perform(
                        id,
                        desk -> desk.perform((plan, memory) -> {
                            if (plan == null || !plan.isSameAs(event)) {
                                if (plan != null && plan.hasBegun()) {
                                    throw RefusedException.conflict("Another plan of this name has begun");
                                }
                                return new Desk.Outcome(List.of(event), Memory.of(definition.mask()));
                            }
                            return Desk.Outcome.nothing(memory.named(definition.mask()));
                        }))
                .thenApply(done -> new Defined(done.plan(), done.isRecorded()));
    }

    /** A step begins, goes on or ends. */
    public CompletableFuture<PlanState> step(
            PlanId id,
            int step,
            StepStatus status,
            @Nullable String printed,
            @Nullable String error,
            @Nullable String key) {
        return perform(id, new Deed.Change(step, status, printed, error == null ? null : atMost(error)), key);
    }

    /** A step printed bytes; what is not UTF-8 becomes U+FFFD, and a character may be split over two calls. */
    public CompletableFuture<PlanState> print(PlanId id, int step, Outlet stream, byte[] bytes, @Nullable String key) {
        return perform(id, Deed.Print.of(step, stream, bytes.clone()), key);
    }

    /** A step printed text. */
    public CompletableFuture<PlanState> print(PlanId id, int step, Outlet stream, String text, @Nullable String key) {
        return perform(id, Deed.Print.of(step, stream, text), key);
    }

    /** The plan ended well; its steps that have not begun will not. */
    public CompletableFuture<PlanState> complete(PlanId id, JsonObject summary, @Nullable String key) {
        return perform(id, new Deed.Complete(summary), key);
    }

    /** The plan ended otherwise; its steps that run have failed, those that have not begun will not. */
    public CompletableFuture<PlanState> fail(
            PlanId id, String error, @Nullable Integer failedStep, @Nullable String key) {
        return perform(id, new Deed.Fail(atMost(error), failedStep), key);
    }

    /** Somebody ends the plan. */
    public CompletableFuture<PlanState> cancel(PlanId id, @Nullable String key) {
        return perform(id, new Deed.Cancel(), key);
    }

    private static String atMost(String error) {
        if (error.length() > LONGEST_ERROR) {
            throw RefusedException.tooLarge("error is over " + LONGEST_ERROR + " characters");
        }
        return error;
    }

    private CompletableFuture<PlanState> perform(PlanId id, Deed deed, @Nullable String key) {
        // One that is just being laid out has a desk, where this waits for its turn; nobody else's name gets one.
        if (!desks.containsKey(id)) {
            known(id);
        }
        return perform(id, desk -> desk.perform(deed, key == null ? null : CLIENTS + key))
                .thenApply(Desk.Done::plan);
    }

    private CompletableFuture<Desk.Done> perform(PlanId id, Function<Desk, CompletableFuture<Desk.Done>> request) {
        Desk desk = desks.computeIfAbsent(id, plan -> new Desk(plan, timeline, state, clock, executor));
        return request.apply(desk).whenComplete((done, failure) -> {
            if (!isUnderWay(id)) {
                desks.remove(id, desk);
            }
        });
    }

    /** Whether anything may still happen in it: there is such a plan, and it has not ended. */
    private boolean isUnderWay(PlanId id) {
        return state.ask(plans -> {
            PlanState plan = plans.plan(id);
            return plan != null && !plan.isEnded();
        });
    }

    /** Goes on with plans that a crash interrupted between an event and what follows from it. */
    public void settle() {
        List<String> owing = state.ask(plans -> plans.plans().stream()
                .filter(plan -> !plan.owed().isEmpty())
                .map(PlanState::id)
                .toList());
        owing.forEach(id -> {
            CompletableFuture<?> unused =
                    perform(new PlanId(id), desk -> desk.perform((plan, memory) -> Desk.Outcome.nothing(memory)));
        });
    }

    /** Forgets plans of which the log keeps nothing. */
    public void forget() {
        state.ask(plans -> {
            plans.forget(id -> timeline.extent(id.topic()).count() == 0);
            return true;
        });
    }

    /** Whether there is such a plan. */
    public boolean isKnown(PlanId id) {
        return state.ask(plans -> plans.plan(id) != null);
    }

    /**
     * The plan, if there is such a one.
     *
     * @throws RefusedException 404 if there is none
     */
    public PlanId known(PlanId id) {
        if (!isKnown(id)) {
            throw RefusedException.unknown("Unknown plan: " + id.value());
        }
        return id;
    }

    /** The plans, the newest first, at most so many. */
    public List<PlanSummary> newest(int limit) {
        return state.ask(plans -> plans.plans().stream()
                .map(PlanSummary::of)
                .sorted(Comparator.comparing(PlanSummary::createdAt).reversed().thenComparing(PlanSummary::planId))
                .limit(limit)
                .toList());
    }

    /**
     * A plan as it is.
     *
     * @throws RefusedException 404 if there is none
     */
    public Snapshot snapshot(PlanId id) {
        return snapshots.of(id).orElseThrow(() -> RefusedException.unknown("Unknown plan: " + id.value()));
    }

    /** A plan as it is, or as one that has not begun if there is none yet. */
    public Snapshot snapshotOfMaybe(PlanId id) {
        return snapshots.ofMaybe(id);
    }

    /**
     * Where a plan's events go on.
     *
     * @throws RefusedException 404 if there is none
     */
    public String cursor(PlanId id) {
        return timeline.cursor(id.topic(), state.ask(plans -> {
            PlanState plan = plans.plan(id);
            if (plan == null) {
                throw RefusedException.unknown("Unknown plan: " + id.value());
            }
            return plan.seq();
        }));
    }

    /** Where a plan ended; empty if it has not. */
    public Optional<Long> end(PlanId id) {
        return state.ask(plans ->
                Optional.ofNullable(plans.plan(id)).filter(PlanState::isEnded).map(PlanState::seq));
    }

    /** What steps have printed. */
    public Output output() {
        return output;
    }

    /** The timeline underneath, for those who follow. */
    public Timeline<PlanEvent> timeline() {
        return timeline;
    }
}
