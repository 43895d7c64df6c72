package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Arrays;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;

/** A request whose principal is the caller that was recognised. */
final class CallerRequest extends HttpServletRequestWrapper {
    private final CallerPrincipal principal;

    CallerRequest(HttpServletRequest request, Caller caller) {
        super(request);
        this.principal = new CallerPrincipal(caller);
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public String getRemoteUser() {
        return principal.getName();
    }

    @Override
    public boolean isUserInRole(String name) {
        return Arrays.stream(Role.values())
                .anyMatch(role ->
                        role.containerName().equals(name) && principal.caller().may(role));
    }
}
