package org.heliograph.plans;

import org.heliograph.core.PlainId;
import org.heliograph.core.log.Topic;

/**
 * A plan's name.
 *
 * @param value a {@link PlainId}
 */
public record PlanId(String value) {
    /** The topics of plans are of this kind. */
    public static final String KIND = "plan";

    /**
     * Checks a name.
     *
     * @throws org.heliograph.core.RefusedException if it cannot be a plan's
     */
    public PlanId {
        PlainId.checked("plan_id", value);
    }

    /** What happens in the plan. */
    public Topic topic() {
        return new Topic(KIND, value);
    }
}
