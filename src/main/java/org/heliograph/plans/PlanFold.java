package org.heliograph.plans;

import java.util.function.Function;
import org.heliograph.core.EventCodec;
import org.heliograph.core.Fold;
import org.heliograph.core.log.Entry;

/** Folds the log of the plans into how far they are. */
public final class PlanFold implements Fold<PlansState> {
    private final EventCodec<PlanEvent> events;
    private final Function<PlansState.Kept, String> write;
    private final Function<String, PlansState.Kept> read;

    /** A fold of events in this codec, whose snapshots are written and read by these. */
    public PlanFold(
            EventCodec<PlanEvent> events,
            Function<PlansState.Kept, String> write,
            Function<String, PlansState.Kept> read) {
        this.events = events;
        this.write = write;
        this.read = read;
    }

    @Override
    public PlansState initial() {
        return new PlansState();
    }

    @Override
    public PlansState apply(PlansState state, Entry entry) {
        state.apply(entry, events.decode(entry.event()));
        return state;
    }

    @Override
    public String encode(PlansState state) {
        return write.apply(state.kept());
    }

    @Override
    public PlansState decode(String json) {
        return PlansState.of(read.apply(json));
    }
}
