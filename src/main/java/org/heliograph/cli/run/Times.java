package org.heliograph.cli.run;

import java.time.Duration;
import java.util.Locale;

/** How long something took, for people. */
final class Times {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;
    private static final double MILLIS = 1_000.0;

    private Times() {}

    /** Such as {@code 0.4 s}, {@code 2 min 5 s}, {@code 1 h 3 min}. */
    static String of(Duration time) {
        if (time.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS);
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSeconds() % SECONDS_PER_MINUTE + " s"
                : time.toHours() + " h " + time.toMinutes() % MINUTES_PER_HOUR + " min";
    }
}
