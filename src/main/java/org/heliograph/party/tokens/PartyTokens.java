package org.heliograph.party.tokens;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.heliograph.core.RefusedException;
import org.heliograph.core.secret.TokenStoreException;

/**
 * The tokens of all parties. Each party's lie in its folder, in {@code tokens.json}, mode 600, with their secrets: so its
 * host can show a QR code again. All methods may be called from any thread; those that change something wait for the
 * disk, parties not for each other.
 *
 * <p>A new token is on the disk before it is told. One that ends is dead at once, even if the disk is full; those who hold
 * something open for it learn of that by {@link #onEnd}. Whoever opens something for a token registers it first and then
 * asks {@link #isGood} once more: so an end in between is not missed.
 */
public final class PartyTokens {
    private final TokenFiles files;
    private final TokenIndex index;
    private final Clock clock;
    private final Mint mint;
    private final Map<String, KeyRing> rings;

    /** What is wrong with the files of those parties whose tokens are not known. Never changes. */
    private final Map<String, String> damaged;

    private final List<TokenListener> listeners = new CopyOnWriteArrayList<>();

    private PartyTokens(TokenFiles files, Opening opening, Clock clock) {
        this.files = files;
        this.index = opening.index();
        this.rings = new ConcurrentHashMap<>(opening.rings());
        this.damaged = Map.copyOf(opening.damaged());
        this.clock = clock;
        this.mint = new Mint(clock);
    }

    /**
     * Opens those of all parties in this directory, which need not exist. A party's damaged file keeps nobody else from
     * anything: its tokens open nothing, one line on the log names it, and it is left as it is.
     *
     * @param directory holds a folder for each party, and those that are over in {@code archive}
     * @throws TokenStoreException if the directory cannot be listed
     */
    public static PartyTokens open(Path directory, Clock clock) {
        TokenFiles files = new TokenFiles(new PartyFolders(directory));
        Opening opening = new Opening(files, clock.instant());
        opening.read();
        return new PartyTokens(files, opening, clock);
    }

    /**
     * Makes tokens for seats that have none, all or none of them; a party without any begins with this.
     *
     * @return one for each seat, in the order of these
     * @param seats of this party, each once, and at least one
     * @throws RefusedException 400 if a seat is named twice, 409 if one has a token, or the party is over
     * @throws TokenStoreException if they cannot be kept: none is good then
     */
    public List<PartyToken> issue(String party, Collection<Seat> seats) {
        if (seats.isEmpty() || !seats.stream().allMatch(seat -> seat.party().equals(party))) {
            throw new IllegalArgumentException("Seats of this party are needed");
        }
        if (Set.copyOf(seats).size() < seats.size()) {
            throw RefusedException.invalid("A seat is named twice");
        }
        return ringFor(party).fill(seats, mint).orElseThrow(() -> RefusedException.conflict("A seat has a token"));
    }

    /** The good one with this secret. How long it takes tells nothing about the secrets there are. */
    public Optional<PartyToken> find(String secret) {
        return index.find(secret);
    }

    /** The host's last one of a party that is over: it opens nothing, but its owner may be told so. */
    public Optional<PartyToken> findRetiredHost(String secret) {
        return index.findPast(secret);
    }

    /** What the host's last token of this id opened, if that party is over. */
    public Optional<Seat> pastSeatOf(String tokenId) {
        return index.pastWithId(tokenId).map(PartyToken::seat);
    }

    /** Whether a token of this id is good. */
    public boolean isGood(String tokenId) {
        return index.withId(tokenId).isPresent();
    }

    /** What the good token of this id opens. */
    public Optional<Seat> seatOf(String tokenId) {
        return index.withId(tokenId).map(PartyToken::seat);
    }

    /** The good ones of a party: none for seats that were revoked, for a party that is over, or that is not known. */
    public List<PartyToken> of(String party) {
        KeyRing ring = rings.get(party);
        return ring == null ? List.of() : ring.good();
    }

    /**
     * Gives a seat another token. The old one, if there is one, is dead before the new one is made.
     *
     * @throws RefusedException 404 if there is no such party, 409 if it is over
     * @throws TokenStoreException if that cannot be kept yet: the seat has no token then, and the old one would come back
     *     at a start before {@link #sweep} has kept its end, or this when called again
     */
    public PartyToken replace(Seat seat) {
        KeyRing ring = knownRing(seat.party());
        while (true) {
            ring.clear(seat).ifPresent(token -> tell(List.of(token), TokenEnd.REPLACED));
            Optional<List<PartyToken>> fresh = ring.fill(List.of(seat), mint);
            if (fresh.isPresent()) {
                return fresh.get().get(0);
            }
        }
    }

    /**
     * Takes a seat's token away, if it has one; it gets none before {@link #replace}.
     *
     * @throws TokenStoreException as {@link #replace} does
     */
    public void revoke(Seat seat) {
        KeyRing ring = rings.get(seat.party());
        if (ring != null) {
            end(ring, ring.clear(seat).stream().toList(), TokenEnd.REVOKED);
        }
    }

    /**
     * Ends all tokens of a party for good; only {@link #findRetiredHost} still knows that of its host. Its folder may be
     * moved to the archive afterwards.
     *
     * @throws TokenStoreException as {@link #replace} does
     */
    public void retire(String party) {
        KeyRing ring = rings.get(party);
        if (ring != null) {
            end(ring, ring.stop(clock.instant()), TokenEnd.PARTY_OVER);
        }
    }

    /** Keeps what could not be kept when it ended. To be called about once a second. */
    public void sweep() {
        rings.values().stream().filter(KeyRing::isOwed).forEach(PartyTokens::tryToKeep);
    }

    /** Has the listener called for every token that ends from now on. */
    public void onEnd(TokenListener listener) {
        listeners.add(listener);
    }

    private void end(KeyRing ring, List<PartyToken> ended, TokenEnd reason) {
        try {
            tell(ended, reason);
        } finally {
            ring.keep();
        }
    }

    private void tell(List<PartyToken> ended, TokenEnd reason) {
        ended.forEach(token -> listeners.forEach(listener -> listener.ended(token, reason)));
    }

    private static void tryToKeep(KeyRing ring) {
        try {
            ring.keep();
        } catch (TokenStoreException e) {
            // Whoever ended the token was told so; the next sweep tries again.
            return;
        }
    }

    private KeyRing knownRing(String party) {
        refuseDamaged(party);
        KeyRing ring = rings.get(party);
        if (ring == null) {
            throw RefusedException.unknown("There is no such party");
        }
        return ring;
    }

    private KeyRing ringFor(String party) {
        refuseDamaged(party);
        return rings.computeIfAbsent(party, p -> new KeyRing(p, files, index, KeptTokens.none()));
    }

    /** Its next change would lose what may yet be repaired. */
    private void refuseDamaged(String party) {
        String reason = damaged.get(party);
        if (reason != null) {
            throw new TokenStoreException(reason);
        }
    }
}
