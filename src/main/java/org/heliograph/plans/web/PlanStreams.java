package org.heliograph.plans.web;

import org.heliograph.plans.PlanId;
import org.heliograph.plans.PlanView;
import org.heliograph.wire.streams.Stream;

/** A plan over poll, long-poll and server-sent events. */
public final class PlanStreams {
    private PlanStreams() {}

    /**
     * The events of this plan.
     *
     * @throws org.heliograph.core.RefusedException 404 if there is no such plan
     */
    public static Stream<?> open(PlanDoor door, String id) {
        PlanId plan = door.plans().known(new PlanId(id));
        return new Stream<>(door.plans().timeline(), plan.topic(), new PlanView());
    }
}
