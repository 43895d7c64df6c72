package org.heliograph.party;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.heliograph.core.RefusedException;
import org.heliograph.party.tokens.PartyToken;
import org.heliograph.party.tokens.PartyTokens;
import org.heliograph.party.tokens.Seat;
import org.jspecify.annotations.Nullable;

/**
 * The parties of a server. One that nobody asks for takes no room: its logs are opened when somebody comes. Any thread.
 */
public final class Parties implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Parties.class.getName());
    private static final int MOST_PLAYERS = 100;
    private static final int LONGEST_SHEETS = 1 << 20;

    private final PartyTokens tokens;
    private final Function<PartyId, Party> opener;
    private final Archive archive;
    private final Supplier<PartyId> newIds;
    private final Map<PartyId, Lazy> open = new ConcurrentHashMap<>();

    /**
     * Those whose tokens are kept.
     *
     * @param opener opens a party's logs
     * @param archive where they go when it is over
     */
    public Parties(PartyTokens tokens, Function<PartyId, Party> opener, Archive archive, Supplier<PartyId> newIds) {
        this.tokens = tokens;
        this.opener = opener;
        this.archive = archive;
        this.newIds = newIds;
    }

    /** Puts away what a party that is over has left. */
    @FunctionalInterface
    public interface Archive {
        /** Its logs are closed. */
        void take(PartyId party);
    }

    /** A new party with its tokens: the host's, the players' in their order, the observers'. */
    public record Created(Party party, List<PartyToken> tokens) {}

    /**
     * Opens a table.
     *
     * @param foes whom the host plays
     * @return exceptionally 400 if two are of one id, or nobody plays
     */
    public CompletableFuture<Created> create(String name, List<Sheet> players, List<Sheet> foes) {
        if (players.isEmpty() || players.size() > MOST_PLAYERS) {
            throw RefusedException.invalid("A party has 1 to " + MOST_PLAYERS + " characters");
        }
        requireDistinct(players, foes);
        requireRoom(players, foes);
        PartyId id = newIds.get();
        List<Seat> seats = new ArrayList<>();
        seats.add(Seat.host(id.value()));
        players.forEach(sheet -> seats.add(Seat.player(id.value(), sheet.id())));
        seats.add(Seat.observer(id.value()));
        List<PartyToken> issued = tokens.issue(id.value(), seats);
        return begun(id, name, players, foes).handle((party, failure) -> {
            if (failure != null) {
                discard(id);
                throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
            }
            return new Created(party, issued);
        });
    }

    private CompletableFuture<Party> begun(PartyId id, String name, List<Sheet> players, List<Sheet> foes) {
        try {
            Party party = get(id);
            return party.begin(name, players, foes).thenApply(done -> party);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Nobody was told the tokens of a party that could not begin. */
    private void discard(PartyId id) {
        try {
            tokens.retire(id.value());
            putAway(id);
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.WARNING, "What a party that could not begin has left stays where it is", e);
        }
    }

    private static void requireDistinct(List<Sheet> players, List<Sheet> foes) {
        List<Sheet> all = new ArrayList<>(players);
        all.addAll(foes);
        List<String> ids = all.stream().map(Sheet::id).toList();
        ids.stream()
                .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
                .findFirst()
                .ifPresent(twice -> {
                    throw RefusedException.invalid("The id " + twice + " is given twice");
                });
    }

    /** All of them stand in one entry of the log. */
    private static void requireRoom(List<Sheet> players, List<Sheet> foes) {
        long size = Stream.concat(players.stream(), foes.stream())
                .mapToLong(sheet -> sheet.json().toString().length())
                .sum();
        if (size > LONGEST_SHEETS) {
            throw RefusedException.tooLarge(
                    "All characters and foes together have at most " + LONGEST_SHEETS + " characters, not " + size);
        }
    }

    /** A seat at an open table. */
    public record Place(Party party, Recipient recipient) {}

    /**
     * What a good token opens.
     *
     * @throws RefusedException 401 if it is good no more
     */
    public Place place(String tokenId) {
        Seat seat =
                tokens.seatOf(tokenId).orElseThrow(() -> RefusedException.unauthorized("The token is no longer valid"));
        return new Place(get(new PartyId(seat.party())), recipient(seat));
    }

    private static Recipient recipient(Seat seat) {
        return switch (seat.role()) {
            case HOST -> Recipient.HOST;
            case PLAYER -> Recipient.player(seat.id());
            case OBSERVER -> Recipient.OBSERVER;
        };
    }

    /** The good tokens of a party. */
    public List<PartyToken> tokens(PartyId party) {
        return tokens.of(party.value());
    }

    /** The token of a player, or of the observers; empty if that seat has none. */
    public Optional<PartyToken> token(PartyId party, String seat) {
        return tokens(party).stream()
                .filter(token -> token.seat().id().equals(seat))
                .findFirst();
    }

    /** Sends a player away; its token opens nothing from now on. Exceptionally 404 if nobody of this id plays there. */
    public CompletableFuture<Void> kick(Party party, String player) {
        requireKnown(party, player);
        party.attendance().sendAway(player);
        tokens.revoke(Seat.player(party.id().value(), player));
        return party.remove(player);
    }

    /** Gives a player, or the observers, another token; the old one opens nothing from now on. */
    public CompletableFuture<PartyToken> replace(Party party, String seat) {
        boolean isObserver = seat.equals(Recipient.OBSERVER_ID);
        if (isObserver) {
            return CompletableFuture.completedFuture(
                    tokens.replace(Seat.observer(party.id().value())));
        }
        requireKnown(party, seat);
        PartyToken fresh = tokens.replace(Seat.player(party.id().value(), seat));
        return party.readmit(seat).thenApply(done -> fresh);
    }

    private static void requireKnown(Party party, String player) {
        if (!party.isPlayer(player)) {
            throw RefusedException.unknown("Nobody of this id plays here");
        }
    }

    /** The party is over: its tokens open nothing, its log goes to the archive. */
    public CompletableFuture<Void> stop(Party party) {
        return party.stop().thenRun(() -> {
            tokens.retire(party.id().value());
            putAway(party.id());
        });
    }

    private void putAway(PartyId id) {
        Lazy closed = open.remove(id);
        if (closed != null) {
            closed.close();
            archive.take(id);
        }
    }

    /** Those that are open. */
    public Collection<Party> open() {
        return open.values().stream().flatMap(lazy -> lazy.ifOpen().stream()).toList();
    }

    /** To be called every second or so. */
    public void sweep() {
        tokens.sweep();
        forEach(Party::sweep);
    }

    /** To be called every minute or so. */
    public void tidy() {
        forEach(Party::tidy);
    }

    /** One party's trouble is not another's. */
    private void forEach(Consumer<Party> errand) {
        for (Party party : open()) {
            try {
                errand.accept(party);
            } catch (RuntimeException e) {
                LOG.log(Logger.Level.ERROR, "The party " + party.id() + " could not be looked after", e);
            }
        }
    }

    @Override
    public void close() {
        open.values().forEach(Lazy::close);
    }

    private Party get(PartyId id) {
        return open.computeIfAbsent(id, party -> new Lazy(() -> opened(party))).get();
    }

    /** A request that was let in just before the party ended does not bring it back. */
    private Party opened(PartyId id) {
        if (tokens(id).isEmpty()) {
            open.remove(id);
            throw RefusedException.unauthorized("The party is over");
        }
        return opener.apply(id);
    }

    /** A party that is opened once, when it is first wanted. */
    private static final class Lazy {
        private final Supplier<Party> opening;

        // Changed with the lock of this, which is held while the party is opened: who wants it has to wait for that.
        private volatile @Nullable Party party;
        private volatile boolean closed;

        Lazy(Supplier<Party> opening) {
            this.opening = opening;
        }

        synchronized Party get() {
            if (closed) {
                throw RefusedException.unauthorized("The party is over");
            }
            Party known = party;
            if (known == null) {
                known = opening.get();
                party = known;
            }
            return known;
        }

        /** Waits for nothing. */
        Optional<Party> ifOpen() {
            return Optional.ofNullable(closed ? null : party);
        }

        synchronized void close() {
            Party known = party;
            if (known != null && !closed) {
                known.close();
            }
            closed = true;
        }
    }
}
