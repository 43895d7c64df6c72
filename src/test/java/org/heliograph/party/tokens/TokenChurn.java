package org.heliograph.party.tokens;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A server that does nothing but replace and revoke tokens, saying each time what it begins and what is done. */
final class TokenChurn {
    static final List<Seat> SEATS =
            List.of(Seat.host("deep"), Seat.player("deep", "thorin"), Seat.player("deep", "elara"));

    private TokenChurn() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PartyTokens tokens = PartyTokens.open(Path.of(arguments[0]), Clock.systemUTC());
        if (tokens.of("deep").isEmpty()) {
            tokens.issue("deep", SEATS);
        }
        for (int i = 0; true; i++) {
            Seat seat = SEATS.get(i % SEATS.size());
            out.println("begin " + seat.id());
            if (i % 4 == 3) {
                tokens.revoke(seat);
                out.println("done " + seat.id() + " -");
            } else {
                out.println("done " + seat.id() + " " + tokens.replace(seat).secret());
            }
        }
    }
}
