package org.heliograph.party;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How things stand for one recipient: what is no event but the present. Values; equal ones mean that nothing it may see
 * has changed.
 *
 * @param combat who may act
 * @param characters by id: all for the host, its own for a player, none for who only watches
 */
public record Standing(JsonObject combat, Map<String, JsonObject> characters) {
    /** Whoever holds one sees what it was. */
    public Standing {
        characters = Collections.unmodifiableMap(new TreeMap<>(characters));
    }

    /** How things stand for this one. */
    static Standing of(PartyState state, Recipient recipient) {
        Map<String, JsonObject> characters = new TreeMap<>();
        if (recipient instanceof Recipient.Host) {
            state.sheets().forEach(sheet -> characters.put(sheet.id(), sheet.json()));
        } else if (recipient instanceof Recipient.Player) {
            state.sheet(recipient.id()).ifPresent(sheet -> characters.put(sheet.id(), sheet.forItsPlayer()));
        }
        return new Standing(new CombatSight(state, recipient).data(), characters);
    }

    /** Who may act, for the wire. */
    PartyPush.CombatState combatState() {
        return new PartyPush.CombatState(combat);
    }

    /** A character, for the wire; empty if its reader may not see it. */
    Optional<PartyPush.CharacterUpdate> character(String id) {
        return Optional.ofNullable(characters.get(id)).map(PartyPush.CharacterUpdate::new);
    }
}
