package org.heliograph.bench;

import java.io.Closeable;
import java.io.IOException;

/** One publisher's way to the server. For one thread. */
interface Sender extends Closeable {
    /**
     * Takes a message; it leaves now or with {@link #flush}.
     *
     * @param number dense from 0 for each topic
     * @param due when it should be published, {@link System#nanoTime}
     */
    void put(int topic, int number, long due) throws IOException;

    /** Returns when everything has left, and where the server answers, has been accepted. */
    void flush() throws IOException;
}
