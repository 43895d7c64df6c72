package org.heliograph.core.connection;

/** Has frames for a connection, or not. Asked by the connection's sending thread only. */
public interface PushSource {
    /** Adds what comes next until the batch is full or nothing is left. */
    void fill(Batch batch);
}
