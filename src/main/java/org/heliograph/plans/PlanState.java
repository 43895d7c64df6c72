package org.heliograph.plans;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A plan as far as it has come: what its events come to. Immutable.
 *
 * @param id its name in addresses
 * @param name what people call it
 * @param mask recognises the secrets that its texts must not show; null if there are none
 * @param status as it was told last
 * @param finished steps that have ended, as it was told last
 * @param message what it said of itself last
 * @param ending how it ended; null until then
 * @param times when
 * @param seq its last event
 */
public record PlanState(
        String id,
        @Nullable String name,
        @Nullable String mask,
        List<Step> steps,
        PlanStatus status,
        int finished,
        @Nullable String message,
        @Nullable Ending ending,
        Times times,
        long seq) {
    private static final String CANCELLED = "Cancelled";

    public PlanState {
        steps = List.copyOf(steps);
    }

    /**
     * How a plan ended.
     *
     * @param summary what its producer says of it, if it ended well
     * @param error what went wrong, if it did
     * @param failedStep which step failed it
     */
    public record Ending(
            @Nullable JsonObject summary,
            @Nullable String error,
            @Nullable Integer failedStep) {}

    /**
     * When it was defined, began, ended and changed last.
     *
     * @param started null until a step begins
     * @param ended null until it ends
     */
    public record Times(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant ended,
            Instant updated) {
        private Times updated(Instant at) {
            return new Times(created, started, ended, at);
        }

        private Times started(Instant at) {
            return started == null ? new Times(created, at, ended, at) : updated(at);
        }

        private Times ended(Instant at) {
            return new Times(created, started, at, at);
        }
    }

    static PlanState of(String id, PlanEvent.PlanDefined defined, Instant at, long seq) {
        return new PlanState(
                id,
                defined.name(),
                defined.mask(),
                defined.steps().stream().map(Step::of).toList(),
                PlanStatus.PENDING,
                0,
                null,
                null,
                new Times(at, null, null, at),
                seq);
    }

    /** The plan after one more event; one that cannot be, from a log written elsewhere, changes nothing but the time. */
    PlanState after(PlanEvent event, Instant at, long next) {
        if (event instanceof PlanEvent.PlanDefined defined) {
            return of(id, defined, at, next);
        }
        if (event instanceof PlanEvent.StepChanged change) {
            Times then = change.status() == StepStatus.SKIPPED ? times.updated(at) : times.started(at);
            return with(change.step(), step -> step.became(change, at), then, next);
        }
        if (event instanceof PlanEvent.OutputPrinted output) {
            return with(output.step(), step -> step.printed(output), times.updated(at), next);
        }
        if (event instanceof PlanEvent.ExecutionUpdated update) {
            String says = update.message() == null ? message : update.message();
            return new PlanState(
                    id, name, mask, steps, update.status(), update.completed(), says, ending, times.updated(at), next);
        }
        return ended(event, at, next);
    }

    private PlanState with(int step, UnaryOperator<Step> change, Times then, long next) {
        List<Step> all = new ArrayList<>(steps);
        if (step >= 0 && step < all.size()) {
            all.set(step, change.apply(all.get(step)));
        }
        return new PlanState(id, name, mask, all, status, finished, message, ending, then, next);
    }

    private PlanState ended(PlanEvent event, Instant at, long next) {
        PlanStatus end = status;
        Ending how = new Ending(null, null, null);
        if (event instanceof PlanEvent.PlanCompleted completed) {
            end = PlanStatus.COMPLETED;
            how = new Ending(completed.summary(), null, null);
        } else if (event instanceof PlanEvent.PlanFailed failed) {
            end = status == PlanStatus.CANCELLED ? status : PlanStatus.FAILED;
            how = new Ending(null, failed.error(), failed.failedStep());
        }
        return new PlanState(id, name, mask, steps, end, nowFinished(), message, how, times.ended(at), next);
    }

    /** Whether its last event is told. */
    public boolean isEnded() {
        return ending != null;
    }

    /** Whether it was laid out like this. */
    boolean isSameAs(PlanEvent.PlanDefined defined) {
        return Objects.equals(name, defined.name())
                && Objects.equals(mask, defined.mask())
                && steps.stream().map(Step::defined).toList().equals(defined.steps());
    }

    /** Whether anything has happened in it. */
    boolean hasBegun() {
        return status != PlanStatus.PENDING || steps.stream().anyMatch(Step::hasBegun);
    }

    /**
     * A step.
     *
     * @throws RefusedException 400 if there is none of this index
     */
    public Step step(int index) {
        if (index < 0 || index >= steps.size()) {
            throw RefusedException.invalid(
                    steps.isEmpty()
                            ? "The plan has no steps"
                            : "step_index must be a whole number from 0 to " + (steps.size() - 1));
        }
        return steps.get(index);
    }

    /** Indexes of the steps that are at this point. */
    IntStream stepsThatAre(StepStatus wanted) {
        return IntStream.range(0, steps.size()).filter(i -> steps.get(i).status() == wanted);
    }

    /** Steps that ended in this way. */
    int count(StepStatus wanted) {
        return (int) stepsThatAre(wanted).count();
    }

    /**
     * What follows from what happened and has not been told yet: how far the plan is and, if it was cancelled, how its
     * steps and itself end. Empty when all is told, also for a plan that a crash interrupted once this was recorded.
     */
    List<PlanEvent> owed() {
        if (isEnded()) {
            return List.of();
        }
        if (status == PlanStatus.CANCELLED) {
            List<PlanEvent> rest = new ArrayList<>(endings(StepStatus.RUNNING, StepStatus.FAILED, CANCELLED));
            rest.addAll(endings(StepStatus.PENDING, StepStatus.SKIPPED, null));
            rest.add(new PlanEvent.PlanFailed(CANCELLED, null));
            return rest;
        }
        PlanStatus now = count(StepStatus.PENDING) < steps.size() ? PlanStatus.RUNNING : status;
        return now == status && nowFinished() == finished
                ? List.of()
                : List.of(new PlanEvent.ExecutionUpdated(now, null, nowFinished(), steps.size()));
    }

    /** The steps at one point come to another. */
    List<PlanEvent> endings(StepStatus from, StepStatus to, @Nullable String error) {
        return stepsThatAre(from).mapToObj(i -> ending(i, to, error)).toList();
    }

    /** A step comes to its end and printed nothing more. */
    PlanEvent ending(int step, StepStatus end, @Nullable String error) {
        return new PlanEvent.StepChanged(step, steps.get(step).name(), end, null, error);
    }

    private int nowFinished() {
        return (int) steps.stream().filter(step -> step.status().isTerminal()).count();
    }
}
