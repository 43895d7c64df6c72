package org.heliograph.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.heliograph.server.settings.Origin;

/** Tells our own pages from foreign ones. */
public final class OriginPolicy {
    private final List<Origin> allowed;
    private final Optional<Origin> publicOrigin;

    OriginPolicy(List<Origin> allowed, Optional<URI> publicUrl) {
        this.allowed = List.copyOf(allowed);
        this.publicOrigin = publicUrl.flatMap(Origin::of);
    }

    Verdict judge(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders("Origin"));
        if (given.isEmpty()) {
            return Verdict.NONE;
        }
        Optional<Origin> origin = given.size() == 1 ? Origin.parse(given.get(0)) : Optional.empty();
        if (origin.isEmpty()) {
            return Verdict.FOREIGN;
        }
        if (isOwn(origin.get(), request)) {
            return Verdict.OWN;
        }
        return allowed.contains(origin.get()) ? Verdict.ALLOWED : Verdict.FOREIGN;
    }

    private boolean isOwn(Origin origin, HttpServletRequest request) {
        return publicOrigin.filter(own -> isSame(own, origin)).isPresent()
                || HostHeader.of(request, origin.scheme())
                        .filter(own -> isSame(own, origin))
                        .isPresent();
    }

    /** The scheme is left out: behind a proxy that ends TLS we see another one than the browser. */
    private static boolean isSame(Origin own, Origin origin) {
        boolean sameHost = own.host().equals(origin.host())
                || (HostHeader.isLoopback(own.host()) && HostHeader.isLoopback(origin.host()));
        return sameHost && own.port() == origin.port();
    }

    enum Verdict {
        /** No page sent this: a program did, or an old browser reading. */
        NONE,
        OWN,
        /** Foreign, but on the list. */
        ALLOWED,
        FOREIGN
    }
}
