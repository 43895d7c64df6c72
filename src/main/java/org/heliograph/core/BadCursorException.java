package org.heliograph.core;

/** A cursor that cannot be honoured; the reader is told by a {@link Gap} and starts afresh. */
public final class BadCursorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Gap.Reason reason;

    public BadCursorException(Gap.Reason reason) {
        super("Cursor cannot be honoured: " + reason.wireName());
        this.reason = reason;
    }

    /** Why. */
    public Gap.Reason reason() {
        return reason;
    }
}
