package org.heliograph.party.invitation;

/** Who can come by an address. */
public enum Reach {
    /** Phones on the same network, or the world. */
    NETWORK,
    /** Only who is in the same private network, such as a VPN. */
    TUNNEL,
    /** Only this machine, and guests that run on it: worth a warning, for no phone gets there. */
    MACHINE
}
