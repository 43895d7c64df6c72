package org.heliograph.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** How instants are written, UTC, {@code Z}, always six fraction digits; and read, with any offset or none. */
public final class Timestamps {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Beyond these nothing happens that clients tell of, and instants cannot be counted in microseconds. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Timestamps() {}

    /** An instant, cut to microseconds. */
    public static String format(Instant instant) {
        return MICROS.format(instant);
    }

    /**
     * An instant in ISO-8601, its year of four digits; without an offset it is UTC.
     *
     * @throws DateTimeParseException if it is none
     */
    public static Instant parse(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        Instant instant = time instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : OffsetDateTime.from(time).toInstant();
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeParseException("Not a year of four digits", text, 0);
        }
        return instant;
    }
}
