package org.heliograph.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How instants are written: UTC, {@code Z}, always six fraction digits. */
public final class Timestamps {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** An instant, cut to microseconds. */
    public static String format(Instant instant) {
        return MICROS.format(instant);
    }
}
