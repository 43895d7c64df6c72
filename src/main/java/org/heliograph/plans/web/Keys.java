package org.heliograph.plans.web;

import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/** Idempotency keys of producers. */
final class Keys {
    private static final int LONGEST = 128;

    private Keys() {}

    /**
     * A key, or null for none.
     *
     * @throws RefusedException if it is empty or too long
     */
    static @Nullable String checked(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST)) {
            throw RefusedException.invalid("Idempotency-Key must have 1 to " + LONGEST + " characters");
        }
        return key;
    }
}
