package org.heliograph.party.invitation;

import java.net.URI;

/**
 * Where a server is reached.
 *
 * @param text scheme, host, port unless it is the scheme's own, and context path; no slash at its end
 * @param reach who can come by it, as far as the host tells
 */
public record BaseUrl(String text, Reach reach) {
    /** As somebody who knows wrote it. */
    public static BaseUrl configured(URI url) {
        String host = url.getHost();
        boolean isNearby = host != null && Hosts.isLoopback(host);
        return new BaseUrl(url.toString().replaceFirst("/+$", ""), isNearby ? Reach.MACHINE : Reach.NETWORK);
    }

    /**
     * Where a server that listens is reached: at its host, or, if it listens on every address, at the best there is.
     *
     * @param scheme {@code http} or {@code https}
     * @param host what it listens on: a name, an address, {@code 0.0.0.0} or {@code ::}
     * @param port the one it has, not 0
     * @param contextPath as containers write it: empty for the root, else {@code /push}
     * @param links asked if it listens on every address
     */
    public static BaseUrl listening(String scheme, String host, int port, String contextPath, Links links) {
        if (Hosts.isEvery(host)) {
            LanAddress best = links.best();
            return new BaseUrl(text(scheme, best.host(), port, contextPath), best.reach());
        }
        Reach reach = Hosts.isLoopback(host) ? Reach.MACHINE : Reach.NETWORK;
        return new BaseUrl(text(scheme, Hosts.inUrl(host), port, contextPath), reach);
    }

    private static String text(String scheme, String host, int port, String contextPath) {
        boolean isUsual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (isUsual ? "" : ":" + port) + contextPath.replaceFirst("/+$", "");
    }
}
