package org.heliograph.party.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.heliograph.access.Caller;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.party.tokens.PartyToken;
import org.heliograph.party.tokens.PartyTokens;
import org.heliograph.party.tokens.Seat;
import org.heliograph.wire.Json;

/** The seats of one table. Each world has it for itself; the tokens, which are on the disk, are the same. */
final class Seats {
    private static final String PARTY = "party-of-two-worlds";

    private final Json json = new Json();
    private final PartyTokens tokens;
    private final List<PartyToken> issued;

    private Seats(PartyTokens tokens) {
        this.tokens = tokens;
        this.issued = tokens.issue(
                PARTY,
                List.of(
                        Seat.host(PARTY),
                        Seat.player(PARTY, "ann"),
                        Seat.player(PARTY, "bob"),
                        Seat.player(PARTY, "cat"),
                        Seat.observer(PARTY)));
    }

    static Seats in(Path folder) {
        return new Seats(PartyTokens.open(folder, Clock.systemUTC()));
    }

    static Seats anywhere() {
        try {
            Path folder = Files.createTempDirectory("two-worlds");
            Seats seats = in(folder);
            Files.walk(folder).forEach(file -> file.toFile().deleteOnExit());
            return seats;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How everything is written: making one takes longer than many a history. */
    Json json() {
        return json;
    }

    PartyTokens tokens() {
        return tokens;
    }

    /** Who sits there, as a container knows it. */
    Principal principal(String seat) {
        return new CallerPrincipal(Caller.guest(tokenOf(seat)));
    }

    String tokenOf(String seat) {
        return issued.stream()
                .filter(known -> known.seat().id().equals(seat))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
