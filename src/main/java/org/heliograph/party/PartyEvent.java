package org.heliograph.party;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a party's log. It may hold secrets, so it is nothing that the encoder takes: only {@link PartyView}
 * makes of it what somebody may see.
 */
@JsonbTypeInfo(
        key = "type",
        value = {
            @JsonbSubtype(alias = "party_started", type = PartyEvent.PartyStarted.class),
            @JsonbSubtype(alias = "action_queued", type = PartyEvent.ActionQueued.class),
            @JsonbSubtype(alias = "action_cancelled", type = PartyEvent.ActionCancelled.class),
            @JsonbSubtype(alias = "response", type = PartyEvent.Responded.class),
            @JsonbSubtype(alias = "presence", type = PartyEvent.PresenceChanged.class),
            @JsonbSubtype(alias = "characters", type = PartyEvent.CharactersChanged.class),
            @JsonbSubtype(alias = "combat", type = PartyEvent.CombatChanged.class),
            @JsonbSubtype(alias = "party_stopped", type = PartyEvent.PartyStopped.class)
        })
public sealed interface PartyEvent {
    /**
     * The first entry.
     *
     * @param name what people call the party
     * @param players their characters
     * @param foes whom the host plays
     */
    record PartyStarted(String name, List<Sheet> players, List<Sheet> foes) implements PartyEvent {
        public PartyStarted {
            players = List.copyOf(players);
            foes = List.copyOf(foes);
        }
    }

    /**
     * A player wants to do something, and waits for the host.
     *
     * @param intakeSeq where the intake has it
     */
    record ActionQueued(Action action, long intakeSeq) implements PartyEvent {}

    /**
     * An action will not be carried out.
     *
     * @param reason for the player
     */
    record ActionCancelled(Answered action, String reason) implements PartyEvent {}

    /**
     * The host said something; if it answers an action, that is done.
     *
     * @param narrative what is told to everybody, or to a few
     * @param to who hears the narrative; null for everybody
     * @param privately what single players are told
     * @param dmOnly what only the host reads
     * @param answers the action that is done
     * @param sheets characters as they are after it, those that changed
     */
    record Responded(
            @Nullable String narrative,
            @Nullable List<String> to,
            Map<String, String> privately,
            @Nullable String dmOnly,
            @Nullable Answered answers,
            List<Sheet> sheets)
            implements PartyEvent {
        public Responded {
            to = to == null ? null : List.copyOf(to);
            // In an order of its own, so that the same event is always the same text.
            privately = Collections.unmodifiableMap(new TreeMap<>(privately));
            sheets = List.copyOf(sheets);
        }
    }

    /** A player came or went. */
    record PresenceChanged(Presence event, String playerId, String playerName) implements PartyEvent {}

    /** Characters or foes became different, or new ones came. */
    record CharactersChanged(List<Sheet> sheets) implements PartyEvent {
        public CharactersChanged {
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * The combat became different.
     *
     * @param sheets foes that came with it, or changed
     * @param combat how it is now
     */
    record CombatChanged(List<Sheet> sheets, Combat combat) implements PartyEvent {
        public CombatChanged {
            sheets = List.copyOf(sheets);
        }
    }

    /** The last entry. */
    record PartyStopped() implements PartyEvent {}

    /**
     * What a player wants to do.
     *
     * @param clientActionId the client's own name for it
     * @param text as the player wrote it
     * @param whispered whether only the host may know
     */
    record Action(
            String actionId,
            @Nullable String clientActionId,
            String playerId,
            String playerName,
            String text,
            boolean whispered,
            Instant submittedAt) {}

    /** Which action, and whose. */
    record Answered(String actionId, @Nullable String clientActionId, String playerId, boolean whispered) {
        static Answered of(Action action) {
            return new Answered(action.actionId(), action.clientActionId(), action.playerId(), action.whispered());
        }
    }
}
