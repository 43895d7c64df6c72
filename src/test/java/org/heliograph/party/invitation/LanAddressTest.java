package org.heliograph.party.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address that others reach")
class LanAddressTest {
    private static final Link LOOPBACK = new Link("lo", "lo", Link.Kind.NOWHERE, addresses("127.0.0.1", "::1"));

    @Test
    @DisplayName("is 192.168 before 10 before 172.16/12 before any other, IPv6 after, whatever order they come in")
    void inOrder() {
        List<String> best = List.of(
                "192.168.1.20", "10.1.2.3", "172.31.9.9", "203.0.113.5", "fd00::5", "2001:db8::5", "169.254.7.7");
        for (int i = 0; i < best.size(); i++) {
            List<Link> links = new ArrayList<>(List.of(LOOPBACK));
            for (int j = i; j < best.size(); j++) {
                links.add(link("eth" + j, best.get(j)));
            }
            LanAddress first = LanAddress.among(links);
            Collections.reverse(links);

            assertThat(first).isEqualTo(LanAddress.among(links));
            assertThat(first.address()).isEqualTo(address(best.get(i)));
            assertThat(first.reach()).isEqualTo(Reach.NETWORK);
        }
    }

    @Test
    @DisplayName("is in 172.16/12 from its first to its last, and not beyond")
    void theMiddleRange() {
        for (String inside : List.of("172.16.0.1", "172.31.255.254")) {
            assertThat(best(link("eth0", "203.0.113.5"), link("eth1", inside))).isEqualTo(inside);
        }
        for (String outside : List.of("172.15.0.1", "172.32.0.1", "192.169.0.1", "11.0.0.1")) {
            assertThat(best(link("eth0", "172.16.0.1"), link("eth1", outside))).isEqualTo("172.16.0.1");
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is never that of a VPN or of guests if there is another:")
    @ValueSource(
            strings = {
                "tun0",
                "tap1",
                "wg0",
                "utun3",
                "ppp0",
                "ipsec0",
                "tailscale0",
                "ztks5xyz",
                "docker0",
                "br-3f2a",
                "veth12ab",
                "virbr0",
                "vmnet8",
                "vboxnet0",
                "lxdbr0",
                "podman1",
                "bridge100"
            })
    void neitherTunnelsNorGuests(String name) {
        Link behind = link(name, "192.168.99.1");

        assertThat(best(behind, link("eth0", "172.20.1.1"))).isEqualTo("172.20.1.1");
        assertThat(best(behind, link("eth0", "fd00::1"))).isEqualTo("[fd00:0:0:0:0:0:0:1]");
        assertThat(LanAddress.among(List.of(LOOPBACK, behind)).host()).isEqualTo("192.168.99.1");
        assertThat(LanAddress.among(List.of(LOOPBACK, behind)).reach()).isNotEqualTo(Reach.NETWORK);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("knows ordinary interfaces, and those that Windows describes:")
    @CsvSource({
        "eth0, NETWORK",
        "enp3s0, NETWORK",
        "eno1, NETWORK",
        "wlan0, NETWORK",
        "wlp2s0, NETWORK",
        "en0, NETWORK",
        "br0, NETWORK",
        "bond0, NETWORK",
        "ap0, NETWORK",
        "usb0, NETWORK",
        "Intel(R) Wi-Fi 6 AX201, NETWORK",
        "Hyper-V Virtual Ethernet Adapter, GUESTS",
        "VirtualBox Host-Only Ethernet Adapter, GUESTS",
        "VMware Virtual Ethernet Adapter for VMnet8, GUESTS",
        "TAP-Windows Adapter V9, TUNNEL",
        "WireGuard Tunnel, TUNNEL",
        "Tailscale Tunnel, TUNNEL"
    })
    void kinds(String title, Link.Kind kind) {
        assertThat(title.contains(" ") ? Link.kindOf("eth4", title) : Link.kindOf(title, title))
                .isEqualTo(kind);
    }

    @Test
    @DisplayName("is never one that carriers and VPNs share, whatever the interface is called")
    void sharedRange() {
        assertThat(best(link("eth0", "100.64.0.1"), link("eth1", "100.128.0.1")))
                .isEqualTo("100.128.0.1");
        assertThat(LanAddress.among(List.of(link("eth0", "100.101.1.1"))).reach())
                .isEqualTo(Reach.TUNNEL);
    }

    @Test
    @DisplayName("is loopback if nothing else is there, and says so")
    void onlyLoopback() {
        for (List<Link> links : List.of(
                List.<Link>of(),
                List.of(LOOPBACK),
                List.of(LOOPBACK, new Link("eth0", "eth0", Link.Kind.NOWHERE, addresses("192.168.1.2"))),
                List.of(LOOPBACK, link("eth0", "fe80::1"), link("eth1")))) {
            LanAddress address = LanAddress.among(links);
            assertThat(address.host()).isEqualTo("127.0.0.1");
            assertThat(address.reach()).isEqualTo(Reach.MACHINE);
        }
    }

    @Test
    @DisplayName("is the first of equals")
    void theFirstOfEquals() {
        assertThat(best(link("eth0", "192.168.7.7", "192.168.1.1"), link("wlan0", "192.168.1.2")))
                .isEqualTo("192.168.7.7");
    }

    @Test
    @DisplayName("is found on this machine")
    void onThisMachine() {
        Links links = Links.ofThisMachine();
        LanAddress best = links.best();

        assertThat(links.all()).anyMatch(link -> link.kind() == Link.Kind.NOWHERE);
        assertThat(best.address().isLoopbackAddress()
                        || links.all().stream()
                                .anyMatch(link -> link.addresses().contains(best.address())))
                .isTrue();
    }

    private static String best(Link... links) {
        return LanAddress.among(Arrays.asList(links)).host();
    }

    private static Link link(String name, String... addresses) {
        return new Link(name, name, Link.kindOf(name, name), addresses(addresses));
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(LanAddressTest::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
