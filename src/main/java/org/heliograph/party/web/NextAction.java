package org.heliograph.party.web;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import org.heliograph.core.LookBack;
import org.heliograph.core.Page;
import org.heliograph.core.View;
import org.heliograph.party.Party;
import org.heliograph.party.PartyEvent;
import org.heliograph.party.Recipient;
import org.heliograph.party.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The action that the host is to answer.
 *
 * @param whispered whether only the host knows of it
 * @param context what is needed to answer it, where that was asked for
 */
public record NextAction(
        String actionId,
        String playerId,
        String playerName,
        String text,
        @JsonbProperty("private") boolean whispered,
        Instant submittedAt,
        @Nullable JsonObject context) {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final int RECENT = 10;
    private static final int MOST_FRAMES = 1_000;

    /** By itself. */
    public static NextAction of(PartyDoor door, Party party, PartyEvent.Action action) {
        return of(action, null);
    }

    private static NextAction of(PartyEvent.Action action, @Nullable JsonObject context) {
        return new NextAction(
                action.actionId(),
                action.playerId(),
                action.playerName(),
                action.text(),
                action.whispered(),
                action.submittedAt(),
                context);
    }

    /** With the character, the combat and what was told last. */
    public static NextAction inContext(PartyDoor door, Party party, PartyEvent.Action action) {
        Standing standing = party.attendance().standing(Recipient.HOST);
        JsonObjectBuilder context = JSON.createObjectBuilder();
        JsonObject character = standing.characters().get(action.playerId());
        if (character != null) {
            context.add("character", character);
        }
        context.add("combat", standing.combat()).add("recent", recent(door, party));
        return of(action, context.build());
    }

    /** The last narratives, oldest first. */
    public static JsonArrayBuilder recent(PartyDoor door, Party party) {
        View<PartyEvent> view = party.view(Recipient.HOST);
        LookBack.Beginning begin =
                party.timeline().lookBack(party.id().topic(), view).newest(RECENT, Opening::isNarrative);
        Page page = party.timeline().page(party.id().topic(), begin.place(), view, MOST_FRAMES);
        JsonArrayBuilder narratives = JSON.createArrayBuilder();
        page.frames().stream()
                .filter(Opening::isNarrative)
                .forEach(frame -> narratives.add(door.json().parse(frame.text())));
        return narratives;
    }
}
