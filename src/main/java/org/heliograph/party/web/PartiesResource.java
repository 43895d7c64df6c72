package org.heliograph.party.web;

import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.heliograph.access.CallerPrincipal;
import org.heliograph.access.Role;
import org.heliograph.core.RefusedException;
import org.heliograph.party.Parties;
import org.heliograph.party.Sheet;
import org.heliograph.party.campaign.Campaign;
import org.heliograph.party.tokens.PartyToken;
import org.heliograph.wire.Fields;

/** Opening tables. */
@Path("parties")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class PartiesResource {
    private static final int LONGEST_NAME = 128;
    private static final String NAME = "name";
    private static final String CAMPAIGN = "campaign";

    /** Opens one, and answers with everybody's tokens. */
    @POST
    public Response open(
            String body,
            @Context ServletContext context,
            @Context HttpServletRequest request,
            @Context SecurityContext security) {
        CallerPrincipal.callerOf(security.getUserPrincipal()).require(Role.PRODUCER);
        PartyDoor door = PartyDoor.of(context);
        JsonObject json = door.json().parse(body);
        Fields fields = new Fields(json);
        Campaign campaign = campaign(door, json, fields);
        String name = name(fields, campaign);
        Parties.Created created =
                door.parties().create(name, campaign.players(), campaign.foes()).join();
        return Response.status(Response.Status.CREATED)
                .entity(door.json().write(opened(door, created, request)))
                .build();
    }

    private static Campaign campaign(PartyDoor door, JsonObject json, Fields fields) {
        String campaign = fields.textOrNull(CAMPAIGN);
        boolean hasCharacters = json.containsKey("characters") || json.containsKey("foes");
        if ((campaign == null) == !hasCharacters) {
            throw RefusedException.invalid("Either characters or campaign is needed");
        }
        return campaign == null
                ? new Campaign(null, sheets(json, "characters"), sheets(json, "foes"))
                : door.campaigns().campaign(campaign);
    }

    /** A party of a campaign that has a title needs no other name. */
    private static String name(Fields fields, Campaign campaign) {
        String given = fields.textOrNull(NAME);
        String name = given == null && campaign.title() != null ? campaign.title() : fields.text(NAME);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw RefusedException.invalid("name must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static List<Sheet> sheets(JsonObject json, String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.EMPTY_JSON_ARRAY);
        if (!(value instanceof JsonArray array)) {
            throw RefusedException.invalid(field + " must be a list");
        }
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            sheets.add(sheet(array.get(i), field + "[" + i + "]"));
        }
        return sheets;
    }

    private static Sheet sheet(JsonValue value, String place) {
        if (!(value instanceof JsonObject object)) {
            throw RefusedException.invalid(place + " must be an object");
        }
        try {
            return new Sheet(object);
        } catch (RefusedException e) {
            throw e.at(place);
        }
    }

    private static Opened opened(PartyDoor door, Parties.Created created, HttpServletRequest request) {
        Cards cards = new Cards(door, created.party(), request);
        List<PartyToken> tokens = created.tokens();
        int last = tokens.size() - 1;
        return new Opened(
                created.party().id().value(),
                new Cards.HostCard(tokens.get(0).secret()),
                tokens.subList(1, last).stream().map(cards::player).toList(),
                cards.observer(tokens.get(last)));
    }

    /** The answer: everybody's tokens. */
    public record Opened(
            String partyId, Cards.HostCard host, List<Cards.PlayerCard> players, Cards.ObserverCard observer) {}
}
