package org.heliograph.core.log;

/**
 * How a log is.
 *
 * @param damagedLines lines found unreadable since it was opened
 * @param writable whether appends can succeed
 * @param problem one sentence on what is wrong, or empty
 */
public record LogHealth(long damagedLines, boolean writable, String problem) {
    /** Nothing is wrong. */
    public static final LogHealth GOOD = new LogHealth(0, true, "");
}
