package org.heliograph.cli.remote;

/** Where reading begins. */
public sealed interface Position {
    /** After the event with this cursor. */
    record After(String cursor) implements Position {}

    /** So many before the end; 0 is the end itself. */
    record Last(int count) implements Position {}

    /** The oldest event kept. */
    record Oldest() implements Position {}
}
