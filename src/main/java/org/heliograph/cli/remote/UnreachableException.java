package org.heliograph.cli.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Nobody answered there, or the connection broke before the answer was whole. Trying again may help. */
public final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether a connection was made, so that somebody was there, and broke. */
    public boolean broke() {
        return getCause() instanceof IOException
                && !(getCause() instanceof ConnectException
                        || getCause() instanceof HttpConnectTimeoutException
                        || getCause() instanceof SSLException);
    }
}
