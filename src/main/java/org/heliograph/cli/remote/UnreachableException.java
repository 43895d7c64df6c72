package org.heliograph.cli.remote;

import org.jspecify.annotations.Nullable;

/** Nobody answered there, or the connection broke before the answer was whole. Trying again may help. */
public final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
