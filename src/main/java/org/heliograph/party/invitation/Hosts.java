package org.heliograph.party.invitation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** What hosts are called. Nothing is looked up: no name server is asked. */
final class Hosts {
    private Hosts() {}

    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    /** Whether only this machine is meant. */
    static boolean isLoopback(String host) {
        String bare = bare(host).toLowerCase(Locale.ROOT);
        return bare.equals("localhost")
                || bare.endsWith(".localhost")
                || bare.equals("::1")
                || bare.matches("127(\\.\\d{1,3}){3}");
    }

    /** Whether every address of this machine is meant. */
    static boolean isEvery(String host) {
        String bare = bare(host);
        return bare.equals("0.0.0.0") || bare.equals("::") || bare.matches("0(:0){7}");
    }

    /** As it stands in a URL. */
    static String inUrl(String host) {
        String bare = bare(host);
        return bare.contains(":") ? "[" + bare + "]" : bare;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
