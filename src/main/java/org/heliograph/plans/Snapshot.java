package org.heliograph.plans;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is at a cursor: what a poll answers and what a subscriber begins with.
 *
 * @param overallStatus how far it is
 * @param lastUpdate when anything happened in it last; null if nothing has
 * @param cursor where its events go on
 */
@JsonbNillable
public record Snapshot(
        String planId,
        @Nullable String name,
        PlanStatus overallStatus,
        @Nullable String message,
        PlanPush.Progress progress,
        List<StepSnapshot> steps,
        @Nullable JsonObject summary,
        @Nullable String error,
        @Nullable Integer failedStepIndex,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant lastUpdate,
        String cursor) {
    static Snapshot of(PlanState plan, List<StepSnapshot> steps, String cursor) {
        PlanState.Ending ending = plan.ending();
        return new Snapshot(
                plan.id(),
                plan.name(),
                plan.status(),
                plan.message(),
                new PlanPush.Progress(plan.finished(), steps.size()),
                steps,
                ending == null ? null : ending.summary(),
                ending == null ? null : ending.error(),
                ending == null ? null : ending.failedStep(),
                plan.times().created(),
                plan.times().started(),
                plan.times().ended(),
                plan.times().updated(),
                cursor);
    }

    /** Of a plan that nobody has defined yet. */
    static Snapshot ofNothing(PlanId id, String cursor) {
        return new Snapshot(
                id.value(),
                null,
                PlanStatus.PENDING,
                null,
                new PlanPush.Progress(0, 0),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                cursor);
    }

    /**
     * A step as it is.
     *
     * @param output the end of what it printed
     * @param outputTruncated whether there is more before that
     * @param outputBytes how much it printed in all
     * @param outputLines how many lines that is
     * @param outputChunks how many chunks that was, so the number of the next
     */
    @JsonbNillable
    public record StepSnapshot(
            int stepIndex,
            String stepName,
            @Nullable String description,
            StepStatus status,
            String output,
            boolean outputTruncated,
            long outputBytes,
            long outputLines,
            long outputChunks,
            @Nullable String error,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {
        static StepSnapshot of(int index, Step step, String output, boolean isTruncated) {
            Step.Printed printed = step.printed();
            return new StepSnapshot(
                    index,
                    step.name(),
                    step.description(),
                    step.status(),
                    output,
                    isTruncated,
                    printed.bytes(),
                    printed.allLines(),
                    printed.chunks(),
                    step.error(),
                    step.startedAt(),
                    step.completedAt());
        }
    }
}
