package org.heliograph.party;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A party as its log tells. Changed by {@link PartyFold} alone; one thread at a time. */
public final class PartyState {
    /** Of so many actions of a player that are done, it is told on its return what became of them. */
    private static final int REMEMBERED = 100;

    private String name = "";
    private @Nullable Instant startedAt;
    private boolean stopped;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final Set<String> players = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> present = new LinkedHashSet<>();
    private final Map<String, PartyEvent.Action> open = new LinkedHashMap<>();
    private final Map<String, Deque<Done>> done = new LinkedHashMap<>();
    private long doneCount;
    private Combat combat = Combat.NONE;
    private @Nullable VisibleTurn visibleTurn;
    private final Intake intake = new Intake();
    private long version;

    /**
     * An action that is done.
     *
     * @param seq where the log says so
     */
    public record Done(PartyEvent.Answered action, String status, long seq) {}

    /** What people call it. */
    public String name() {
        return name;
    }

    /** When it began; null before. */
    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    boolean isStopped() {
        return stopped;
    }

    /** A character or foe; empty if there is none of this id. */
    public Optional<Sheet> sheet(String id) {
        return Optional.ofNullable(sheets.get(id));
    }

    /** All characters and foes. */
    Collection<Sheet> sheets() {
        return List.copyOf(sheets.values());
    }

    /** Whether somebody of this id plays here, or did. */
    boolean isPlayer(String id) {
        return players.contains(id);
    }

    /** Ids of the players, but for those who were sent away. */
    public List<String> players() {
        return players.stream().filter(id -> !removed.contains(id)).toList();
    }

    /** Ids of all who play here, or did. */
    List<String> allPlayers() {
        return List.copyOf(players);
    }

    boolean isRemoved(String id) {
        return removed.contains(id);
    }

    /** Whether the player was last seen coming, not going. */
    boolean isPresent(String id) {
        return present.contains(id);
    }

    /** What a player is called: as its character. */
    public String nameOf(String id) {
        Sheet sheet = sheets.get(id);
        return sheet == null ? id : sheet.name();
    }

    /** Actions that are not done, the oldest first. */
    public List<PartyEvent.Action> open() {
        return List.copyOf(open.values());
    }

    /** An action that is not done; empty if there is none of this id. */
    Optional<PartyEvent.Action> open(String actionId) {
        return Optional.ofNullable(open.get(actionId));
    }

    /** What a player's actions came to after an entry, as far back as is remembered. */
    List<Done> doneAfter(String player, long seq) {
        return done.getOrDefault(player, new ArrayDeque<>()).stream()
                .filter(action -> action.seq > seq)
                .toList();
    }

    /** How many actions the host has answered. */
    long doneCount() {
        return doneCount;
    }

    /** Who may act. */
    public Combat combat() {
        return combat;
    }

    /** Whose turn it seems to be; null if there is no fight. */
    @Nullable
    VisibleTurn visibleTurn() {
        return visibleTurn;
    }

    /** Players that are still to act in a moment in which all do. */
    List<String> waitingFor(Combat.Together together) {
        return players().stream()
                .filter(id -> !together.submitted().contains(id))
                .toList();
    }

    void start(String called, Instant at, List<Sheet> characters, List<Sheet> foes) {
        name = called;
        startedAt = at;
        put(characters, at);
        put(foes, at);
        characters.forEach(sheet -> players.add(sheet.id()));
    }

    void stop() {
        stopped = true;
    }

    void put(List<Sheet> changed, Instant at) {
        if (!changed.isEmpty()) {
            changed.forEach(sheet -> sheets.put(sheet.id(), sheet));
            version++;
            seeTurn(at);
        }
    }

    /** Which entries of the intake are queued. */
    Intake intake() {
        return intake;
    }

    void queue(PartyEvent.Action action, long intakeSeq) {
        intake.queued(intakeSeq);
        open.put(action.actionId(), action);
        Combat.Together together = combat.together();
        if (together != null
                && !action.whispered()
                && together.hasBegunBy(action.submittedAt())
                && !together.submitted().contains(action.playerId())) {
            combat = combat.asking(together.with(action.playerId()));
            version++;
            closeIfAllHaveActed();
        }
    }

    void done(PartyEvent.Answered action, String status, long seq) {
        open.remove(action.actionId());
        Deque<Done> mine = done.computeIfAbsent(action.playerId(), player -> new ArrayDeque<>());
        mine.add(new Done(action, status, seq));
        if (mine.size() > REMEMBERED) {
            mine.remove();
        }
    }

    void answered() {
        doneCount++;
    }

    void told() {
        combat = combat.told();
    }

    void became(Presence presence, String player) {
        version++;
        switch (presence) {
            case JOINED -> {
                present.add(player);
                removed.remove(player);
            }
            case DISCONNECTED -> present.remove(player);
            case REMOVED -> {
                present.remove(player);
                removed.add(player);
                closeIfAllHaveActed();
            }
            case READMITTED -> removed.remove(player);
        }
    }

    void fight(Combat changed, Instant at) {
        Combat.Fight fight = changed.fight();
        Instant now = fight != null && !fight.isSameTurnAs(combat.fight()) ? fight.since() : at;
        combat = changed;
        version++;
        if (fight == null) {
            visibleTurn = null;
        }
        closeIfAllHaveActed();
        seeTurn(now);
    }

    private void closeIfAllHaveActed() {
        Combat.Together together = combat.together();
        if (together != null && waitingFor(together).isEmpty()) {
            combat = combat.closed();
        }
    }

    private void seeTurn(Instant at) {
        Combat.Fight fight = combat.fight();
        if (fight != null) {
            visibleTurn = VisibleTurn.of(fight, visibleTurn, this::isVisible, at);
        }
    }

    /** Whether players may know of it; only a foe can hide. */
    boolean isVisible(String id) {
        Sheet sheet = sheets.get(id);
        return sheet != null && (players.contains(id) || !sheet.isHidden());
    }

    /** Changes whenever somebody's {@link Standing} may have; means nothing else. */
    long version() {
        return version;
    }

    /** The state as a snapshot holds it. */
    public record Kept(
            String name,
            @Nullable Instant startedAt,
            boolean stopped,
            List<Sheet> sheets,
            List<String> players,
            List<String> removed,
            List<String> present,
            List<PartyEvent.Action> open,
            List<Done> done,
            long doneCount,
            Combat combat,
            @Nullable VisibleTurn visibleTurn,
            long intakeThrough,
            List<Long> intakeAhead) {}

    Kept kept() {
        return new Kept(
                name,
                startedAt,
                stopped,
                new ArrayList<>(sheets.values()),
                new ArrayList<>(players),
                new ArrayList<>(removed),
                new ArrayList<>(present),
                new ArrayList<>(open.values()),
                done.values().stream().flatMap(Collection::stream).toList(),
                doneCount,
                combat,
                visibleTurn,
                intake.through(),
                intake.ahead());
    }

    static PartyState of(Kept kept) {
        PartyState state = new PartyState();
        state.name = kept.name;
        state.startedAt = kept.startedAt;
        state.stopped = kept.stopped;
        kept.sheets.forEach(sheet -> state.sheets.put(sheet.id(), sheet));
        state.players.addAll(kept.players);
        state.removed.addAll(kept.removed);
        state.present.addAll(kept.present);
        kept.open.forEach(action -> state.open.put(action.actionId(), action));
        kept.done.forEach(action -> state.done
                .computeIfAbsent(action.action().playerId(), player -> new ArrayDeque<>())
                .add(action));
        state.doneCount = kept.doneCount;
        state.combat = kept.combat;
        state.visibleTurn = kept.visibleTurn;
        state.intake.restore(kept.intakeThrough, kept.intakeAhead);
        return state;
    }
}
