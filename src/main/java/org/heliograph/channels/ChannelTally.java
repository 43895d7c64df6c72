package org.heliograph.channels;

import java.util.Map;
import java.util.function.Function;
import org.heliograph.core.EventCodec;
import org.heliograph.core.Fold;
import org.heliograph.core.log.Entry;

/** Folds the log of all channels into their totals. */
public final class ChannelTally implements Fold<Tally> {
    private final EventCodec<ChannelMessage> events;
    private final Function<Totals, String> write;
    private final Function<String, Totals> read;

    /** A fold of events in this codec, whose snapshots are written and read by these. */
    public ChannelTally(
            EventCodec<ChannelMessage> events, Function<Totals, String> write, Function<String, Totals> read) {
        this.events = events;
        this.write = write;
        this.read = read;
    }

    @Override
    public Tally initial() {
        return new Tally(new Totals(0, 0, Map.of(), Map.of()));
    }

    @Override
    public Tally apply(Tally tally, Entry entry) {
        tally.add(events.decode(entry.event()));
        return tally;
    }

    @Override
    public String encode(Tally tally) {
        return write.apply(tally.totals());
    }

    @Override
    public Tally decode(String json) {
        return new Tally(read.apply(json));
    }
}
