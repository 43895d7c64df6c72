package org.heliograph.plans;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plan in a list. */
@JsonbNillable
public record PlanSummary(
        String planId,
        @Nullable String name,
        PlanStatus overallStatus,
        PlanPush.Progress progress,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Instant lastUpdate) {
    static PlanSummary of(PlanState plan) {
        return new PlanSummary(
                plan.id(),
                plan.name(),
                plan.status(),
                new PlanPush.Progress(plan.finished(), plan.steps().size()),
                plan.times().created(),
                plan.times().started(),
                plan.times().ended(),
                plan.times().updated());
    }
}
