package org.heliograph.cli.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a connection ended.
 *
 * @param code the close code; {@link #BROKEN} if it just broke
 * @param reason the server's words, perhaps empty
 */
record Ending(int code, String reason) {
    /** The code that stands for a connection that broke without a word. */
    static final int BROKEN = 1006;

    /** The code for a heartbeat that was missed. */
    static final int STALE = 4000;

    private static final int REFUSED = 1008;
    private static final int TOO_LARGE = 1009;
    private static final int TOO_MANY = 1013;
    private static final int TOO_FAST = 4002;
    private static final Pattern RETRY_AFTER = Pattern.compile("retry_after_ms=(\\d{1,9})");

    static Ending broken() {
        return new Ending(BROKEN, "");
    }

    /** Whether coming back with the same request is pointless or unwelcome. */
    boolean refused() {
        return code == REFUSED;
    }

    /** Whether what this client sends is the trouble, so that sending it again would end the same. */
    boolean hopeless() {
        return code == TOO_LARGE;
    }

    /** Whether the server has too much to do now. */
    boolean crowded() {
        return code == TOO_MANY || code == TOO_FAST;
    }

    /** When the server said to come back. */
    Optional<Duration> retryAfter() {
        Matcher wait = RETRY_AFTER.matcher(reason);
        return wait.find() ? Optional.of(Duration.ofMillis(Long.parseLong(wait.group(1)))) : Optional.empty();
    }
}
