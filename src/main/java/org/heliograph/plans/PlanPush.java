package org.heliograph.plans;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import org.heliograph.core.Recorded;
import org.heliograph.core.connection.Push;
import org.heliograph.core.log.Entry;
import org.jspecify.annotations.Nullable;

/** What followers of a plan see of an event. */
public sealed interface PlanPush extends Push {
    /** Which plan. */
    String planId();

    /** The entry's id, unique. */
    String id();

    /** Its place in the plan. */
    long seq();

    /** When it was recorded. */
    Instant timestamp();

    /** What is shown of an entry of a plan. */
    static PlanPush of(Recorded<PlanEvent> recorded) {
        PlanEvent event = recorded.event();
        Place at = Place.of(recorded);
        if (event instanceof PlanEvent.PlanDefined defined) {
            return Progressed.of(at, defined);
        }
        if (event instanceof PlanEvent.StepChanged change) {
            return Changed.of(at, change);
        }
        if (event instanceof PlanEvent.OutputPrinted output) {
            return Printed.of(at, output);
        }
        if (event instanceof PlanEvent.ExecutionUpdated update) {
            return Progressed.of(at, update);
        }
        return event instanceof PlanEvent.PlanCompleted completed
                ? Completed.of(at, completed)
                : Failed.of(at, (PlanEvent.PlanFailed) event);
    }

    /** What all of them have in common. */
    record Place(String planId, String id, long seq, Instant timestamp, String cursor) {
        private static Place of(Recorded<PlanEvent> recorded) {
            Entry entry = recorded.entry();
            return new Place(entry.topic().id(), entry.id(), entry.seq(), entry.at(), recorded.cursor());
        }
    }

    /** A step began, went on or ended. */
    @JsonbNillable
    record Changed(
            String planId,
            int stepIndex,
            String stepName,
            StepStatus status,
            @Nullable String output,
            @Nullable String error,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements PlanPush {
        private static Changed of(Place at, PlanEvent.StepChanged change) {
            return new Changed(
                    at.planId,
                    change.step(),
                    change.name(),
                    change.status(),
                    change.output(),
                    change.error(),
                    at.id,
                    at.seq,
                    at.timestamp,
                    at.cursor);
        }

        @Override
        public String type() {
            return "step_status";
        }
    }

    /** A step printed something. */
    record Printed(
            String planId,
            int stepIndex,
            String output,
            Outlet stream,
            long chunk,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements PlanPush {
        private static Printed of(Place at, PlanEvent.OutputPrinted output) {
            return new Printed(
                    at.planId,
                    output.step(),
                    output.text(),
                    output.stream(),
                    output.chunk(),
                    at.id,
                    at.seq,
                    at.timestamp,
                    at.cursor);
        }

        @Override
        public String type() {
            return "step_output";
        }
    }

    /**
     * How far the plan is.
     *
     * @param name what people call the plan, in its first event
     * @param steps what is to be done, in its first event
     */
    record Progressed(
            String planId,
            PlanStatus overallStatus,
            @Nullable String message,
            Progress progress,
            @Nullable String name,
            @Nullable List<PlanEvent.StepDefined> steps,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements PlanPush {
        private static Progressed of(Place at, PlanEvent.ExecutionUpdated update) {
            return new Progressed(
                    at.planId,
                    update.status(),
                    update.message(),
                    new Progress(update.completed(), update.total()),
                    null,
                    null,
                    at.id,
                    at.seq,
                    at.timestamp,
                    at.cursor);
        }

        private static Progressed of(Place at, PlanEvent.PlanDefined defined) {
            return new Progressed(
                    at.planId,
                    PlanStatus.PENDING,
                    null,
                    new Progress(0, defined.steps().size()),
                    defined.name(),
                    defined.steps(),
                    at.id,
                    at.seq,
                    at.timestamp,
                    at.cursor);
        }

        @Override
        public String type() {
            return "execution_update";
        }
    }

    /** How many steps have ended, of how many. */
    record Progress(int completed, int total) {}

    /** The plan ended well. */
    record Completed(String planId, JsonObject summary, String id, long seq, Instant timestamp, String cursor)
            implements PlanPush {
        private static Completed of(Place at, PlanEvent.PlanCompleted completed) {
            return new Completed(at.planId, completed.summary(), at.id, at.seq, at.timestamp, at.cursor);
        }

        @Override
        public String type() {
            return "plan_completed";
        }
    }

    /** The plan ended otherwise. */
    record Failed(
            String planId,
            String error,
            @Nullable Integer failedStepIndex,
            String id,
            long seq,
            Instant timestamp,
            String cursor)
            implements PlanPush {
        private static Failed of(Place at, PlanEvent.PlanFailed failed) {
            return new Failed(at.planId, failed.error(), failed.failedStep(), at.id, at.seq, at.timestamp, at.cursor);
        }

        @Override
        public String type() {
            return "plan_failed";
        }
    }
}
