package org.heliograph.party.tokens;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.heliograph.core.RefusedException;

/**
 * One party's tokens, in memory, in the index and in their file. What begins is on the disk first; what ends does so in
 * memory first, and is owed to the disk until {@link #keep}. Changes hold this object's lock, also while the file is
 * written; readers take none.
 */
final class KeyRing {
    private final String party;
    private final TokenFiles files;
    private final TokenIndex index;

    /** Replaced as a whole, under this object's lock. */
    private volatile KeptTokens tokens;

    /** Whether less is good than the file says. Written under this object's lock. */
    private volatile boolean owed;

    KeyRing(String party, TokenFiles files, TokenIndex index, KeptTokens tokens) {
        this.party = party;
        this.files = files;
        this.index = index;
        this.tokens = tokens;
        tokens.tokens().forEach(tokens.isOver() ? index::addPast : index::add);
    }

    /** Those that are good. */
    List<PartyToken> good() {
        KeptTokens now = tokens;
        return now.isOver() ? List.of() : now.tokens();
    }

    /** New tokens for all of these seats; nothing if one of them has one. */
    synchronized Optional<List<PartyToken>> fill(Collection<Seat> seats, Mint mint) {
        if (tokens.isOver()) {
            throw RefusedException.conflict("The party is over");
        }
        if (seats.stream().anyMatch(seat -> tokens.at(seat).isPresent())) {
            return Optional.empty();
        }
        List<PartyToken> fresh = seats.stream().map(mint::tokenFor).toList();
        write(tokens.with(fresh));
        fresh.forEach(index::add);
        return Optional.of(fresh);
    }

    /** Ends the token of a seat, in memory, and gives it, if there is one. */
    synchronized Optional<PartyToken> clear(Seat seat) {
        Optional<PartyToken> ended =
                good().stream().filter(token -> token.seat().equals(seat)).findFirst();
        ended.ifPresent(token -> end(List.of(token), tokens.without(seat)));
        return ended;
    }

    /** Ends all, in memory, for good, and gives those that were good. */
    synchronized List<PartyToken> stop(Instant now) {
        List<PartyToken> ended = good();
        if (!tokens.isOver()) {
            end(ended, tokens.over(now));
            tokens.tokens().forEach(index::addPast);
        }
        return ended;
    }

    boolean isOwed() {
        return owed;
    }

    /** Has the disk know what ended. */
    synchronized void keep() {
        if (owed) {
            write(tokens);
        }
    }

    private void end(List<PartyToken> ended, KeptTokens rest) {
        tokens = rest;
        owed = true;
        ended.forEach(index::remove);
    }

    private void write(KeptTokens changed) {
        files.write(party, changed);
        tokens = changed;
        owed = false;
    }
}
