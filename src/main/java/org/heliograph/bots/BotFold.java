package org.heliograph.bots;

import java.util.function.Function;
import org.heliograph.core.EventCodec;
import org.heliograph.core.Fold;
import org.heliograph.core.log.Entry;

/** Folds the log of the bots into what they are doing now. */
public final class BotFold implements Fold<BotsState> {
    private final EventCodec<BotEvent> events;
    private final Function<BotsState.Kept, String> write;
    private final Function<String, BotsState.Kept> read;

    /** A fold of events in this codec, whose snapshots are written and read by these. */
    public BotFold(
            EventCodec<BotEvent> events,
            Function<BotsState.Kept, String> write,
            Function<String, BotsState.Kept> read) {
        this.events = events;
        this.write = write;
        this.read = read;
    }

    @Override
    public BotsState initial() {
        return new BotsState();
    }

    @Override
    public BotsState apply(BotsState state, Entry entry) {
        state.apply(entry, events.decode(entry.event()));
        return state;
    }

    @Override
    public String encode(BotsState state) {
        return write.apply(state.kept());
    }

    @Override
    public BotsState decode(String json) {
        return BotsState.of(read.apply(json));
    }
}
