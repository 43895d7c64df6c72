package org.heliograph.plans;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.heliograph.core.Folded;
import org.heliograph.core.Timeline;
import org.heliograph.core.connection.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Snapshot}s. Reads the log for the ends of outputs, once for all who come between two events of the plan
 * that is asked for most. Any thread.
 */
final class Snapshots {
    /** Bytes of one step's output. */
    private static final int TAIL = 64 * 1024;

    /** Bytes of all of them, which the last steps get first. */
    private static final int TAILS = 1024 * 1024;

    private final Timeline<PlanEvent> timeline;
    private final Folded<PlansState> state;
    private final Output output;

    // Making it twice when two come at once is harmless; it is a value.
    private volatile @Nullable Made latest;

    Snapshots(Timeline<PlanEvent> timeline, Folded<PlansState> state, Output output) {
        this.timeline = timeline;
        this.state = state;
        this.output = output;
    }

    /** A plan as it is; empty if there is none. */
    Optional<Snapshot> of(PlanId id) {
        Optional<PlanState> plan = state.ask(plans -> Optional.ofNullable(plans.plan(id)));
        return plan.map(known -> of(id, known));
    }

    private Snapshot of(PlanId id, PlanState plan) {
        Place place = new Place(id, plan.seq(), timeline.extent(id.topic()).oldest());
        Made made = latest;
        if (made == null || !made.place.equals(place)) {
            made = new Made(place, make(id, plan));
            latest = made;
        }
        return made.snapshot;
    }

    private Snapshot make(PlanId id, PlanState plan) {
        List<Snapshot.StepSnapshot> steps = new ArrayList<>();
        int room = TAILS;
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            Step step = plan.steps().get(i);
            int most = Math.min(TAIL, room);
            String tail = step.printed().bytes() == 0 || most == 0 ? "" : output.tail(plan, id, i, most);
            int shown = Frame.utf8Length(tail);
            room -= shown;
            steps.add(Snapshot.StepSnapshot.of(i, step, tail, step.printed().bytes() > shown));
        }
        Collections.reverse(steps);
        return Snapshot.of(plan, steps, timeline.cursor(id.topic(), plan.seq()));
    }

    /** A plan that may not be there yet. */
    Snapshot ofMaybe(PlanId id) {
        // Retention may have left something of one that was there, or nothing but where it ended. Asked first: a plan
        // that is defined meanwhile is either found or comes after it.
        String head = timeline.head(id.topic());
        return of(id).orElseGet(() -> Snapshot.ofNothing(id, head));
    }

    /** What a snapshot follows from: the plan's newest event, and what retention has left of it. */
    private record Place(PlanId id, long seq, long oldest) {}

    private record Made(Place place, Snapshot snapshot) {}
}
