package org.heliograph.plans;

import java.util.List;
import java.util.stream.Stream;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A plan as its producer lays it out.
 *
 * @param name what people call it; null for its id
 * @param steps what is to be done, in this order
 * @param mask what no text of the plan may show
 */
public record Definition(@Nullable String name, List<PlanEvent.StepDefined> steps, Mask mask) {
    /** Steps in one plan. */
    public static final int MOST_STEPS = 500;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;

    /**
     * Checks a plan.
     *
     * @throws RefusedException if there are too many steps, or a text is missing or too long
     */
    public Definition {
        steps = List.copyOf(steps);
        if (steps.size() > MOST_STEPS) {
            throw RefusedException.invalid("steps must be at most " + MOST_STEPS);
        }
        atMost("name", name, LONGEST_NAME);
        for (int i = 0; i < steps.size(); i++) {
            PlanEvent.StepDefined step = steps.get(i);
            if (step.name().isBlank()) {
                throw RefusedException.invalid("steps[" + i + "].name is empty");
            }
            atMost("steps[" + i + "].name", step.name(), LONGEST_NAME);
            atMost("steps[" + i + "].description", step.description(), LONGEST_DESCRIPTION);
        }
    }

    /** A plan of steps that need no description, and without secrets. */
    public static Definition of(String name, String... steps) {
        return new Definition(
                name,
                Stream.of(steps)
                        .map(step -> new PlanEvent.StepDefined(step, null))
                        .toList(),
                Mask.NONE);
    }

    /** The same with these secrets, which no text of the plan may show. */
    public Definition masking(String... secrets) {
        return new Definition(name, steps, Mask.of(List.of(secrets)));
    }

    private static void atMost(String field, @Nullable String text, int length) {
        if (text != null && text.length() > length) {
            throw RefusedException.invalid(field + " must have at most " + length + " characters");
        }
    }

    /** The event that says so, without secrets. */
    PlanEvent.PlanDefined event(@Nullable String fingerprint) {
        return new PlanEvent.PlanDefined(
                mask.coverOrNull(name),
                steps.stream()
                        .map(step -> new PlanEvent.StepDefined(
                                mask.cover(step.name()), mask.coverOrNull(step.description())))
                        .toList(),
                fingerprint);
    }
}
