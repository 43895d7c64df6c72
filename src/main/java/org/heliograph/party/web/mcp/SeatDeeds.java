package org.heliograph.party.web.mcp;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.heliograph.party.Party;
import org.heliograph.party.Recipient;
import org.heliograph.party.invitation.Invitation;
import org.heliograph.party.tokens.PartyToken;
import org.heliograph.party.tokens.Role;
import org.heliograph.party.web.PartyStatus;
import org.heliograph.wire.Fields;

/** Who sits at a model's table, and that the table is closed. */
final class SeatDeeds {
    /** Looked up once: the lookup reads jars. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String PLAYER = "player_id";

    private SeatDeeds() {}

    /** How everybody joins. The host's own token is the one thing that stands nowhere. */
    static CompletionStage<Answer> mode(Call call, JsonObject arguments) {
        Party party = call.party();
        JsonArrayBuilder players = JSON.createArrayBuilder();
        JsonObjectBuilder data = JSON.createObjectBuilder()
                .add("party_id", party.id().value())
                .add("name", party.identity().name())
                .add("url", call.base().text());
        for (PartyToken token : call.door().parties().tokens(party.id())) {
            if (token.seat().role() == Role.PLAYER) {
                players.add(invited(call, token));
            } else if (token.seat().role() == Role.OBSERVER) {
                data.add("observer", JSON.createObjectBuilder().add("url", url(call, token)));
            }
        }
        return CompletableFuture.completedFuture(new Answer(
                "The party is on. Each address below lets in whoever opens it, as that player: it is for that person"
                        + " alone. The observers' one is for a screen that all may watch.",
                data.add("players", players).build()));
    }

    private static JsonObjectBuilder invited(Call call, PartyToken token) {
        String id = token.seat().id();
        return JSON.createObjectBuilder()
                .add(PLAYER, id)
                .add("name", call.party().nameOf(id))
                .add("url", url(call, token));
    }

    private static String url(Call call, PartyToken token) {
        return new Invitation(call.base(), token.secret()).url();
    }

    /** How the party is. */
    static CompletionStage<Answer> status(Call call, JsonObject arguments) {
        PartyStatus status = PartyStatus.of(call.door(), call.party(), call.base());
        return CompletableFuture.completedFuture(Answer.of("So the party is just now.", call.data(status)));
    }

    /** Sends a player away. */
    static CompletionStage<Answer> kick(Call call, JsonObject arguments) {
        String player = new Fields(arguments).text(PLAYER);
        call.door().parties().kick(call.party(), player).join();
        return CompletableFuture.completedFuture(new Answer(
                "Sent away: its address opens nothing now, and what it wanted to do is cancelled. party-token lets it"
                        + " back in.",
                JSON.createObjectBuilder()
                        .add(PLAYER, player)
                        .add("kicked", true)
                        .build()));
    }

    /** Gives another token: in the address, where a person needs it. */
    static CompletionStage<Answer> token(Call call, JsonObject arguments) {
        String player = new Fields(arguments).text(PLAYER);
        PartyToken fresh = call.door().parties().replace(call.party(), player).join();
        JsonObjectBuilder data = player.equals(Recipient.OBSERVER_ID)
                ? JSON.createObjectBuilder().add(PLAYER, player).add("url", url(call, fresh))
                : invited(call, fresh);
        return CompletableFuture.completedFuture(
                new Answer("The old address opens nothing now; this one is for that person alone.", data.build()));
    }

    /** The party is over. */
    static CompletionStage<Answer> stop(Call call, JsonObject arguments) {
        String party = call.party().id().value();
        call.door().parties().stop(call.party()).join();
        return CompletableFuture.completedFuture(new Answer(
                "The party is over. Everybody was told, every address and your own token open nothing now.",
                JSON.createObjectBuilder()
                        .add("party_id", party)
                        .add("status", "stopped")
                        .build()));
    }
}
