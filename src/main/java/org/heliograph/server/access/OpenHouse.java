package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.heliograph.server.settings.Access;
import org.heliograph.server.settings.Settings;

/**
 * Decides whether a request may use the operations endpoints without a token.
 *
 * <p>{@code auto} lets in who sits at this machine and nobody else: a proxy gives itself away by its headers or by the
 * public URL, a page that rebound its name to 127.0.0.1 by the {@code Host} it still sends.
 */
final class OpenHouse {
    private final Access.Operations mode;
    private final boolean localOnly;

    /**
     * As the settings say.
     *
     * @param launcher whether we listen ourselves; in a container nothing is known about who can connect
     */
    OpenHouse(Settings settings, boolean launcher) {
        this.mode = settings.access().operations();
        this.localOnly = launcher && settings.listen().forThisMachineOnly();
    }

    boolean admits(HttpServletRequest request) {
        return switch (mode) {
            case OPEN -> true;
            case TOKEN -> false;
            case AUTO -> localOnly && hasLoopbackHost(request) && !isForwarded(request);
        };
    }

    private static boolean hasLoopbackHost(HttpServletRequest request) {
        return HostHeader.of(request, "http")
                .filter(host -> HostHeader.isLoopback(host.host()))
                .isPresent();
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
    }
}
