package org.heliograph.plans;

import java.util.function.Function;
import org.heliograph.core.EventCodec;
import org.heliograph.core.EventFold;
import org.heliograph.core.log.Entry;

/** Folds the log of the plans into how far they are. */
public final class PlanFold extends EventFold<PlansState, PlanEvent, PlansState.Kept> {
    /** A fold of events in this codec, whose snapshots are written and read by these. */
    public PlanFold(
            EventCodec<PlanEvent> events,
            Function<PlansState.Kept, String> write,
            Function<String, PlansState.Kept> read) {
        super(events, write, read);
    }

    @Override
    public PlansState initial() {
        return new PlansState();
    }

    @Override
    protected void take(PlansState state, Entry entry, PlanEvent event) {
        state.apply(entry, event);
    }

    @Override
    protected PlansState.Kept kept(PlansState state) {
        return state.kept();
    }

    @Override
    protected PlansState of(PlansState.Kept kept) {
        return PlansState.of(kept);
    }
}
