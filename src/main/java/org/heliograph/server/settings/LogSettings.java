package org.heliograph.server.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one application's log is kept.
 *
 * @param durability when an event counts as kept
 * @param segmentBytes a file that reaches this size is full
 * @param retainCount entries kept per topic
 * @param retainAge how long an entry is kept
 * @param retainBytes how large the log may grow
 * @param archive whether files past retention move to {@code archive/} instead of being deleted
 */
public record LogSettings(
        Durability durability,
        long segmentBytes,
        OptionalLong retainCount,
        Optional<Duration> retainAge,
        OptionalLong retainBytes,
        boolean archive) {}
