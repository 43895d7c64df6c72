package org.heliograph.cli.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people write it: {@code 90}, {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h}. */
public final class Period {
    /** Completes the sentence "must be …". */
    public static final String EXPECTED = "a number of seconds, or such as 500ms, 30s, 10m or 2h";

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|)");
    private static final Map<String, Duration> UNITS = Map.of(
            "", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    private Period() {}

    /** The time; empty if it is none. */
    public static Optional<Duration> of(String text) {
        Matcher found = SHAPE.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(UNITS.get(found.group(2)))
                .map(unit -> unit.multipliedBy(Long.parseLong(found.group(1))));
    }
}
