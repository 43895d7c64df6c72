package org.heliograph.party.privacy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Battle;
import org.heliograph.party.Combat;
import org.heliograph.party.Party;
import org.heliograph.party.Sheet;

/** What the host does in and to fights. Ghosts are foes that nobody but the host ever sees. */
final class Fights {
    private static final List<String> ALL = List.of("ann", "bob", "cat", "orc", "bat", "wolf");
    private static final List<String> FOES = List.of("orc", "bat", "wolf");
    private static final String GHOST = "ghost";

    private final Stage stage;
    private final Party party;
    private final World.Role role;
    private boolean ghostsBegan;

    Fights(Stage stage, World.Role role) {
        this.stage = stage;
        this.party = stage.party;
        this.role = role;
    }

    static boolean tellsOfGhosts(Step.Deed deed) {
        return Set.of(Step.Deed.INSERT, Step.Deed.UNVEIL).contains(deed);
    }

    /** False if it is nothing of a fight. */
    boolean take(int serial, Step step, int hidden) {
        switch (step.deed()) {
            case FIGHT -> start(serial, step, hidden);
            case NEXT -> next();
            case INSERT -> insert(ALL.get(step.n() % ALL.size()), step.m() % 30, JsonValue.EMPTY_JSON_OBJECT);
            case END -> attempt(() -> party.battle().end());
            case TOGETHER -> attempt(() -> party.battle().simultaneous("All at once?", 1 + step.m() % 12));
            case WOUND -> wound(FOES.get(step.n() % FOES.size()), step.m());
            case AFFLICT -> afflict(ALL.get(step.n() % ALL.size()), step.m());
            case UNVEIL -> patch("wolf", "hidden", Json.createValue(0).equals(Json.createValue(step.m() % 2)) ? JsonValue.TRUE : JsonValue.FALSE);
            case SCRATCH -> scratch(step, hidden);
            case NOTE -> patch(ALL.get(step.n() % ALL.size()), "dm_note", Json.createValue("SECRET note " + hidden));
            case ARMOUR -> patch(armoured(step.n()), "ac", Json.createValue(hidden));
            case PURSE -> patch(purse(step.n()), "inventory", Json.createArrayBuilder().add("SECRET " + hidden).build());
            case GHOST_COMES -> insert(GHOST + serial, initiativeOfGhost(hidden), ghost(serial, hidden));
            case GHOST_ACTS -> {
                if (ghostIsNext()) {
                    attempt(() -> party.battle().next());
                }
            }
            case GHOST_IS_HURT -> ghostIsHurt(hidden);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void start(int serial, Step step, int hidden) {
        List<Battle.Combatant> all = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            if ((step.n() >> i) % 2 == 1) {
                all.add(combatant(ALL.get(i), initiative(step.m() + i), JsonValue.EMPTY_JSON_OBJECT));
            }
        }
        if (all.isEmpty()) {
            all.add(combatant("bob", 10, JsonValue.EMPTY_JSON_OBJECT));
        }
        if (hidden % 2 == 1) {
            all.add(combatant(GHOST + serial, initiativeOfGhost(hidden), ghost(serial, hidden)));
        }
        Integer seconds = step.m() % 2 == 0 ? null : 30;
        if (attempt(() -> party.battle().start(all, seconds))) {
            ghostsBegan = isGhost(current());
        }
    }

    private static int initiative(int m) {
        return m * 7 % 5 * 6;
    }

    /** Before all others, behind them, or among them. */
    private static int initiativeOfGhost(int hidden) {
        return hidden * 7 % 41;
    }

    private static Battle.Combatant combatant(String id, int initiative, JsonObject patch) {
        return new Battle.Combatant(new Combat.Rank(id, initiative), patch);
    }

    private static JsonObject ghost(int serial, int hidden) {
        Sheet sheet = Stage.sheet(GHOST + serial, 10 + hidden);
        return Json.createObjectBuilder(sheet.json())
                .add("name", "SECRET ghost")
                .add("hidden", true)
                .build();
    }

    /** On to the next one who is no ghost. Where a ghost began a fight, the first one has not begun yet. */
    private void next() {
        if (ghostsBegan) {
            ghostsBegan = false;
            finishGhosts();
        }
        pass();
    }

    private void finishGhosts() {
        while (isGhost(current())) {
            attempt(() -> party.battle().next());
        }
    }

    private void pass() {
        while (ghostIsNext()) {
            attempt(() -> party.battle().next());
        }
        // It is seen when the next one begins, not how many have acted before.
        stage.clock.advance(Duration.ofMillis(1));
        attempt(() -> party.battle().next());
    }

    private boolean ghostIsNext() {
        List<String> order = order();
        int at = order.indexOf(current());
        return at >= 0 && isGhost(order.get((at + 1) % order.size()));
    }

    private void insert(String id, int initiative, JsonObject patch) {
        attempt(() -> party.battle().insert(combatant(id, initiative, patch)));
    }

    private void ghostIsHurt(int hidden) {
        order().stream()
                .filter(Fights::isGhost)
                .findFirst()
                .ifPresent(ghost -> patch(ghost, "hp", Json.createValue(hidden % 10)));
    }

    private void wound(String foe, int m) {
        int most = sheet(foe).getInt("max_hp");
        patch(foe, "hp", Json.createValue(most * (m % 6) / 5));
    }

    private void afflict(String whom, int m) {
        patch(whom, "conditions", m % 2 == 0 ? JsonValue.EMPTY_JSON_ARRAY : Json.createArrayBuilder().add("prone").build());
    }

    /** A hit that leaves somebody in the same band, of whom the watcher sees no more than that. */
    private void scratch(Step step, int hidden) {
        List<String> banded = role == World.Role.PLAYER ? FOES : ALL;
        String whom = banded.get(step.n() % banded.size());
        int most = sheet(whom).getInt("max_hp");
        int band = band(sheet(whom).getInt("hp"), most);
        IntPredicate same = hp -> band(hp, most) == band;
        int[] alike = IntStream.rangeClosed(-5, most + 5).filter(same).toArray();
        patch(whom, "hp", Json.createValue(alike[hidden % alike.length]));
    }

    /** As the document has it: unhurt, hurt, bloodied from half, near death from a quarter, down. */
    private static int band(int hp, int most) {
        if (hp <= 0 || hp >= most) {
            return hp <= 0 ? 0 : 4;
        }
        return hp * 4 <= most ? 1 : hp * 2 <= most ? 2 : 3;
    }

    /** Whose armour the watcher does not see. */
    private String armoured(int n) {
        return role == World.Role.PLAYER ? FOES.get(n % FOES.size()) : ALL.get(n % ALL.size());
    }

    /** Whose purse the watcher does not see. */
    private String purse(int n) {
        return role == World.Role.PLAYER ? n % 2 == 0 ? "ann" : "cat" : ALL.get(n % ALL.size());
    }

    private void patch(String id, String field, JsonValue value) {
        attempt(() -> party.characters()
                .patch(id, Json.createObjectBuilder().add(field, value).build()));
    }

    private JsonObject sheet(String id) {
        return party.characters().get(id).json();
    }

    private static boolean isGhost(String id) {
        return id.startsWith(GHOST);
    }

    private String current() {
        Combat.Fight fight = stage.combat().fight();
        return fight == null ? "" : fight.current();
    }

    private List<String> order() {
        Combat.Fight fight = stage.combat().fight();
        return fight == null
                ? List.of()
                : fight.order().stream().map(Combat.Rank::id).toList();
    }

    /** What is refused is refused; the host alone learns of it. */
    static boolean attempt(Supplier<CompletableFuture<?>> deed) {
        try {
            return !deed.get().isCompletedExceptionally();
        } catch (RefusedException e) {
            return false;
        }
    }
}
