package org.heliograph.core;

import org.heliograph.core.connection.Push;

/**
 * The reader has everything that was there; what follows happens now.
 *
 * @param cursor where it is
 */
public record Live(String cursor) implements Push {
    @Override
    public String type() {
        return "live";
    }
}
