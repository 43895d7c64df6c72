package org.heliograph.party;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.heliograph.core.RefusedException;
import org.jspecify.annotations.Nullable;

/** The host's commands of combat, one after the other. Any thread. */
public final class Battle {
    /** At most so many take part. */
    public static final int MOST = 100;

    /** A turn or a moment takes at most so many seconds. */
    public static final int LONGEST_SECONDS = 24 * 60 * 60;

    private static final int LONGEST_PROMPT = 2_000;

    private final Table table;

    Battle(Table table) {
        this.table = table;
    }

    /**
     * One who takes part.
     *
     * @param patch what is said of it beside its initiative: all of its sheet if it is new
     */
    public record Combatant(Combat.Rank rank, jakarta.json.JsonObject patch) {}

    /** A fight begins; exceptionally 409 if one is under way. */
    public CompletableFuture<Void> start(List<Combatant> combatants, @Nullable Integer turnSeconds) {
        requireSeconds("turn_seconds", turnSeconds);
        requireDistinct(combatants);
        return change(state -> {
            if (state.combat().fight() != null) {
                throw RefusedException.conflict("A combat is under way");
            }
            Combat.Fight fight =
                    Combat.Fight.begin(combatants.stream().map(Combatant::rank).toList(), turnSeconds, now());
            return new PartyEvent.CombatChanged(
                    sheets(state, combatants), state.combat().told().fighting(fight));
        });
    }

    /** It is the next one's turn; exceptionally 409 if there is no fight. */
    public CompletableFuture<Void> next() {
        return change(state -> {
            Combat.Fight next = fight(state).next(now());
            // While somebody hidden acts nothing changes for those who wait to be told what came of their acting.
            Combat combat = state.isVisible(next.current()) ? state.combat().told() : state.combat();
            return new PartyEvent.CombatChanged(List.of(), combat.fighting(next));
        });
    }

    /** One more takes part; exceptionally 409 if there is no fight, or it takes part already. */
    public CompletableFuture<Void> insert(Combatant combatant) {
        return change(state -> {
            Combat.Fight fight = fight(state);
            if (fight.has(combatant.rank().id())) {
                throw RefusedException.conflict(combatant.rank().id() + " takes part already");
            }
            if (fight.order().size() >= MOST) {
                throw RefusedException.conflict("At most " + MOST + " take part in a combat");
            }
            return new PartyEvent.CombatChanged(
                    sheets(state, List.of(combatant)), state.combat().fighting(fight.joinedBy(combatant.rank())));
        });
    }

    /** Whatever is under way ends; exceptionally 409 if nothing is. */
    public CompletableFuture<Void> end() {
        return change(state -> {
            Combat combat = state.combat();
            if (combat.fight() == null && combat.together() == null) {
                throw RefusedException.conflict("There is no combat");
            }
            return new PartyEvent.CombatChanged(List.of(), Combat.NONE);
        });
    }

    /** All players are asked to act at once; exceptionally 409 if they are already. */
    public CompletableFuture<Void> simultaneous(String prompt, int timeoutSeconds) {
        requireSeconds("timeout_seconds", timeoutSeconds);
        if (prompt.isBlank() || prompt.length() > LONGEST_PROMPT) {
            throw RefusedException.invalid("prompt must have 1 to " + LONGEST_PROMPT + " characters");
        }
        return change(state -> {
            if (state.combat().together() != null) {
                throw RefusedException.conflict("The players are asked already");
            }
            Instant deadline = now().plusSeconds(timeoutSeconds);
            return new PartyEvent.CombatChanged(
                    List.of(), state.combat().asking(new Combat.Together(prompt, deadline, timeoutSeconds, List.of())));
        });
    }

    /** Ends what all were asked, once its time has run out. To be called every second or so. */
    void sweep() {
        if (isOverdue()) {
            CompletableFuture<Void> unused = change(state -> isOverdue(state)
                    ? new PartyEvent.CombatChanged(List.of(), state.combat().closed())
                    : null);
        }
    }

    private boolean isOverdue() {
        return table.ask(this::isOverdue);
    }

    private boolean isOverdue(PartyState state) {
        Combat.Together together = state.combat().together();
        return together != null && !now().isBefore(together.deadline());
    }

    private CompletableFuture<Void> change(Function<PartyState, PartyEvent.@Nullable CombatChanged> decide) {
        return table.inTurn(() -> {
            PartyEvent.CombatChanged event = table.ask(decide);
            return event == null
                    ? CompletableFuture.completedFuture(null)
                    : table.record(event, null).thenApply(done -> null);
        });
    }

    private static Combat.Fight fight(PartyState state) {
        Combat.Fight fight = state.combat().fight();
        if (fight == null) {
            throw RefusedException.conflict("There is no combat");
        }
        return fight;
    }

    /** Those who are new, or of whom something else is said now. */
    private static List<Sheet> sheets(PartyState state, List<Combatant> combatants) {
        return combatants.stream()
                .map(combatant -> sheet(state, combatant))
                .filter(sheet -> !state.sheet(sheet.id()).map(sheet::equals).orElse(false))
                .toList();
    }

    private static Sheet sheet(PartyState state, Combatant combatant) {
        return state.sheet(combatant.rank().id())
                .map(known -> known.patched(combatant.patch()))
                .orElseGet(() -> new Sheet(combatant.patch()));
    }

    private static void requireDistinct(List<Combatant> combatants) {
        if (combatants.isEmpty() || combatants.size() > MOST) {
            throw RefusedException.invalid("initiative must have 1 to " + MOST + " entries");
        }
        Set<String> ids = new HashSet<>();
        for (Combatant combatant : combatants) {
            if (!ids.add(combatant.rank().id())) {
                throw RefusedException.invalid(
                        "initiative names " + combatant.rank().id() + " twice");
            }
        }
    }

    private static void requireSeconds(String field, @Nullable Integer seconds) {
        if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
            throw RefusedException.invalid(field + " must be a whole number from 1 to " + LONGEST_SECONDS);
        }
    }

    private Instant now() {
        return table.clock().instant();
    }
}
