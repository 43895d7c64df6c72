package org.heliograph.plans;

import java.util.List;
import java.util.Optional;
import org.heliograph.core.Recorded;
import org.heliograph.core.View;
import org.heliograph.core.connection.Push;

/** Everybody who follows a plan sees all of it. */
public record PlanView() implements View<PlanEvent> {
    private static final Optional<Object> EVERYBODY = Optional.of("everybody");

    @Override
    public Optional<Object> audience(Recorded<PlanEvent> recorded) {
        return EVERYBODY;
    }

    @Override
    public List<Push> pushes(Recorded<PlanEvent> recorded) {
        return List.of(PlanPush.of(recorded));
    }
}
