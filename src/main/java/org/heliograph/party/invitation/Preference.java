package org.heliograph.party.invitation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** Kinds of addresses, the best first. The ranges are those of RFC 1918, 3927, 4193 and 6598. */
enum Preference {
    PRIVATE_192(Reach.NETWORK),
    PRIVATE_10(Reach.NETWORK),
    PRIVATE_172(Reach.NETWORK),
    OTHER_V4(Reach.NETWORK),
    PRIVATE_V6(Reach.NETWORK),
    OTHER_V6(Reach.NETWORK),
    /** Nobody gave this machine an address; others on the cable may have none either. */
    SELF_MADE_V4(Reach.NETWORK),
    TUNNEL_V4(Reach.TUNNEL),
    TUNNEL_V6(Reach.TUNNEL),
    GUESTS_V4(Reach.MACHINE),
    GUESTS_V6(Reach.MACHINE);

    private final Reach reach;

    Preference(Reach reach) {
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }

    /** Nothing for an address that no other machine can use. */
    static Optional<Preference> of(Link.Kind kind, InetAddress address) {
        boolean isV4 = address instanceof Inet4Address;
        // A link-local address of IPv6 needs a zone, which no browser takes in a URL.
        boolean isUnusable = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || (!isV4 && address.isLinkLocalAddress());
        if (isUnusable) {
            return Optional.empty();
        }
        return switch (kind) {
            case NOWHERE -> Optional.empty();
            case TUNNEL -> Optional.of(isV4 ? TUNNEL_V4 : TUNNEL_V6);
            case GUESTS -> Optional.of(isV4 ? GUESTS_V4 : GUESTS_V6);
            case NETWORK -> Optional.of(isV4 ? ofV4(address) : ofV6(address.getAddress()[0] & 0xff));
        };
    }

    private static Preference ofV4(InetAddress address) {
        int first = address.getAddress()[0] & 0xff;
        int second = address.getAddress()[1] & 0xff;
        if (address.isLinkLocalAddress()) {
            return SELF_MADE_V4;
        }
        // Carriers share these, and so does at least one VPN, whose interface can have any name.
        if (first == 100 && (second & 0xc0) == 64) {
            return TUNNEL_V4;
        }
        if (!address.isSiteLocalAddress()) {
            return OTHER_V4;
        }
        return first == 192 ? PRIVATE_192 : first == 10 ? PRIVATE_10 : PRIVATE_172;
    }

    private static Preference ofV6(int first) {
        return (first & 0xfe) == 0xfc ? PRIVATE_V6 : OTHER_V6;
    }
}
