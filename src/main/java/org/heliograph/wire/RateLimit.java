package org.heliograph.wire;

/**
 * Counts a socket's frames per second. Used by the one thread at a time that receives.
 *
 * <p>A client that goes on in spite of {@link #WARNINGS} warnings is sending too fast to be talked to.
 */
final class RateLimit {
    /** Frames over the limit that are answered with a warning before the socket is closed. */
    static final int WARNINGS = 10;

    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private long second;
    private int frames;

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    Verdict count(long nowNanos) {
        long current = Math.floorDiv(nowNanos, SECOND);
        if (current != second) {
            second = current;
            frames = 0;
        }
        frames++;
        if (frames <= perSecond) {
            return Verdict.FINE;
        }
        return frames <= perSecond + WARNINGS ? Verdict.WARN : Verdict.CLOSE;
    }

    enum Verdict {
        FINE,
        WARN,
        CLOSE
    }
}
