package org.heliograph.plans.web;

import java.time.Instant;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.PlanState;
import org.heliograph.plans.PlanStatus;

/**
 * What a producer is told: its plan as it is now that what was asked for is durable.
 *
 * @param cursor where the plan's events go on
 */
public record Receipt(String planId, PlanStatus overallStatus, Instant lastUpdate, String cursor) {
    static Receipt of(PlanDoor door, PlanId plan, PlanState now) {
        return new Receipt(
                plan.value(),
                now.status(),
                now.times().updated(),
                door.plans().timeline().cursor(plan.topic(), now.seq()));
    }
}
