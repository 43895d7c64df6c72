package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.heliograph.server.settings.Origin;

/** What the client believes to talk to. */
final class HostHeader {
    private HostHeader() {}

    /** Host and port; a port that was not written is the scheme's. */
    static Optional<Origin> of(HttpServletRequest request, String scheme) {
        String host = request.getHeader("Host");
        return host == null ? Optional.empty() : Origin.parse(scheme + "://" + host);
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
