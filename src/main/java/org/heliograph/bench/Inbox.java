package org.heliograph.bench;

/** What a decoder hands on. Ranges are valid during the call alone. */
interface Inbox {
    /** A whole text message, or the data of a server-sent event. */
    void text(byte[] bytes, int from, int to);

    /** A protocol ping with its payload, to be answered with the same. */
    void ping(byte[] bytes, int from, int to);

    /** The server says it closes. */
    void closing(int code);
}
