package org.heliograph.core;

import org.heliograph.core.log.Entry;

/**
 * How a state follows from a log: the same entries always give the same state.
 *
 * @param <S> the state; it may be changed in place, for only one thread at a time uses it and nobody keeps it
 */
public interface Fold<S> {
    /** The state before the first entry. */
    S initial();

    /** The state after one more entry. */
    S apply(S state, Entry entry);

    /** The state as one JSON object without line breaks, to be kept as a snapshot. */
    String encode(S state);

    /** The state of such a text. */
    S decode(String json);
}
