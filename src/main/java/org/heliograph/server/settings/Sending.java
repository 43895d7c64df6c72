package org.heliograph.server.settings;

import java.time.Duration;

/**
 * How a socket is written to.
 *
 * @param stall a socket that takes no byte for so long is closed
 * @param window bytes in flight on one socket at most
 */
public record Sending(Duration stall, int window) {}
