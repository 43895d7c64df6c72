package org.heliograph.plans.web;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.core.RefusedException;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Mask;
import org.heliograph.plans.PlanEvent;
import org.heliograph.wire.Fields;

/** Reads how producers lay plans out. */
final class Definitions {
    private static final String STEPS = "steps";

    private Definitions() {}

    static Definition of(JsonObject body) {
        Fields fields = new Fields(body);
        return new Definition(fields.textOrNull("name"), steps(body), Mask.of(fields.texts("mask")));
    }

    private static List<PlanEvent.StepDefined> steps(JsonObject body) {
        JsonValue value = body.getOrDefault(STEPS, JsonValue.NULL);
        if (!(value instanceof JsonArray array)) {
            throw RefusedException.invalid(value == JsonValue.NULL ? "steps is missing" : "steps must be a list");
        }
        List<PlanEvent.StepDefined> steps = new ArrayList<>();
        for (JsonValue element : array) {
            String place = STEPS + "[" + steps.size() + "]";
            if (!(element instanceof JsonObject step)) {
                throw RefusedException.invalid(place + " must be an object");
            }
            try {
                Fields fields = new Fields(step);
                steps.add(new PlanEvent.StepDefined(fields.text("name"), fields.textOrNull("description")));
            } catch (RefusedException e) {
                throw e.at(place);
            }
        }
        return steps;
    }

    /** An index as a client wrote it; whether there is such a step is asked later. */
    static int index(long number) {
        return (int) Math.max(-1, Math.min(number, Integer.MAX_VALUE));
    }

    /** The same in a path. */
    static int index(String text) {
        try {
            return index(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw RefusedException.invalid("step_index must be a whole number");
        }
    }
}
