package org.heliograph.core.secret;

/** The tokens cannot be read or kept. The message is one line and quotes no secret. */
public final class TokenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For what stands in the way of itself. */
    public TokenStoreException(String message) {
        super(message);
    }

    /** For what another failure stands behind. */
    public TokenStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
