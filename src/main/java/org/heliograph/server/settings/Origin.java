package org.heliograph.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a page came from, as browsers say it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case, IPv6 in brackets
 * @param port always there: 80 or 443 if it was not written
 */
public record Origin(String scheme, String host, int port) {
    /** Reads {@code https://play.example:8443}; empty for anything that is no web origin, {@code null} among it. */
    public static Optional<Origin> parse(String text) {
        try {
            URI uri = new URI(text.toLowerCase(Locale.ROOT));
            boolean bare = uri.getRawPath() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return bare ? of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The origin of an absolute {@code http} or {@code https} URL, whatever its path. */
    public static Optional<Origin> of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || url.getPort() > 65_535 || !(scheme.equals("http") || scheme.equals("https"))) {
            return Optional.empty();
        }
        int port = url.getPort() >= 0 ? url.getPort() : defaultPort(scheme);
        return Optional.of(new Origin(scheme, url.getHost().toLowerCase(Locale.ROOT), port));
    }

    /** The port that goes without saying. */
    public static int defaultPort(String scheme) {
        return scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
    }
}
