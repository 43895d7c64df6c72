package org.heliograph.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Push;
import org.heliograph.core.log.LogUnavailableException;

/**
 * Tells a client what was wrong with what it sent.
 *
 * @param message one sentence that names it
 * @param errorCode as an HTTP status would be
 */
public record Problem(String message, int errorCode) implements Push {
    private static final Logger LOG = System.getLogger(Problem.class.getName());

    /** What a client is told of an error, whichever door it came by. One that we did not foresee is logged. */
    public static Problem of(Throwable thrown) {
        Throwable error =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (error instanceof RefusedException refused) {
            return new Problem(refused.getMessage(), refused.code());
        }
        if (error instanceof LogUnavailableException) {
            // Why is for the operator, who reads it in the server's own log: it may name places on the disk.
            return new Problem("The log is not available", 503);
        }
        LOG.log(Level.ERROR, "A request failed unexpectedly", error);
        return new Problem("Internal error", 500);
    }

    @Override
    public String type() {
        return "error";
    }
}
