package org.heliograph.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.heliograph.core.Folded;
import org.heliograph.core.RefusedException;
import org.heliograph.core.Timeline;
import org.heliograph.core.Turns;
import org.heliograph.core.View;
import org.heliograph.core.connection.Frame;
import org.heliograph.core.connection.Push;
import org.heliograph.core.log.EventLog;
import org.heliograph.core.log.LogHealth;
import org.jspecify.annotations.Nullable;

/** One table: who sits at it, what they do, what they are told. Any thread. */
public final class Party implements AutoCloseable {
    private final Table table;
    private final Sight sight;
    private final EventLog.Following folding;
    private final Attendance attendance;
    private final Actions actions;
    private final Narration narration;
    private final Characters characters;
    private final Battle battle;

    /**
     * Opens a party; it owns its logs from then on.
     *
     * @param timeline over its log
     * @param intake where actions are put down first
     */
    public static Party open(
            PartyId id,
            Timeline<PartyEvent> timeline,
            PartyFold fold,
            EventLog intake,
            Actions.IntakeCodec codec,
            Surroundings around,
            Limits limits) {
        return open(id, timeline, fold, intake, codec, around, limits, Sight.BY_THE_RULES);
    }

    /** The same, where the table of who may see what is another. */
    static Party open(
            PartyId id,
            Timeline<PartyEvent> timeline,
            PartyFold fold,
            EventLog intake,
            Actions.IntakeCodec codec,
            Surroundings around,
            Limits limits,
            Sight sight) {
        Folded<PartyState> state = new Folded<>(timeline.log(), PartyId.KIND, fold);
        Table table = new Table(id, timeline, state, intake, new Turns(around.executor()), around.clock());
        Attendance attendance = new Attendance(
                table,
                sight,
                around.encoder(),
                limits.grace(),
                limits.perToken(),
                limits.perParty(),
                around.nanoTime());
        Actions actions = new Actions(table, codec, new Leases(limits.lease(), around.nanoTime()), attendance);
        actions.queueWhatIsNot();
        return new Party(table, sight, state.follow(around.senders()), attendance, actions);
    }

    /**
     * What is around a party.
     *
     * @param encoder pushes to frames
     * @param senders where its state is kept up to date
     * @param executor where those go on that had to wait; may block
     * @param clock the time of day
     * @param nanoTime monotonic nanoseconds
     */
    public record Surroundings(
            Function<Push, Frame> encoder, Executor senders, Executor executor, Clock clock, LongSupplier nanoTime) {}

    /**
     * How much of everything.
     *
     * @param grace from a player's last tab closing to its being told
     * @param lease how long the host may take over an action
     * @param perToken tabs that one token may open
     * @param perParty tabs at the table
     */
    public record Limits(Duration grace, Duration lease, int perToken, int perParty) {}

    private Party(Table table, Sight sight, EventLog.Following folding, Attendance attendance, Actions actions) {
        this.table = table;
        this.sight = sight;
        this.folding = folding;
        this.attendance = attendance;
        this.actions = actions;
        this.narration = new Narration(table, actions, attendance);
        this.characters = new Characters(table);
        this.battle = new Battle(table);
    }

    /** Which. */
    public PartyId id() {
        return table.id();
    }

    /** Its log, for those who follow. */
    public Timeline<PartyEvent> timeline() {
        return table.timeline();
    }

    /** What somebody at the table sees of that log. */
    public View<PartyEvent> view(Recipient recipient) {
        return sight.view(recipient);
    }

    /** Who is at the table. */
    public Attendance attendance() {
        return attendance;
    }

    /** What players want to do. */
    public Actions actions() {
        return actions;
    }

    /** What the host says. */
    public Narration narration() {
        return narration;
    }

    /** Characters and foes. */
    public Characters characters() {
        return characters;
    }

    /** The host's commands of combat. */
    public Battle battle() {
        return battle;
    }

    /** The log's first entry; a party begins once. */
    CompletableFuture<Void> begin(String name, List<Sheet> players, List<Sheet> foes) {
        return table.record(new PartyEvent.PartyStarted(name, players, foes), "started")
                .thenApply(done -> null);
    }

    /**
     * Tells that the host sent a player away; what it had asked for is cancelled.
     *
     * @return exceptionally 404 if nobody of this id plays here
     */
    public CompletableFuture<Void> remove(String player) {
        return table.inTurn(() -> {
            String name = table.ask(state -> {
                requirePlayer(state, player);
                return state.nameOf(player);
            });
            if (table.ask(state -> state.isRemoved(player))) {
                return CompletableFuture.completedFuture(null);
            }
            List<PartyEvent.Action> open = table.ask(state -> state.open().stream()
                    .filter(action -> action.playerId().equals(player))
                    .toList());
            return table.record(new PartyEvent.PresenceChanged(Presence.REMOVED, player, name), null)
                    .thenApply(done -> {
                        actions.cancelled(open, "Kicked by host");
                        return null;
                    });
        });
    }

    /** A player who has another token may come back; exceptionally 404 if nobody of this id plays here. */
    public CompletableFuture<Void> readmit(String player) {
        return table.inTurn(() -> {
            String name = table.ask(state -> {
                requirePlayer(state, player);
                return state.nameOf(player);
            });
            return table.ask(state -> state.isRemoved(player))
                    ? table.record(new PartyEvent.PresenceChanged(Presence.READMITTED, player, name), null)
                            .thenApply(done -> null)
                    : CompletableFuture.completedFuture(null);
        });
    }

    private static void requirePlayer(PartyState state, String player) {
        if (!state.isPlayer(player)) {
            throw RefusedException.unknown("Nobody of this id plays here");
        }
    }

    /** The log's last entry. */
    CompletableFuture<Void> stop() {
        return table.inTurn(() -> table.ask(PartyState::isStopped)
                ? CompletableFuture.completedFuture(null)
                : table.record(new PartyEvent.PartyStopped(), "stopped").thenApply(done -> null));
    }

    /** What the host sees at a glance. */
    public Overview overview() {
        return table.ask(state -> Overview.of(state, attendance, actions));
    }

    /** Whether somebody of this id plays here, or did. */
    public boolean isPlayer(String id) {
        return table.ask(state -> state.isPlayer(id));
    }

    /** What a player is called. */
    public String nameOf(String player) {
        return table.ask(state -> state.nameOf(player));
    }

    /** What somebody at the table is called. */
    public String nameOf(Recipient recipient) {
        if (recipient instanceof Recipient.Player) {
            return nameOf(recipient.id());
        }
        return recipient instanceof Recipient.Host ? "DM" : "Observer";
    }

    /** Who plays here, but for those who were sent away. */
    public List<String> players() {
        return table.ask(PartyState::players);
    }

    /**
     * Actions that concern a recipient: those that are open, and its own that were done after an entry.
     *
     * @param seq the last entry it has
     */
    public List<OpenAction> openActions(Recipient recipient, long seq) {
        return table.ask(state -> OpenAction.of(state, recipient, seq, actions));
    }

    void sweep() {
        attendance.sweep();
        actions.sweep();
        battle.sweep();
    }

    void tidy() {
        table.state().keep();
        table.timeline().log().trim();
        table.intake().trim();
    }

    /** How its two logs are. */
    public List<LogHealth> health() {
        return List.of(table.timeline().log().health(), table.intake().health());
    }

    @Override
    public void close() {
        EventLog intake = table.intake();
        EventLog log = table.timeline().log();
        // A snapshot that cannot be kept must not keep the logs locked.
        try (intake;
                log) {
            table.timeline().close();
            folding.close();
            table.state().keep();
        }
    }

    /** What its name is, and when it began; null before it has. */
    public record Identity(String name, @Nullable Instant startedAt) {}

    /** What the log says of it. */
    public Identity identity() {
        return table.ask(state -> new Identity(state.name(), state.startedAt()));
    }
}
