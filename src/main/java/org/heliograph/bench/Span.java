package org.heliograph.bench;

/** The part of a run that is measured, in {@link System#nanoTime}. Any thread. */
final class Span {
    private volatile boolean open;
    private volatile long from;
    private volatile long to;

    void begin(long nanos) {
        to = nanos + Long.MAX_VALUE / 2;
        from = nanos;
        open = true;
    }

    void end(long nanos) {
        to = nanos;
    }

    boolean contains(long nanos) {
        return open && nanos - from >= 0 && nanos - to < 0;
    }

    double seconds() {
        return (to - from) / 1e9;
    }
}
