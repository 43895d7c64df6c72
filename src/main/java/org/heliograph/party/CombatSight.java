package org.heliograph.party;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A party's combat as one recipient may see it: the host everything, the others what {@link #combatant} allows. */
final class CombatSight {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private final PartyState state;
    private final Recipient recipient;

    CombatSight(PartyState state, Recipient recipient) {
        this.state = state;
        this.recipient = recipient;
    }

    /** How it stands. */
    JsonObject data() {
        Combat combat = state.combat();
        if (combat.together() != null) {
            return together(combat.together());
        }
        if (combat.fight() != null) {
            return fight(combat.fight());
        }
        return JSON.createObjectBuilder().add("active", false).build();
    }

    private JsonObject together(Combat.Together together) {
        return JSON.createObjectBuilder()
                .add("active", true)
                .add("mode", "simultaneous")
                .add("prompt", together.prompt())
                .add("deadline", TIMESTAMP.format(together.deadline()))
                .add("timeout_seconds", together.timeoutSeconds())
                .add("submitted", JSON.createArrayBuilder(together.submitted()))
                .add("waiting_for", JSON.createArrayBuilder(state.waitingFor(together)))
                .build();
    }

    private JsonObject fight(Combat.Fight fight) {
        VisibleTurn turn = turn(fight);
        JsonObjectBuilder data = JSON.createObjectBuilder()
                .add("active", true)
                .add("mode", "turn_based")
                .add("round", turn.round());
        if (turn.id() == null) {
            data.addNull("current_turn");
        } else {
            data.add("current_turn", turn.id());
        }
        JsonArrayBuilder initiative = JSON.createArrayBuilder();
        for (Combat.Rank rank : fight.order()) {
            state.sheet(rank.id())
                    .filter(sheet -> isHost() || state.isVisible(sheet.id()))
                    .ifPresent(sheet -> initiative.add(combatant(sheet, rank.initiative())));
        }
        data.add("initiative", initiative)
                .add(
                        "your_turn",
                        recipient instanceof Recipient.Player && recipient.id().equals(turn.id()))
                .add("turn_started_at", TIMESTAMP.format(turn.since()));
        if (fight.turnSeconds() != null) {
            Instant deadline = turn.since().plusSeconds(fight.turnSeconds());
            data.add("turn_deadline", TIMESTAMP.format(deadline));
        }
        return data.build();
    }

    private VisibleTurn turn(Combat.Fight fight) {
        @Nullable VisibleTurn visible = state.visibleTurn();
        return isHost() || visible == null ? new VisibleTurn(fight.current(), fight.round(), fight.since()) : visible;
    }

    /** Of a foe its band of hit points, of a companion the figures; who only watches sees bands of all. */
    private JsonObject combatant(Sheet sheet, int initiative) {
        boolean inFigures = isHost() || (recipient instanceof Recipient.Player && state.isPlayer(sheet.id()));
        JsonObjectBuilder combatant = JSON.createObjectBuilder()
                .add("id", sheet.id())
                .add("name", sheet.name())
                .add("initiative", initiative);
        if (inFigures) {
            figure(combatant, "hp", sheet.number("hp"));
            figure(combatant, "max_hp", sheet.number("max_hp"));
            sheet.number("ac").ifPresent(ac -> combatant.add("ac", ac));
        } else {
            band(combatant, sheet);
        }
        combatant.add("conditions", sheet.conditions());
        if (isHost()) {
            combatant.add("hidden", sheet.isHidden());
        }
        return combatant.build();
    }

    private static void figure(JsonObjectBuilder combatant, String field, OptionalInt number) {
        if (number.isPresent()) {
            combatant.add(field, number.getAsInt());
        } else {
            combatant.addNull(field);
        }
    }

    private static void band(JsonObjectBuilder combatant, Sheet sheet) {
        OptionalInt hp = sheet.number("hp");
        if (hp.isPresent()) {
            int most = sheet.number("max_hp").orElse(hp.getAsInt());
            combatant.add("hp", Band.of(hp.getAsInt(), most).text());
        } else {
            combatant.addNull("hp");
        }
        combatant.addNull("max_hp");
    }

    private boolean isHost() {
        return recipient instanceof Recipient.Host;
    }
}
