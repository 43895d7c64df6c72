package org.heliograph.cli.remote;

/** What comes over an open connection. */
sealed interface Arrival {
    /** A frame. */
    record Message(Frame frame) implements Arrival {}

    /** A sign of life without content. */
    record Pulse() implements Arrival {}

    /** The last arrival. */
    record Ended(Ending ending) implements Arrival {}
}
