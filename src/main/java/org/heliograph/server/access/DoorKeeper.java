package org.heliograph.server.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.core.RefusedException;

/**
 * Stands before every resource of ours: what has no door is closed, and so is an operations door that was reached
 * without passing the {@link AccessFilter}.
 */
public final class DoorKeeper implements ContainerRequestFilter {
    private final ServletContext context;
    private final HttpServletRequest request;

    /** Made by the container; the request is a proxy for the one at hand. */
    public DoorKeeper(@Context ServletContext context, @Context HttpServletRequest request) {
        this.context = context;
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext requested) {
        Door door = AccessControl.in(context).doors().at(requested.getMethod(), RequestPath.of(request));
        boolean recognised = requested.getSecurityContext().getUserPrincipal() instanceof CallerPrincipal;
        if (door == Door.ELSEWHERE || (door.isOperations() && !recognised)) {
            throw RefusedException.forbidden("No door leads here");
        }
    }
}
