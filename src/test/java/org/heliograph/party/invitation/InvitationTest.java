package org.heliograph.party.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.heliograph.support.Camera;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An invitation")
class InvitationTest {
    private static final String SECRET = "hgp_0123456789abcdef-_ghij";
    private static final Links NONE = new Links(List.of());

    @Test
    @DisplayName("P1 leads to the page with the token, also when it is scanned")
    void leadsToThePage() {
        Invitation invitation = new Invitation(BaseUrl.listening("http", "0.0.0.0", 8080, "/push", home()), SECRET);

        assertThat(invitation.url()).isEqualTo("http://192.168.1.20:8080/push/play?token=" + SECRET);
        assertThat(Camera.read(QrPng.of(invitation.qr()).bytes())).isEqualTo(invitation.url());
        assertThat(Camera.readUri(QrPng.of(invitation.qr()).dataUri())).isEqualTo(invitation.url());
    }

    @Test
    @DisplayName("X16 shows no token when it is printed")
    void printed() {
        Invitation invitation = new Invitation(BaseUrl.listening("http", "0.0.0.0", 8080, "", home()), SECRET);

        assertThat(invitation).hasToString("Invitation[http://192.168.1.20:8080]");
    }

    @ParameterizedTest(name = "{1} {2}{3}")
    @DisplayName("leads where the server listens:")
    @CsvSource({
        "http, 0.0.0.0, 8080, '', http://192.168.1.20:8080, NETWORK",
        "http, ::, 80, '', http://192.168.1.20, NETWORK",
        "http, [::], 8080, /push, http://192.168.1.20:8080/push, NETWORK",
        "http, 0:0:0:0:0:0:0:0, 8080, /, http://192.168.1.20:8080, NETWORK",
        "https, 0.0.0.0, 443, '', https://192.168.1.20, NETWORK",
        "https, 0.0.0.0, 80, '', https://192.168.1.20:80, NETWORK",
        "http, 10.0.0.7, 8080, '', http://10.0.0.7:8080, NETWORK",
        "http, table.example, 8080, '', http://table.example:8080, NETWORK",
        "http, fd00::7, 8080, '', http://[fd00::7]:8080, NETWORK",
        "http, 127.0.0.1, 8080, '', http://127.0.0.1:8080, MACHINE",
        "http, 127.3.2.1, 8080, '', http://127.3.2.1:8080, MACHINE",
        "http, localhost, 8080, '', http://localhost:8080, MACHINE",
        "http, ::1, 8080, '', http://[::1]:8080, MACHINE",
        "http, 127.0.0.1.example, 8080, '', http://127.0.0.1.example:8080, NETWORK"
    })
    void whereItListens(String scheme, String host, int port, String contextPath, String url, Reach reach) {
        assertThat(BaseUrl.listening(scheme, host, port, contextPath, home())).isEqualTo(new BaseUrl(url, reach));
    }

    @Test
    @DisplayName("leads to this machine alone if there is no other address, and says so")
    void nowhereElse() {
        assertThat(BaseUrl.listening("http", "0.0.0.0", 8080, "", NONE))
                .isEqualTo(new BaseUrl("http://127.0.0.1:8080", Reach.MACHINE));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("leads where somebody who knows says:")
    @CsvSource({
        "https://play.example/push, https://play.example/push, NETWORK",
        "https://play.example:8443/, https://play.example:8443, NETWORK",
        "http://localhost:8080, http://localhost:8080, MACHINE",
        "http://[::1]:8080/, http://[::1]:8080, MACHINE"
    })
    void configured(String given, String text, Reach reach) {
        assertThat(BaseUrl.configured(URI.create(given))).isEqualTo(new BaseUrl(text, reach));
    }

    private static Links home() {
        try {
            InetAddress address = InetAddress.getByName("192.168.1.20");
            return new Links(List.of(new Link("wlan0", "wlan0", Link.Kind.NETWORK, List.of(address))));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
