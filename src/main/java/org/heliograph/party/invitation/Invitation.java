package org.heliograph.party.invitation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What somebody opens to sit down at a table. Whoever has it can: printed by accident, it shows no token.
 *
 * @param base where the server is reached
 * @param token the secret that opens the seat
 */
public record Invitation(BaseUrl base, String token) {
    /** To open in a browser: {@code …/play?token=…}. */
    public String url() {
        return base.text() + "/play?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    /** The same, to scan. */
    public QrCode qr() {
        return QrCode.of(url());
    }

    @Override
    public String toString() {
        return "Invitation[" + base.text() + "]";
    }
}
