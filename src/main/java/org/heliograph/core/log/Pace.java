package org.heliograph.core.log;

/**
 * Which instants entries get, in microseconds: those at which they were brought, but always so much after the one before.
 *
 * <p>Where a clock was set back they go on from there at half the clock's pace until it has caught up. So their distances
 * hang on when things happened, and do not count what happened in between: a party's players could count what they are
 * not shown. One thread at a time.
 */
public final class Pace {
    private final long step;
    private long lastBrought = Long.MAX_VALUE;

    /** @param step microseconds that lie at least between two entries */
    public Pace(long step) {
        this.step = step;
    }

    /** The next entry's, of something that happened elsewhere at this instant. */
    public long elsewhere(long last, long at) {
        return Math.max(at, last + step);
    }

    /**
     * The next entry's.
     *
     * @param last that of the one before
     * @param brought when this one was, by the clock
     */
    public long after(long last, long brought) {
        long earliest = last + step;
        long since = Math.max(0, brought - lastBrought);
        lastBrought = brought;
        return brought >= earliest ? brought : Math.max(earliest, last + since / 2);
    }
}
