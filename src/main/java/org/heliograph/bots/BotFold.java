package org.heliograph.bots;

import java.util.function.Function;
import org.heliograph.core.EventCodec;
import org.heliograph.core.EventFold;
import org.heliograph.core.log.Entry;

/** Folds the log of the bots into what they are doing now. */
public final class BotFold extends EventFold<BotsState, BotEvent, BotsState.Kept> {
    /** A fold of events in this codec, whose snapshots are written and read by these. */
    public BotFold(
            EventCodec<BotEvent> events,
            Function<BotsState.Kept, String> write,
            Function<String, BotsState.Kept> read) {
        super(events, write, read);
    }

    @Override
    public BotsState initial() {
        return new BotsState();
    }

    @Override
    protected void take(BotsState state, Entry entry, BotEvent event) {
        state.apply(entry, event);
    }

    @Override
    protected BotsState.Kept kept(BotsState state) {
        return state.kept();
    }

    @Override
    protected BotsState of(BotsState.Kept kept) {
        return BotsState.of(kept);
    }
}
