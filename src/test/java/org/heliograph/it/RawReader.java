package org.heliograph.it;

/** A client that reads only when told to. */
interface RawReader extends AutoCloseable {
    /** The JSON text of the next frame or event; empty when the server has ended the connection. */
    String nextText();

    /** Gives it a receive buffer of the usual size, so that it catches up in good time. */
    void widen();

    @Override
    void close();
}
