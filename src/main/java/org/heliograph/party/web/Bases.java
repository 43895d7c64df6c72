package org.heliograph.party.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.heliograph.party.invitation.BaseUrl;
import org.heliograph.party.invitation.Links;

/**
 * Where phones reach the server: at the public URL if there is one, else at the best address of this machine.
 *
 * @param publicUrl as it was set
 * @param host what the server listens on; where a container listens, nobody tells us, so on everything
 */
public record Bases(Optional<URI> publicUrl, String host) {
    /** As it is reached by those who came the same way as this request. */
    public BaseUrl of(HttpServletRequest request) {
        return publicUrl
                .map(BaseUrl::configured)
                .orElseGet(() -> BaseUrl.listening(
                        request.getScheme(),
                        host,
                        request.getLocalPort(),
                        request.getContextPath(),
                        Links.ofThisMachine()));
    }
}
