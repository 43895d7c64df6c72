package org.heliograph.core.log;

/** The topic moved on: its last seq is not the one the writer expected. The writer reads again and decides anew. */
public final class PositionConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PositionConflictException(Topic topic, long expected, long actual) {
        super("Expected " + topic + " to end at " + expected + ", it ends at " + actual);
    }
}
