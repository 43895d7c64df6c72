package org.heliograph.bots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/** Durations as clients measure them: to the microsecond, and no longer than any task runs. */
final class Seconds {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000L);
    private static final int FRACTION_DIGITS = 6;

    private Seconds() {}

    /**
     * Rounds what is finer than a microsecond.
     *
     * @throws RefusedException naming the field if it is negative or too long
     */
    static @Nullable BigDecimal rounded(String name, @Nullable BigDecimal seconds) {
        if (seconds == null) {
            return null;
        }
        if (seconds.signum() < 0 || seconds.compareTo(LONGEST) > 0) {
            throw RefusedException.invalid(name + " must be from 0 to " + LONGEST);
        }
        // Rounding away very many digits would take long.
        if (seconds.precision() - (long) seconds.scale() < -FRACTION_DIGITS) {
            return BigDecimal.ZERO;
        }
        return seconds.scale() > FRACTION_DIGITS ? seconds.setScale(FRACTION_DIGITS, RoundingMode.HALF_UP) : seconds;
    }
}
