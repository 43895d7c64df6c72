package org.heliograph.core;

import java.util.Locale;
import org.heliograph.core.connection.Push;

/**
 * Tells a reader that entries it asked for are not there.
 *
 * @param reason the wire name of a {@link Reason}
 * @param cursor where reading goes on
 */
public record Gap(String reason, String cursor) implements Push {
    /** Why a cursor cannot be honoured. */
    public enum Reason {
        /** What it points to is no longer kept. */
        TRIMMED,
        /** The log was replaced since. */
        EPOCH_CHANGED,
        /** It was never issued. */
        INVALID_CURSOR;

        /** As it stands in a frame. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A gap for this reason. */
    public static Gap of(Reason reason, String cursor) {
        return new Gap(reason.wireName(), cursor);
    }

    @Override
    public String type() {
        return "gap";
    }
}
