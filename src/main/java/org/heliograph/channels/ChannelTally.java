package org.heliograph.channels;

import java.util.Map;
import java.util.function.Function;
import org.heliograph.core.EventCodec;
import org.heliograph.core.EventFold;
import org.heliograph.core.log.Entry;

/** Folds the log of all channels into their totals. */
public final class ChannelTally extends EventFold<Tally, ChannelMessage, Totals> {
    /** A fold of events in this codec, whose snapshots are written and read by these. */
    public ChannelTally(
            EventCodec<ChannelMessage> events, Function<Totals, String> write, Function<String, Totals> read) {
        super(events, write, read);
    }

    @Override
    public Tally initial() {
        return new Tally(new Totals(0, 0, Map.of(), Map.of()));
    }

    @Override
    protected void take(Tally state, Entry entry, ChannelMessage event) {
        state.add(event);
    }

    @Override
    protected Totals kept(Tally state) {
        return state.totals();
    }

    @Override
    protected Tally of(Totals kept) {
        return new Tally(kept);
    }
}
