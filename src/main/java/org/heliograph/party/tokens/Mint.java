package org.heliograph.party.tokens;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes tokens. Any thread. */
final class Mint {
    private static final int SECRET_BYTES = 16;
    private static final int ID_BYTES = 8;
    private static final Pattern SECRET = Pattern.compile(PartyToken.PREFIX + "[A-Za-z0-9_-]{22}");

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Mint(Clock clock) {
        this.clock = clock;
    }

    PartyToken tokenFor(Seat seat) {
        String secret =
                PartyToken.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        return new PartyToken(HexFormat.of().formatHex(bytes(ID_BYTES)), seat, secret, clock.instant());
    }

    /** Whether a text can have come from here. */
    static boolean isSecret(String text) {
        return SECRET.matcher(text).matches();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
