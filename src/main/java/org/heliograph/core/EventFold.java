package org.heliograph.core;

import java.util.function.Function;
import org.heliograph.core.log.Entry;

/**
 * A {@link Fold} of decoded events, whose snapshots are values that somebody else writes and reads.
 *
 * @param <S> the state, changed in place
 * @param <E> the application's event type
 * @param <K> the state as a snapshot holds it
 */
public abstract class EventFold<S, E, K> implements Fold<S> {
    private final EventCodec<E> events;
    private final Function<K, String> write;
    private final Function<String, K> read;

    /** A fold of events in this codec, whose snapshots are written and read by these. */
    protected EventFold(EventCodec<E> events, Function<K, String> write, Function<String, K> read) {
        this.events = events;
        this.write = write;
        this.read = read;
    }

    /** Takes one more entry in. */
    protected abstract void take(S state, Entry entry, E event);

    /** The state as a snapshot holds it. */
    protected abstract K kept(S state);

    /** The state of such a snapshot. */
    protected abstract S of(K kept);

    @Override
    public final S apply(S state, Entry entry) {
        take(state, entry, events.decode(entry.event()));
        return state;
    }

    @Override
    public final String encode(S state) {
        return write.apply(kept(state));
    }

    @Override
    public final S decode(String json) {
        return of(read.apply(json));
    }
}
