package org.heliograph.party.invitation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The address by which others reach this machine.
 *
 * @param address the best there is
 * @param reach who can come by it
 */
public record LanAddress(InetAddress address, Reach reach) {
    /** The best of these; of equals the first. {@code 127.0.0.1} if no other machine can use any. */
    static LanAddress among(List<Link> links) {
        return links.stream()
                .flatMap(LanAddress::candidates)
                .min(Comparator.comparing(Candidate::preference))
                .map(best -> new LanAddress(best.address, best.preference.reach()))
                .orElseGet(() -> new LanAddress(Hosts.loopback(), Reach.MACHINE));
    }

    /** As it stands in a URL. */
    public String host() {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text.replaceFirst("%.*", "") + "]" : text;
    }

    private static Stream<Candidate> candidates(Link link) {
        return link.addresses().stream()
                .flatMap(address ->
                        Preference.of(link.kind(), address)
                                .map(preference -> new Candidate(address, preference))
                                .stream());
    }

    private record Candidate(InetAddress address, Preference preference) {}
}
