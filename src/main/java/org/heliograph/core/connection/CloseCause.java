package org.heliograph.core.connection;

/**
 * Why a connection is closed by us. The code tells the client whether to come back; the table stands in
 * docs/protocol.md.
 *
 * @param code WebSocket close code
 * @param reason at most 123 bytes, shown to the client
 */
public record CloseCause(int code, String reason) {
    /** No JSON frame, or no protocol pong, for too long: come back. */
    public static final CloseCause STALE = new CloseCause(4000, "Stale connection");

    /** The socket took no byte for too long: come back. */
    public static final CloseCause SEND_STALLED = new CloseCause(4001, "Send stalled");

    /** Frames came too fast in spite of warnings: come back later. */
    public static final CloseCause TOO_FAST = new CloseCause(4002, "Too many frames");

    /** The table was closed by its host: there is nothing to come back to. */
    public static final CloseCause PARTY_OVER = new CloseCause(1001, "Party over");

    /** Something broke on our side: come back. */
    public static final CloseCause INTERNAL_ERROR = new CloseCause(1011, "Internal error");

    /** The connection ended in the ordinary way. */
    public static final CloseCause NORMAL = new CloseCause(1000, "");

    /** A reason cut to what fits into a close frame. */
    public static String fit(String reason) {
        // 123 bytes; a character takes at most three of them here.
        return reason.length() > 41 && Frame.utf8Length(reason) > 123 ? reason.substring(0, 40) + "…" : reason;
    }

    /** The server is stopping; the client should wait so long before it returns. */
    public static CloseCause stopping(long retryAfterMillis) {
        return new CloseCause(1001, "retry_after_ms=" + retryAfterMillis);
    }

    /** The token is bad, revoked or missing: do not come back with it. */
    public static CloseCause denied(String reason) {
        return new CloseCause(1008, reason);
    }

    /** A frame was over the limit. */
    public static CloseCause tooLarge(int limitBytes) {
        return new CloseCause(1009, "Frame over " + limitBytes + " bytes");
    }

    /** A limit on connections or topics is reached: come back later. */
    public static CloseCause tooMany(String reason) {
        return new CloseCause(1013, reason);
    }
}
