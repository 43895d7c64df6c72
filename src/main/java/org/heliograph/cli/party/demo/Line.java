package org.heliograph.cli.party.demo;

import jakarta.json.JsonObject;
import java.io.IOException;

/** An open connection of somebody at the table; what comes over it goes into the {@link Mail}. */
interface Line extends AutoCloseable {
    /** Says what its player wants to do. */
    void act(JsonObject action) throws IOException, InterruptedException;

    /** Cuts it, without a word. */
    @Override
    void close();
}
