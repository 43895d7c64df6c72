package org.heliograph.core.connection;

/** Turns a push into the text that leaves. Safe for use by many threads. */
public interface PushEncoder {
    /** The frame a client receives for this push. */
    Frame encode(Push push);
}
