package org.heliograph.wire;

import jakarta.websocket.DecodeException;

/** A text frame over the limit in UTF-8 bytes; the socket is closed with 1009. */
public final class FrameTooLargeException extends DecodeException {
    private static final long serialVersionUID = 1;

    public FrameTooLargeException(int limitBytes) {
        super("", "Frame over " + limitBytes + " bytes");
    }
}
