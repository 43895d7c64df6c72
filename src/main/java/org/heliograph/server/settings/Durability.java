package org.heliograph.server.settings;

import java.time.Duration;

/** When an appended event counts as kept. */
public sealed interface Durability {
    /** Once it is on the disk: what was acknowledged survives a power cut. */
    record Sync() implements Durability {}

    /** Once it is handed to the operating system; a power cut loses at most the last interval. */
    record Interval(Duration every) implements Durability {}

    /** Once it is in this process: a stop loses all of it. */
    record Memory() implements Durability {}
}
