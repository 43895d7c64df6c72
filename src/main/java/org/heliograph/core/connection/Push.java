package org.heliograph.core.connection;

import org.jspecify.annotations.Nullable;

/**
 * Something a client may see. What may hold a secret does not implement this, so it cannot be encoded.
 *
 * <p>Implementations are immutable records whose components are the frame's fields.
 */
public interface Push {
    /** The frame's {@code type}. */
    String type();

    /** Where reading goes on after this frame; null if the frame did not come from the log. */
    default @Nullable String cursor() {
        return null;
    }
}
