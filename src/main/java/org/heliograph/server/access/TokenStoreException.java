package org.heliograph.server.access;

/** The tokens cannot be read or kept. The message is one line and quotes no secret. */
public final class TokenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenStoreException(String message) {
        super(message);
    }

    TokenStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
