package org.heliograph.server;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.heliograph.Heliograph;
import org.heliograph.core.Gap;
import org.heliograph.core.Recorded;
import org.heliograph.plans.Definition;
import org.heliograph.plans.Outlet;
import org.heliograph.plans.PlanEvent;
import org.heliograph.plans.PlanId;
import org.heliograph.plans.PlanPush;
import org.heliograph.plans.PlanState;
import org.heliograph.plans.Plans;
import org.heliograph.plans.Snapshot;
import org.heliograph.plans.StepStatus;
import org.heliograph.plans.web.PlanDoor;
import org.jspecify.annotations.Nullable;

/** A plan, for Java. */
record JavaPlan(PlanDoor plans, PlanId id, JavaDoor door) implements Heliograph.Plan {
    @Override
    public CompletionStage<PlanState> define(Definition definition) {
        return door.told(() -> plans.plans().define(id, definition).thenApply(Plans.Defined::plan));
    }

    @Override
    public CompletionStage<PlanState> step(
            int step, StepStatus status, @Nullable String output, @Nullable String error) {
        return door.told(() -> plans.plans().step(id, step, status, output, error, null));
    }

    @Override
    public CompletionStage<PlanState> print(int step, Outlet stream, String text) {
        return door.told(() -> plans.plans().print(id, step, stream, text, null));
    }

    @Override
    public CompletionStage<PlanState> print(int step, Outlet stream, byte[] bytes) {
        return door.told(() -> plans.plans().print(id, step, stream, bytes, null));
    }

    @Override
    public CompletionStage<PlanState> complete(JsonObject summary) {
        return door.told(() -> plans.plans().complete(id, summary, null));
    }

    @Override
    public CompletionStage<PlanState> fail(String error, @Nullable Integer failedStep) {
        return door.told(() -> plans.plans().fail(id, error, failedStep, null));
    }

    @Override
    public CompletionStage<PlanState> cancel() {
        return door.told(() -> plans.plans().cancel(id, null));
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return plans.plans().isKnown(id) ? Optional.of(plans.plans().snapshot(id)) : Optional.empty();
    }

    @Override
    public String head() {
        return plans.plans().timeline().head(id.topic());
    }

    @Override
    public int subscribers() {
        return plans.plans().timeline().hub().count(id.topic());
    }

    @Override
    public Heliograph.Following follow(@Nullable String cursor, Heliograph.PlanListener listener) {
        return JavaFollowing.begin(plans.plans().timeline(), id.topic(), cursor, new Ear(listener), door.listeners());
    }

    private record Ear(Heliograph.PlanListener listener) implements JavaFollowing.Ear<PlanEvent> {
        @Override
        public void hear(Recorded<PlanEvent> recorded) {
            listener.event(PlanPush.of(recorded), recorded.cursor());
        }

        @Override
        public void gap(Gap gap) {
            listener.gap(gap);
        }

        @Override
        public void failed(RuntimeException error) {
            listener.failed(error);
        }
    }
}
