package org.heliograph.core.log;

/**
 * Hears what a log does, for metrics. Called on the log's own threads and on those of readers: return at once, throw
 * nothing.
 */
public interface LogListener {
    /** Hears nothing. */
    LogListener NONE = new LogListener() {};

    /** One event became durable, so long after it was handed in. */
    default void appended(long nanos) {}

    /** The disk was told to keep what was written, and took so long. */
    default void forced(long nanos) {}

    /** A line could not be read. */
    default void damaged(String file, long line, String reason) {}
}
