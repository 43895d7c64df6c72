package org.heliograph.party.invitation;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A network interface, as far as it matters who can come by it.
 *
 * @param name as the system calls it: {@code eth0}
 * @param title as people call it; on Windows alone it says what this is, elsewhere it is the name
 * @param kind what leads there
 * @param addresses this machine's own on it
 */
public record Link(String name, String title, Kind kind, List<InetAddress> addresses) {
    private static final Pattern TUNNEL_NAMES = Pattern.compile(
            "(u?tun|tap|wg|ppp|ipsec|l2tp|gre|sit|ip6tnl|tailscale|zt|nordlynx|proton|cscotun|gpd|vpn).*");

    private static final Pattern GUEST_NAMES = Pattern.compile(
            "(docker|br-|veth|virbr|vnet|vmnet|vmenet|vboxnet|lxcbr|lxdbr|incusbr|podman|cni|flannel|cali|"
                    + "cilium|kube|dummy|bridge1\\d\\d).*");

    private static final Pattern TUNNEL_TITLES =
            Pattern.compile(".*(vpn|wireguard|wintun|tap-windows|tailscale|zerotier|tunnel).*");

    private static final Pattern GUEST_TITLES = Pattern.compile(".*(hyper-v|virtualbox|vmware|docker|wsl).*");

    /** As the system tells. */
    public Link {
        addresses = List.copyOf(addresses);
    }

    /** What leads to a machine. */
    public enum Kind {
        /** A cable or the air, as far as one can tell. */
        NETWORK,
        /** Something between two ends, over another network. */
        TUNNEL,
        /** Something for guests that run on this machine: containers, virtual machines. */
        GUESTS,
        /** Nothing: it leads back here, or is down. */
        NOWHERE
    }

    /** The kind of an interface that is up and leads elsewhere; a guess from its names, since no system tells. */
    static Kind kindOf(String name, String title) {
        String lowerName = name.toLowerCase(Locale.ROOT);
        String lowerTitle = title.toLowerCase(Locale.ROOT);
        if (TUNNEL_NAMES.matcher(lowerName).matches()
                || TUNNEL_TITLES.matcher(lowerTitle).matches()) {
            return Kind.TUNNEL;
        }
        boolean isForGuests = GUEST_NAMES.matcher(lowerName).matches()
                || GUEST_TITLES.matcher(lowerTitle).matches();
        return isForGuests ? Kind.GUESTS : Kind.NETWORK;
    }
}
