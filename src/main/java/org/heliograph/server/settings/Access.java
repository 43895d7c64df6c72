package org.heliograph.server.settings;

import java.time.Duration;
import java.util.List;

/**
 * Who may come in.
 *
 * @param operations who reaches the operations endpoints without a token
 * @param authTimeout from a socket's opening to its {@code auth} frame
 * @param origins foreign origins that are let in
 */
public record Access(Operations operations, Duration authTimeout, List<Origin> origins) {
    /** Who reaches the operations endpoints without a token. */
    public enum Operations {
        /** Local requests to a launcher that listens on loopback only. */
        AUTO,
        /** Everybody. */
        OPEN,
        /** Nobody. */
        TOKEN
    }
}
