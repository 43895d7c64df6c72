package org.heliograph.party.invitation;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The network interfaces of a machine at one moment.
 *
 * @param all in the order the system numbers them
 */
public record Links(List<Link> all) {
    /** Those. */
    public Links {
        all = List.copyOf(all);
    }

    /** Those of this machine, as they are now; none if the system tells none. */
    public static Links ofThisMachine() {
        try {
            return new Links(NetworkInterface.networkInterfaces()
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .map(Links::read)
                    .flatMap(Optional::stream)
                    .toList());
        } catch (SocketException e) {
            return new Links(List.of());
        }
    }

    /** The address by which others reach this machine best. */
    public LanAddress best() {
        return LanAddress.among(all);
    }

    private static Optional<Link> read(NetworkInterface network) {
        try {
            return Optional.of(new Link(
                    network.getName(),
                    titleOf(network),
                    kindOf(network),
                    network.inetAddresses().toList()));
        } catch (SocketException e) {
            // It has gone since it was listed.
            return Optional.empty();
        }
    }

    /** What Java calls virtual, {@code eth0:1}, is one more address on an ordinary interface. */
    private static Link.Kind kindOf(NetworkInterface network) throws SocketException {
        if (!network.isUp() || network.isLoopback()) {
            return Link.Kind.NOWHERE;
        }
        return network.isPointToPoint() ? Link.Kind.TUNNEL : Link.kindOf(network.getName(), titleOf(network));
    }

    private static String titleOf(NetworkInterface network) {
        String title = network.getDisplayName();
        return title == null ? "" : title;
    }
}
