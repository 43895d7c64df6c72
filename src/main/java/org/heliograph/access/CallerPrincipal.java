package org.heliograph.access;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Carries the caller through the container: what {@code getUserPrincipal()} gives in a servlet, a resource and a
 * WebSocket session alike, on every container.
 */
public final class CallerPrincipal implements Principal {
    private final Caller caller;

    /** Carries this caller. */
    public CallerPrincipal(Caller caller) {
        this.caller = caller;
    }

    /** The caller behind a principal; anonymous for none, and for one that did not come through our filter. */
    public static Caller callerOf(@Nullable Principal principal) {
        return principal instanceof CallerPrincipal ours ? ours.caller : Caller.ANONYMOUS;
    }

    /** Who it is. */
    public Caller caller() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public String toString() {
        return caller.toString();
    }
}
