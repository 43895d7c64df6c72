package org.heliograph.core;

/**
 * An application's events as they stand in the log. Safe for use by many threads.
 *
 * @param <E> the application's sealed event type
 */
public interface EventCodec<E> {
    /** The event as one JSON object without line breaks. */
    String encode(E event);

    /** The event of such a text. */
    E decode(String json);
}
