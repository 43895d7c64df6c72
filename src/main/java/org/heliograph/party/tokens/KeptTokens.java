package org.heliograph.party.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept of a party.
 *
 * @param tokens at most one a seat; of a party that is over the host's alone
 * @param stopped when it ended, if it has
 */
record KeptTokens(List<PartyToken> tokens, Optional<Instant> stopped) {
    KeptTokens {
        tokens = List.copyOf(tokens);
    }

    static KeptTokens none() {
        return new KeptTokens(List.of(), Optional.empty());
    }

    Optional<PartyToken> at(Seat seat) {
        return tokens.stream().filter(token -> token.seat().equals(seat)).findFirst();
    }

    KeptTokens with(List<PartyToken> more) {
        return new KeptTokens(Stream.concat(tokens.stream(), more.stream()).toList(), stopped);
    }

    KeptTokens without(Seat seat) {
        return new KeptTokens(
                tokens.stream().filter(token -> !token.seat().equals(seat)).toList(), stopped);
    }

    KeptTokens over(Instant now) {
        return new KeptTokens(
                tokens.stream()
                        .filter(token -> token.seat().role() == Role.HOST)
                        .toList(),
                stopped.or(() -> Optional.of(now)));
    }

    boolean isOver() {
        return stopped.isPresent();
    }
}
