package org.heliograph.party;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.heliograph.core.RefusedException;
import org.heliograph.core.connection.Connection;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.hub.Hub;

/**
 * Who is at the table, tab by tab, and what is told to them that is in no log. A player joins with the first tab and
 * leaves some time after the last, so that a phone that changes its network does neither. Any thread.
 */
public final class Attendance {
    private final Table table;
    private final Standings standings;
    private final Function<Push, Frame> encoder;
    private final Duration grace;
    private final int perRecipient;
    private final int perParty;
    private final LongSupplier nanoTime;
    private final Map<Recipient, Set<Seated>> seats = new ConcurrentHashMap<>();
    private final Map<Recipient, Instant> lastSeen = new ConcurrentHashMap<>();
    private final Set<String> sentAway = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> goneSince = new ConcurrentHashMap<>();

    // Guarded by this.
    private int tabs;

    /**
     * Nobody yet; players of whom the log says that they are there have the time of grace to come back.
     *
     * @param grace from a player's last tab closing to its being told
     * @param perRecipient tabs that one token may open
     * @param perParty tabs at the table
     */
    Attendance(
            Table table,
            Sight sight,
            Function<Push, Frame> encoder,
            Duration grace,
            int perRecipient,
            int perParty,
            LongSupplier nanoTime) {
        this.table = table;
        this.standings = new Standings(sight);
        this.encoder = encoder;
        this.grace = grace;
        this.perRecipient = perRecipient;
        this.perParty = perParty;
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        table.ask(state -> {
            state.players().stream().filter(state::isPresent).forEach(player -> goneSince.put(player, now));
            return true;
        });
    }

    /** One tab that has a seat; closed, it has left. */
    public interface Seat extends AutoCloseable {
        /** Tells how things stand, ahead of all else. */
        void greet();

        /** A frame came from it. */
        void heard();

        /** Idempotent. */
        @Override
        void close();
    }

    /**
     * Gives a tab a seat.
     *
     * @throws RefusedException 429 if there is none left
     */
    public Seat sit(Recipient recipient, Connection connection) {
        Seated seated = new Seated(this, recipient, connection);
        add(seated);
        lastSeen.put(recipient, table.clock().instant());
        hub().join(table.topic(), seated);
        if (recipient instanceof Recipient.Player) {
            sentAway.remove(recipient.id());
            goneSince.remove(recipient.id());
            CompletableFuture<?> unused = note(recipient.id(), Presence.JOINED);
        }
        return new Taken(seated);
    }

    private synchronized void add(Seated seated) {
        Set<Seated> mine = seats.computeIfAbsent(seated.recipient(), r -> ConcurrentHashMap.newKeySet());
        if (mine.size() >= perRecipient) {
            throw RefusedException.tooMany("Over " + perRecipient + " connections with one token");
        }
        if (tabs >= perParty) {
            throw RefusedException.tooMany("Over " + perParty + " connections at one table");
        }
        mine.add(seated);
        tabs++;
    }

    private final class Taken implements Seat {
        private final Seated seated;

        Taken(Seated seated) {
            this.seated = seated;
        }

        @Override
        public void greet() {
            seated.greet();
        }

        @Override
        public void heard() {
            lastSeen.put(seated.recipient(), table.clock().instant());
        }

        @Override
        public void close() {
            leave(seated);
        }
    }

    private void leave(Seated seated) {
        hub().leave(table.topic(), seated);
        lastSeen.put(seated.recipient(), table.clock().instant());
        if (remove(seated)
                && seated.recipient() instanceof Recipient.Player
                && !sentAway.contains(seated.recipient().id())) {
            goneSince.put(seated.recipient().id(), nanoTime.getAsLong());
        }
    }

    /** True if it was the last tab of its recipient. */
    private synchronized boolean remove(Seated seated) {
        Set<Seated> mine = seats.get(seated.recipient());
        if (mine == null || !mine.remove(seated)) {
            return false;
        }
        tabs--;
        if (mine.isEmpty()) {
            seats.remove(seated.recipient());
            standings.forget(seated.recipient());
        }
        return mine.isEmpty();
    }

    /** A player is about to be sent away: that will be told, not that its tabs close. */
    void sendAway(String player) {
        sentAway.add(player);
        goneSince.remove(player);
    }

    /** Tells of those whose time of grace is over. To be called every second or so. */
    void sweep() {
        long now = nanoTime.getAsLong();
        goneSince.forEach((player, since) -> {
            if (now - since > grace.toNanos() && goneSince.remove(player, since)) {
                CompletableFuture<?> unused = note(player, Presence.DISCONNECTED)
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                // The log could not take it: it is tried again.
                                goneSince.putIfAbsent(player, since);
                            }
                        });
            }
        });
    }

    /** Records it if it is news. */
    private CompletableFuture<?> note(String player, Presence presence) {
        return table.inTurn(() -> {
            boolean news = table.ask(state -> !state.isStopped()
                    && !state.isRemoved(player)
                    && state.isPresent(player) != (presence == Presence.JOINED));
            // In between, the other may have become true: then that is told in its own turn.
            if (!news || isHere(player) != (presence == Presence.JOINED)) {
                return CompletableFuture.completedFuture(null);
            }
            String name = table.ask(state -> state.nameOf(player));
            return table.record(new PartyEvent.PresenceChanged(presence, player, name), null)
                    .thenApply(done -> null);
        });
    }

    private boolean isHere(String player) {
        return connections(Recipient.player(player)) > 0;
    }

    /** How many tabs somebody has open. */
    public int connections(Recipient recipient) {
        return seats.getOrDefault(recipient, Set.of()).size();
    }

    /** When somebody was heard last, since the server began; empty if never. */
    Optional<Instant> lastSeen(Recipient recipient) {
        return Optional.ofNullable(lastSeen.get(recipient));
    }

    /** Milliseconds for which the slowest tab of somebody has not taken what was sent to it; 0 if all are in time. */
    long lagMillis(Recipient recipient) {
        return seats.getOrDefault(recipient, Set.of()).stream()
                .mapToLong(tab -> TimeUnit.NANOSECONDS.toMillis(tab.connection().stalledNanos()))
                .max()
                .orElse(0);
    }

    /** How things stand for somebody now. */
    public Standing standing(Recipient recipient) {
        return table.ask(state -> standings.of(state, recipient));
    }

    long version() {
        return table.ask(PartyState::version);
    }

    Frame frame(Push push) {
        return encoder.apply(push);
    }

    /**
     * Tells somebody's tabs something about a subject, when they have all that came before.
     *
     * @param isTrue whether it still is, when it leaves; must not block
     */
    void tell(Recipient recipient, Object subject, Push push, BooleanSupplier isTrue) {
        Set<Seated> tabsOfOne = seats.getOrDefault(recipient, Set.of());
        if (!tabsOfOne.isEmpty()) {
            Frame frame = frame(push);
            tabsOfOne.forEach(tab -> tab.connection().whisper(subject, () -> isTrue.getAsBoolean() ? frame : null));
        }
    }

    /** Tells everybody. */
    void tellAll(Object subject, Push push) {
        Frame frame = frame(push);
        List.copyOf(seats.values())
                .forEach(tabsOfOne -> tabsOfOne.forEach(tab -> tab.connection().whisper(subject, () -> frame)));
    }

    private Hub hub() {
        return table.timeline().hub();
    }
}
