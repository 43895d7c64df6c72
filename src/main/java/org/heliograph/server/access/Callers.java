package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.heliograph.access.Caller;
import org.heliograph.access.Role;
import org.heliograph.server.settings.Settings;

/** Recognises who calls. */
public final class Callers {
    private final OperationsTokens tokens;
    private final OpenHouse openHouse;

    /**
     * As the settings say.
     *
     * @param launcher whether the server listens by itself, not inside somebody's container
     */
    public Callers(OperationsTokens tokens, Settings settings, boolean launcher) {
        this.tokens = tokens;
        this.openHouse = new OpenHouse(settings, launcher);
    }

    /** Who sent this. A token counts most, and must be good if there is one; then the container's word. */
    public Caller of(HttpServletRequest request) {
        return PresentedToken.of(request)
                .map(this::withToken)
                .or(() -> principal(request))
                .orElseGet(() -> openHouse.admits(request) ? Caller.OPEN : Caller.ANONYMOUS);
    }

    /** Whose token this is; {@link Caller#REJECTED} if it is no good operations token. For {@code auth} frames. */
    public Caller withToken(String secret) {
        return tokens.find(secret)
                .map(token -> Caller.token(token.id(), token.name(), token.role()))
                .orElse(Caller.REJECTED);
    }

    private static Optional<Caller> principal(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal == null
                ? Optional.empty()
                : Arrays.stream(Role.values())
                        .sorted(Comparator.reverseOrder())
                        .filter(role -> request.isUserInRole(role.containerName()))
                        .findFirst()
                        .map(role -> Caller.principal(principal.getName(), role));
    }
}
