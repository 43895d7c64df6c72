package org.heliograph.bench;

/** How a reader reads. */
enum Pace {
    /** As soon as there is something. */
    HEALTHY,
    /** So many bytes a second. */
    SLOW,
    /** Not at all after the first frame. */
    STALLED
}
