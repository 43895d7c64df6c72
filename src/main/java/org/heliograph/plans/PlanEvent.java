package org.heliograph.plans;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the log of the plans. No text in it holds what the plan's mask names. */
@JsonbTypeInfo(
        key = "type",
        value = {
            @JsonbSubtype(alias = "plan_defined", type = PlanEvent.PlanDefined.class),
            @JsonbSubtype(alias = "step_status", type = PlanEvent.StepChanged.class),
            @JsonbSubtype(alias = "step_output", type = PlanEvent.OutputPrinted.class),
            @JsonbSubtype(alias = "execution_update", type = PlanEvent.ExecutionUpdated.class),
            @JsonbSubtype(alias = "plan_completed", type = PlanEvent.PlanCompleted.class),
            @JsonbSubtype(alias = "plan_failed", type = PlanEvent.PlanFailed.class)
        })
public sealed interface PlanEvent {
    /**
     * There is such a plan; it takes the place of one of the same name that has not begun.
     *
     * @param name what people call it
     * @param steps what is to be done, in this order
     * @param mask recognises the secrets that were named with it; null if none were
     */
    record PlanDefined(
            @Nullable String name,
            List<StepDefined> steps,
            @Nullable String mask) implements PlanEvent {
        public PlanDefined {
            steps = List.copyOf(steps);
        }
    }

    /** One thing that is to be done. */
    record StepDefined(String name, @Nullable String description) {}

    /**
     * A step began, went on or ended.
     *
     * @param name its name, so that who sees this alone knows it
     * @param output what it printed and nobody has told yet
     * @param error why it failed
     */
    record StepChanged(
            int step,
            String name,
            StepStatus status,
            @Nullable String output,
            @Nullable String error) implements PlanEvent {}

    /**
     * A step printed something.
     *
     * @param chunk how many chunks of this step came before
     */
    record OutputPrinted(int step, Outlet stream, long chunk, String text) implements PlanEvent {}

    /**
     * How far the plan is.
     *
     * @param completed steps that have ended, in whichever way
     */
    record ExecutionUpdated(PlanStatus status, @Nullable String message, int completed, int total)
            implements PlanEvent {}

    /** The plan ended well; its last event. */
    record PlanCompleted(JsonObject summary) implements PlanEvent {}

    /**
     * The plan ended otherwise; its last event.
     *
     * @param failedStep which step failed it
     */
    record PlanFailed(String error, @Nullable Integer failedStep) implements PlanEvent {}
}
